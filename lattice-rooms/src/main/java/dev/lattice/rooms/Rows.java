package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

/**
 * Rows in order, which do not change: a change makes others that share all but the way to
 * it, so that thousands follow a long list and hold it once. Some rows are hidden: they
 * have a place, and are not shown.
 *
 * @param <T> the type of the values
 */
final class Rows<T> {

	/*
	 * A rope: a binary tree that is balanced as AVL trees are, with short arrays as
	 * leaves. Both trees that a splice cuts, and what it puts between them, are joined at
	 * about the same height, which costs as many steps as the heights differ.
	 */

	private static final int LEAF = 64;

	private static final Rows<?> EMPTY = new Rows<>(null);

	private final @Nullable Node<T> root;

	private Rows(@Nullable Node<T> root) {
		this.root = root;
	}

	@SuppressWarnings("unchecked") // there is nothing in it
	static <T> Rows<T> empty() {
		return (Rows<T>) EMPTY;
	}

	static <T> Rows<T> of(List<Row<T>> rows) {
		return new Rows<>(build(rows, 0, rows.size()));
	}

	/** How many rows there are, hidden ones too. */
	int size() {
		return (this.root != null) ? this.root.size : 0;
	}

	/** How many are shown. */
	int shown() {
		return (this.root != null) ? this.root.shown : 0;
	}

	/** The row at a position among all. */
	Row<T> get(int index) {
		if (this.root == null || index < 0 || index >= this.root.size) {
			throw outOfBounds(index, size());
		}
		Node<T> node = this.root;
		int at = index;
		while (node instanceof Branch<T> branch) {
			boolean left = at < branch.left.size;
			at -= left ? 0 : branch.left.size;
			node = left ? branch.left : branch.right;
		}
		return ((Leaf<T>) node).rows[at];
	}

	/** How many rows before a position among all are shown. */
	int shownBefore(int index) {
		Node<T> node = this.root;
		int at = index;
		int count = 0;
		while (node instanceof Branch<T> branch) {
			if (at >= branch.left.size) {
				count += branch.left.shown;
				at -= branch.left.size;
				node = branch.right;
			}
			else {
				node = branch.left;
			}
		}
		if (node instanceof Leaf<T> leaf) {
			for (int i = 0; i < at && i < leaf.rows.length; i++) {
				count += leaf.rows[i].isShown() ? 1 : 0;
			}
		}
		return count;
	}

	/** The position among all of the row at a position among those shown. */
	int indexOfShown(int shownIndex) {
		if (shownIndex < 0 || shownIndex >= shown()) {
			throw outOfBounds(shownIndex, shown());
		}
		Node<T> node = this.root;
		int left = shownIndex;
		int index = 0;
		while (node instanceof Branch<T> branch) {
			if (left >= branch.left.shown) {
				left -= branch.left.shown;
				index += branch.left.size;
				node = branch.right;
			}
			else {
				node = branch.left;
			}
		}
		if (node instanceof Leaf<T> leaf) {
			for (int i = 0; i < leaf.rows.length; i++) {
				if (leaf.rows[i].isShown() && left-- == 0) {
					return index + i;
				}
			}
		}
		throw outOfBounds(shownIndex, shown());
	}

	/** The row at a position among those shown. */
	Row<T> getShown(int shownIndex) {
		return get(indexOfShown(shownIndex));
	}

