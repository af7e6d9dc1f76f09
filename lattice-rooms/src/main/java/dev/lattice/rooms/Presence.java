package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import dev.lattice.rooms.value.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * Who is present in a room, and what the session says of itself there: a name, a colour,
 * whether they type, where their cursor is. What is said is not kept, and gone when its
 * page is: three seconds after it went or was cut off, half a minute after its node has
 * ended.
 * <p>
 * Yjs clients see it as awareness states, with the fields of the record and the field
 * {@code user} with {@code name} and {@code color}, where editors look for them. Their
 * own states are read the same way; one that is not of the type is shown through a
 * function, or not at all.
 *
 * @param <T> the type of what is said
 */
public final class Presence<T> extends RoomView<RowsMirror<T>> implements Supplier<List<T>> {

	private final ValueCodec<T> codec;

	private final Function<Map<String, Object>, @Nullable T> others;

	private final @Nullable Seat seat;

	private final @Nullable Signal<T> mine;

	Presence(RoomViews views, ValueCodec<T> codec, @Nullable T mine,
			Function<Map<String, Object>, @Nullable T> others) {
		super(views, ViewKey.of(views, Presence.class, "presence", codec, others));
		this.codec = codec;
		this.others = others;
		this.mine = (mine != null) ? new Signal<>(mine) : null;
		this.seat = (mine != null) ? new Seat(views, codec.write(mine)) : null;
	}

	@Override
	RowsMirror<T> mirror(Scope root) {
		return new RowsMirror<>(this.views, this.key, root,
				() -> new LivePresence<>(this.views.document(), this.codec, this.others));
	}

	private List<Row<T>> rows() {
		return read((seen) -> {
			seen.values();
			return seen.rows().stretch(0, seen.rows().size());
		}, (doc) -> this.views.document()
			.awareness((awareness) -> LivePresence.read(awareness, this.codec, this.others)));
	}

	/**
	 * Returns who is present, in the order in which they came; who is there several times
	 * and the same each time counts once.
	 */
	@Override
	public List<T> get() {
		LinkedHashSet<T> distinct = new LinkedHashSet<>();
		peers().forEach((peer) -> distinct.add(peer.value()));
		return List.copyOf(distinct);
	}

	/**
	 * Returns who is present, in the order in which they came, each page and editor for
	 * itself.
	 * @return those who are present, with keys that tell them apart
	 */
	public List<Peer<T>> peers() {
		String own = (this.seat != null) ? this.seat.key() : "";
		List<Peer<T>> peers = new ArrayList<>();
		for (Row<T> row : rows()) {
			if (row.isShown()) {
				peers.add(new Peer<>(row.key, row.required(), row.key.equals(own)));
			}
		}
		return List.copyOf(peers);
	}

	/**
	 * Returns what the session says of itself; whatever is running then depends on it.
	 * @return what it says
	 * @throws IllegalStateException if it only watches
	 */
	public T mine() {
		return required(this.mine).get();
	}

	/**
	 * Says something else of the session. Belongs to its turn.
	 * @param change makes it of what it said before
	 * @throws IllegalArgumentException if it is longer than a room allows
	 * @throws IllegalStateException if the session only watches
	 */
	public void update(UnaryOperator<T> change) {
		Signal<T> mine = required(this.mine);
		T next = Objects.requireNonNull(change.apply(mine.peek()), "What is said of a session is null");
		if (!next.equals(mine.peek())) {
			required(this.seat).say(this.codec.write(next));
			mine.set(next);
		}
	}

	/** The session's place, or null if it only watches. */
	@Nullable Seat seat() {
		return this.seat;
	}

	private static <V> V required(@Nullable V value) {
		if (value == null) {
			throw new IllegalStateException(
					"This session only watches who is present; take part with room.presence(…)");
		}
		return value;
	}

}
