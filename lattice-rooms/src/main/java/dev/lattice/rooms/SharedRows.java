package dev.lattice.rooms;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import dev.lattice.engine.collection.ListReader;
import dev.lattice.engine.collection.ListSource;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Values of a {@link SharedMap} in an order, all or some: the cards of a column of a
 * board. A card that is moved is one whose fields are changed; so it is in one place
 * whatever others do at the same time.
 *
 * @param <T> the type of the values
 */
public final class SharedRows<T> extends RoomView<RowsMirror<T>> implements ListSource<T> {

	private final SharedMap<T> map;

	private final Function<? super T, String> order;

	private final @Nullable Only<T> only;

	SharedRows(SharedMap<T> map, Function<? super T, String> order) {
		this(map, order, null);
	}

	private SharedRows(SharedMap<T> map, Function<? super T, String> order, @Nullable Only<T> only) {
		super(map.views, (only != null) ? ViewKey.of(map.views, SharedRows.class, map.key.name(), map.key, order, only)
				: ViewKey.of(map.views, SharedRows.class, map.key.name(), map.key, order));
		this.map = map;
		this.order = order;
		this.only = only;
	}

	/**
	 * Returns those values whose field has a value, of which others may be in other
	 * columns. Give a field that captures nothing, such as a method reference.
	 * @param field gives the field of a value
	 * @param value what it has to equal
	 * @return those values
	 */
	public SharedRows<T> where(Function<? super T, ?> field, Object value) {
		return new SharedRows<>(this.map, this.order, new Only<>(field, value, this.only));
	}

	@Override
	RowsMirror<T> mirror(Scope root) {
		return new RowsMirror<>(this.views, this.key, root,
				() -> new LiveOrder<>(this.views, this.map.key, this.map::live, this.order, this::isShown));
	}

	private boolean isShown(T value) {
		return this.only == null || this.only.test(value);
	}

	/** Returns the values; the list that is returned does not change. */
	@Override
	public List<T> get() {
		return read(RowsMirror::values,
				(doc) -> LiveOrder.sorted(this.views, this.map.latest(doc), this.order, this::isShown).values());
	}

	/**
	 * Returns how many values there are.
	 * @return the number
	 */
	public int size() {
		return read(RowsMirror::size, (doc) -> get().size());
	}

	/**
	 * Returns whether there is no value.
	 * @return whether it is empty
	 */
	public boolean isEmpty() {
		return size() == 0;
	}

	@Override
	public ListReader<T> reader() {
		RowsMirror<T> seen = seen();
		if (seen == null) {
			throw new IllegalStateException("The rows " + this + " are followed outside of a session; use get() there");
		}
		return seen.reader();
	}

	/**
	 * Returns the order of a value that shall stand at a position: between the one before
	 * it and the one that is there now. Where several have the same order, it is behind
	 * them.
	 * @param index the position, from 0 to the size
	 * @return a key for the field by which the values are sorted
	 * @throws IndexOutOfBoundsException if the position is not among these
	 */
	public String orderAt(int index) {
		List<T> values = Scope.untracked(this);
		if (index < 0 || index > values.size()) {
			throw new IndexOutOfBoundsException("There is no position " + index + " in rows of size " + values.size());
		}
		String before = (index > 0) ? this.order.apply(values.get(index - 1)) : null;
		int next = index;
		while (before != null && next < values.size() && this.order.apply(values.get(next)).compareTo(before) <= 0) {
			next++;
		}
		return OrderKeys.between(before, (next < values.size()) ? this.order.apply(values.get(next)) : null);
	}

	/**
	 * That a field of a value has a value.
	 *
	 * @param <T> the type of the values
	 * @param field gives the field
	 * @param value what it has to equal
	 * @param and what else has to apply, if anything
	 */
	private record Only<T>(Function<? super T, ?> field, Object value, @Nullable Only<T> and) {

		boolean test(T tested) {
			return Objects.equals(this.field.apply(tested), this.value) && (this.and == null || this.and.test(tested));
		}

	}

}