	/**
	 * The first position of a row that does not stand before a place, of rows in that
	 * order.
	 */
	int search(ToIntFunction<Row<T>> compare) {
		int low = 0;
		int high = size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (compare.applyAsInt(get(middle)) < 0) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	/** Puts rows in the place of others. */
	Rows<T> splice(int from, int removed, List<Row<T>> added) {
		if (from < 0 || removed < 0 || from > size() - removed) {
			throw new IndexOutOfBoundsException(
					"There are no " + removed + " rows from position " + from + " on in a list of size " + size());
		}
		Node<T> before = take(this.root, from);
		Node<T> behind = drop(this.root, from + removed);
		return new Rows<>(join(join(before, build(added, 0, added.size())), behind));
	}

	void forEach(Consumer<Row<T>> action) {
		forEach(this.root, action);
	}

	/** The rows of a stretch. */
	List<Row<T>> stretch(int from, int count) {
		List<Row<T>> rows = new ArrayList<>(count);
		for (int i = from; i < from + count; i++) {
			rows.add(get(i));
		}
		return rows;
	}

	/** The values of the rows that are shown. */
	List<T> values() {
		List<T> values = new ArrayList<>(shown());
		forEach((row) -> {
			if (row.isShown()) {
				values.add(row.required());
			}
		});
		return List.copyOf(values);
	}

	/** How high the tree is, for tests. */
	int height() {
		return (this.root != null) ? this.root.height : 0;
	}

	private static IndexOutOfBoundsException outOfBounds(int index, int size) {
		return new IndexOutOfBoundsException("There is no position " + index + " in a list of size " + size);
	}

	private static <T> void forEach(@Nullable Node<T> node, Consumer<Row<T>> action) {
		switch (node) {
			case null -> {
			}
			case Branch<T> branch -> {
				forEach(branch.left, action);
				forEach(branch.right, action);
			}
			case Leaf<T> leaf -> {
				for (Row<T> row : leaf.rows) {
					action.accept(row);
				}
			}
		}
	}

	private static <T> @Nullable Node<T> build(List<Row<T>> rows, int from, int to) {
		if (from == to) {
			return null;
		}
		if (to - from <= LEAF) {
			return leaf(rows.subList(from, to));
		}
		int middle = (from + to) >>> 1;
		return join(build(rows, from, middle), build(rows, middle, to));
	}

	@SuppressWarnings("unchecked") // an array of rows of T
	private static <T> Leaf<T> leaf(List<Row<T>> rows) {
		return new Leaf<>(rows.toArray((Row<T>[]) new Row<?>[0]));
	}

	private static <T> @Nullable Node<T> take(@Nullable Node<T> node, int count) {
		if (node == null || count == 0) {
			return null;
		}
		if (count >= node.size) {
			return node;
		}
		return switch (node) {
			case Leaf<T> leaf -> leaf(List.of(leaf.rows).subList(0, count));
			case Branch<T> branch -> (count <= branch.left.size) ? take(branch.left, count)
					: join(branch.left, take(branch.right, count - branch.left.size));
		};
	}

	private static <T> @Nullable Node<T> drop(@Nullable Node<T> node, int count) {
		if (node == null || count >= node.size) {
			return null;
		}
		if (count == 0) {
			return node;
		}
		return switch (node) {
			case Leaf<T> leaf -> leaf(List.of(leaf.rows).subList(count, leaf.size));
			case Branch<T> branch -> (count >= branch.left.size) ? drop(branch.right, count - branch.left.size)
					: join(drop(branch.left, count), branch.right);
		};
	}

	private static <T> @Nullable Node<T> join(@Nullable Node<T> left, @Nullable Node<T> right) {
		if (left == null) {
			return right;
		}
		if (right == null) {
			return left;
		}
		return joined(left, right);
	}

	private static <T> Node<T> joined(Node<T> left, Node<T> right) {
		if (left instanceof Leaf<T> one && right instanceof Leaf<T> other && one.size + other.size <= LEAF) {
			List<Row<T>> rows = new ArrayList<>(one.size + other.size);
			rows.addAll(List.of(one.rows));
			rows.addAll(List.of(other.rows));
			return leaf(rows);
		}
		// Leaves that are side by side are made one, even where the heights fit already.
		if (left instanceof Branch<T> branch && (left.height > right.height + 1 || right instanceof Leaf<T>)) {
			return balanced(branch.left, joined(branch.right, right));
		}
		if (right instanceof Branch<T> branch && (right.height > left.height + 1 || left instanceof Leaf<T>)) {
			return balanced(joined(left, branch.left), branch.right);
		}
		return new Branch<>(left, right);
	}

	private static <T> Node<T> balanced(Node<T> left, Node<T> right) {
		if (left.height > right.height + 1 && left instanceof Branch<T> high) {
			if (high.left.height >= high.right.height || !(high.right instanceof Branch<T> middle)) {
				return new Branch<>(high.left, new Branch<>(high.right, right));
			}
			return new Branch<>(new Branch<>(high.left, middle.left), new Branch<>(middle.right, right));
		}
		if (right.height > left.height + 1 && right instanceof Branch<T> high) {
			if (high.right.height >= high.left.height || !(high.left instanceof Branch<T> middle)) {
				return new Branch<>(new Branch<>(left, high.left), high.right);
			}
			return new Branch<>(new Branch<>(left, middle.left), new Branch<>(middle.right, high.right));
		}
		return new Branch<>(left, right);
	}

	/** A part of the rows. */
	private abstract static sealed class Node<T> permits Leaf, Branch {

		final int size;

		final int shown;

		final int height;

		Node(int size, int shown, int height) {
			this.size = size;
			this.shown = shown;
			this.height = height;
		}

	}

	/** A few rows. */
	private static final class Leaf<T> extends Node<T> {

		final Row<T>[] rows;

		Leaf(Row<T>[] rows) {
			super(rows.length, shown(rows), 0);
			this.rows = rows;
		}

		private static int shown(Row<?>[] rows) {
			int count = 0;
			for (Row<?> row : rows) {
				count += row.isShown() ? 1 : 0;
			}
			return count;
		}

	}

	/** Two parts. */
	private static final class Branch<T> extends Node<T> {

		final Node<T> left;

		final Node<T> right;

		Branch(Node<T> left, Node<T> right) {
			super(left.size + right.size, left.shown + right.shown, Math.max(left.height, right.height) + 1);
			this.left = left;
			this.right = right;
		}

	}

}
