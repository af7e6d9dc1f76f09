package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YArray;
import dev.lattice.engine.collection.ListReader;
import dev.lattice.engine.collection.ListSource;
import dev.lattice.engine.signal.Scope;
import dev.lattice.rooms.value.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * A list of a room: entries in order, which many insert and remove at once. In the
 * document it is the array of its name, with plain values in it.
 * <p>
 * A session reads what it has seen, which stays the same within a turn but for its own
 * edits; positions that it gives mean the entries that it has seen there, wherever others
 * have moved them since. What reads the list, its size or a position runs again as with a
 * {@code ListSignal}. Elsewhere the list is what the room holds now. Entries that are not
 * of its type are skipped and reported.
 * <p>
 * Who replaces or moves an entry removes it and inserts another one: if two do so at
 * once, both of theirs are there. Records that are changed or moved belong into a
 * {@link SharedMap}, {@linkplain SharedMap#sortedBy sorted} by one of their fields.
 *
 * @param <T> the type of the entries
 */
public final class SharedList<T> extends RoomView<RowsMirror<T>> implements ListSource<T> {

	private final ValueCodec<T> codec;

	SharedList(RoomViews views, String name, ValueCodec<T> codec) {
		super(views, ViewKey.of(views, SharedList.class, name, codec));
		this.codec = codec;
	}

	@Override
	RowsMirror<T> mirror(Scope root) {
		return new RowsMirror<>(this.views, this.key, root,
				() -> new LiveList<>(this.views, this.key.name(), this.codec));
	}

	private YArray array(Doc doc) {
		return doc.array(this.key.name());
	}

	private Rows<T> latest(Doc doc) {
		return LiveList.read(this.views, array(doc), this.key.name(), this.codec);
	}

	// Reading

	/** Returns the entries; the list that is returned does not change. */
	@Override
	public List<T> get() {
		ListPlaces<T> written = written();
		return (written != null) ? written.values() : read(RowsMirror::values, (doc) -> latest(doc).values());
	}

	/**
	 * Returns the entry at a position.
	 * @param index the position, from 0
	 * @return the entry
	 * @throws IndexOutOfBoundsException if there is no such position
	 */
	public T get(int index) {
		ListPlaces<T> written = written();
		return (written != null) ? written.get(index)
				: read((seen) -> seen.get(index), (doc) -> latest(doc).getShown(index).required());
	}

	/**
	 * Returns how many entries there are.
	 * @return the number
	 */
	public int size() {
		ListPlaces<T> written = written();
		return (written != null) ? written.size() : read(RowsMirror::size, (doc) -> latest(doc).shown());
	}

	/**
	 * Returns whether there is no entry.
	 * @return whether the list is empty
	 */
	public boolean isEmpty() {
		return size() == 0;
	}

	@Override
	public ListReader<T> reader() {
		RowsMirror<T> seen = seen();
		if (seen == null) {
			throw new IllegalStateException("The list " + this + " is followed outside of a session; use get() there");
		}
		return seen.reader();
	}

	// Writing

	/**
	 * Adds an entry at the end.
	 * @param entry the entry
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void add(T entry) {
		addAll(List.of(entry));
	}

	/**
	 * Adds entries at the end.
	 * @param entries the entries, in order
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void addAll(Collection<? extends T> entries) {
		List<@Nullable Object> written = written(entries);
		edit((places) -> {
			places.append(written, rows(entries));
			return null;
		});
	}

	/**
	 * Adds an entry before the one at a position, or at the end.
	 * @param index the position of the new entry, from 0 to the size
	 * @param entry the entry
	 * @throws IndexOutOfBoundsException if the position is not among these
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void add(int index, T entry) {
		List<@Nullable Object> written = written(List.of(entry));
		edit((places) -> {
			places.insert(index, written, rows(List.of(entry)));
			return null;
		});
	}

	/**
	 * Replaces an entry. One that somebody has removed meanwhile stays removed.
	 * @param index the position, from 0
	 * @param entry the new entry
	 * @return the entry before
	 * @throws IndexOutOfBoundsException if there is no such position
	 * @throws RoomRefusedException if the room refuses it
	 */
	public T set(int index, T entry) {
		List<@Nullable Object> written = written(List.of(entry));
		return edit((places) -> places.replace(index, written, rows(List.of(entry))));
	}

	/**
	 * Replaces an entry by what the function makes of it.
	 * @param index the position, from 0
	 * @param change makes the new entry of the current one
	 * @throws IndexOutOfBoundsException if there is no such position
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void update(int index, UnaryOperator<T> change) {
		edit((places) -> {
			T entry = change.apply(places.get(index));
			return places.replace(index, written(List.of(entry)), rows(List.of(entry)));
		});
	}

	/**
	 * Removes the entry at a position, if nobody has done so meanwhile.
	 * @param index the position, from 0
	 * @return the entry
	 * @throws IndexOutOfBoundsException if there is no such position
	 * @throws RoomRefusedException if the room refuses it
	 */
	public T remove(int index) {
		return edit((places) -> places.remove(index));
	}

	/**
	 * Removes all entries to which the condition applies.
	 * @param condition is asked once of each entry, in order; must be short
	 * @return whether there was one
	 * @throws RoomRefusedException if the room refuses it
	 */
	public boolean removeIf(Predicate<? super T> condition) {
		return edit((places) -> {
			List<Integer> gone = new ArrayList<>();
			for (int index = 0; index < places.size(); index++) {
				if (condition.test(places.get(index))) {
					gone.add(index);
				}
			}
			for (int i = gone.size() - 1; i >= 0; i--) {
				places.remove(gone.get(i));
			}
			return !gone.isEmpty();
		});
	}

	/**
	 * Moves an entry: it is removed, and inserted again, unless somebody has removed it.
	 * @param from the position that it has
	 * @param to the position that it will have
	 * @throws IndexOutOfBoundsException if there is no such position
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void move(int from, int to) {
		edit((places) -> {
			places.move(from, to);
			return null;
		});
	}

	/**
	 * Removes all entries, skipped ones too.
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void clear() {
		this.views.edit((run) -> {
			YArray array = array(run.doc());
			array.delete(0, array.length());
			places(run).cleared();
			return null;
		});
	}

	private <R extends @Nullable Object> R edit(Function<ListPlaces<T>, R> editing) {
		return this.views.edit((run) -> editing.apply(places(run)));
	}

	/** What is seen with what the edit that runs has written, if it has. */
	private @Nullable ListPlaces<T> written() {
		RunningEdit run = editing();
		return (run != null) ? run.places(this.key) : null;
	}

	/** What positions mean in an edit: what the session has seen there. */
	private ListPlaces<T> places(RunningEdit run) {
		YArray array = array(run.doc());
		return run.places(this.key, () -> {
			RowsMirror<T> seen = seenBefore();
			return (seen != null) ? new ListPlaces<>(array, seen.rows(), seen.unseen())
					: new ListPlaces<>(array, () -> latest(run.doc()));
		});
	}

	private List<@Nullable Object> written(Collection<? extends T> entries) {
		List<@Nullable Object> written = new ArrayList<>(entries.size());
		for (T entry : entries) {
			written.add(this.codec.write(Objects.requireNonNull(entry, "An entry of a list is null")));
		}
		return written;
	}

	private static <T> List<Row<T>> rows(Collection<? extends T> entries) {
		List<Row<T>> rows = new ArrayList<>(entries.size());
		entries.forEach((entry) -> rows.add(new Row<>("", entry)));
		return rows;
	}

}
