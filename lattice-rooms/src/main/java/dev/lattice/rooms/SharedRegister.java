package dev.lattice.rooms;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YMap;
import dev.lattice.engine.signal.Scope;
import dev.lattice.rooms.value.ValueCodec;

/**
 * One value of a room. Of those that are set at once one wins, everywhere the same. In
 * the document it is the key {@code value} of the map of its name.
 * <p>
 * A session reads what it has seen, as with every view. Something that is not of its type
 * is reported, and counts as nothing.
 *
 * @param <T> the type of the value
 */
public final class SharedRegister<T> extends RoomView<ValueMirror<T>> implements Supplier<T> {

	private static final String KEY = "value";

	private final ValueCodec<T> codec;

	private final T absent;

	SharedRegister(RoomViews views, String name, ValueCodec<T> codec, T absent) {
		super(views, ViewKey.of(views, SharedRegister.class, name, codec, absent));
		this.codec = codec;
		this.absent = absent;
	}

	@Override
	ValueMirror<T> mirror(Scope root) {
		return new ValueMirror<>(this.views, this.key, root, () -> new LiveValue<>(this.views.document(), this::now,
				(doc, changed) -> map(doc).observeDeep((events, transaction) -> changed.run())));
	}

	private YMap map(Doc doc) {
		return doc.map(this.key.name());
	}

	private T now(Doc doc) {
		YMap map = map(doc);
		T read = map.has(KEY)
				? this.views.decoded(this.key.name(), "key '" + KEY + "'", this.codec, Stored.plain(map.get(KEY)))
				: null;
		return (read != null) ? read : this.absent;
	}

	/** Returns the value, or what it is where none was set. */
	@Override
	public T get() {
		return readWritten(ValueMirror::get, this::now);
	}

	/**
	 * Sets the value; an equal one changes nothing.
	 * @param value the new value
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void set(T value) {
		update((before) -> value);
	}

	/**
	 * Sets the value to what the function makes of the one that the room holds now.
	 * @param change makes the new value; must be short, and touch no other room
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void update(UnaryOperator<T> change) {
		this.views.edit((run) -> {
			YMap map = map(run.doc());
			T value = Objects.requireNonNull(change.apply(now(run.doc())), "The value of a register is null");
			Object written = this.codec.write(value);
			if (!map.has(KEY) || !Stored.equal(Stored.plain(map.get(KEY)), written)) {
				map.set(KEY, written);
			}
			return null;
		});
	}

}
