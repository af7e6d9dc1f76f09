package dev.lattice.crdt;

import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Which item holds which index of a sequence, and which index an item has, in time
 * proportional to the logarithm of the number of items.
 */
final class PositionIndex {

	/*
	 * A tree of counted leaves: each node knows how many visible elements are below it.
	 * Leaves hold items in order, deleted ones too; an item finds its leaf through a
	 * column of the items. It is built when the first index is asked for in a sequence
	 * that is long enough to deserve it: who only passes updates on never pays for it.
	 * Who types asks for one place after the other: the item found last is remembered
	 * with its index, until something may have changed before it.
	 */

	private static final int WIDTH = 64;

	private static final int LONG_ENOUGH = 48;

	private final Items items;

	private final Slot sequence;

	private int count;

	private @Nullable Node root;

	/** The item found last, or {@link Items#NONE}, and the index of its first element. */
	private int near = Items.NONE;

	private long nearIndex;

	/** The item that {@link #seek} found, or {@link Items#NONE} behind the last one. */
	int item;

	/** How many elements of that item are before the index sought. */
	long offset;

	PositionIndex(Items items, Slot sequence) {
		this.items = items;
		this.sequence = sequence;
	}

	/** A part of a sequence; owned by the index of that sequence. */
	static final class Node {

		@Nullable Node parent;

		/** How many elements below are visible. */
		long visible;

		int size;

		/** The items of a leaf. */
		final int[] items;

		/** The children of an inner node; empty in a leaf. */
		final Node[] children;

		Node(boolean leaf) {
			this.items = leaf ? new int[WIDTH] : NO_ITEMS;
			this.children = leaf ? NO_CHILDREN : new Node[WIDTH];
		}

		private static final int[] NO_ITEMS = {};

		private static final Node[] NO_CHILDREN = {};

		boolean isLeaf() {
			return this.items.length > 0;
		}

		int placeOf(int item) {
			int at = 0;
			while (this.items[at] != item) {
				at++;
			}
			return at;
		}

		int placeOf(Node child) {
			int at = 0;
			while (this.children[at] != child) {
				at++;
			}
			return at;
		}

		void add(long elements) {
			for (Node node = this; node != null; node = node.parent) {
				node.visible += elements;
			}
		}

	}

	/**
	 * Finds the visible item that holds the element before the index, and how many of its
	 * elements are before the index; {@link Items#NONE} for index 0. The index is at most
	 * the length of the sequence.
	 */
	void seek(long index) {
		this.item = Items.NONE;
		this.offset = 0;
		if (index == 0) {
			return;
		}
		long within = index - this.nearIndex;
		if (this.near != Items.NONE && within > 0 && within <= this.items.length(this.near)) {
			this.item = this.near;
			this.offset = within;
			return;
		}
		if (this.root == null && this.count > LONG_ENOUGH) {
			build();
		}
		if (this.root == null) {
			walk(index);
		}
		else {
			descend(this.root, index);
		}
		this.near = this.item;
		this.nearIndex = index - this.offset;
	}

	private void walk(long index) {
		long rest = index;
		for (int at = this.sequence.first; at != Items.NONE; at = this.items.right(at)) {
			if (this.items.visible(at)) {
				long length = this.items.length(at);
				if (rest <= length) {
					this.item = at;
					this.offset = rest;
					return;
				}
				rest -= length;
			}
		}
		throw new IllegalStateException("The index " + index + " is behind the end of the sequence");
	}

	private void descend(Node root, long index) {
		Node node = root;
		long rest = index;
		while (!node.isLeaf()) {
			int at = 0;
			while (rest > node.children[at].visible) {
				rest -= node.children[at++].visible;
			}
			node = node.children[at];
		}
		for (int at = 0;; at++) {
			int candidate = node.items[at];
			if (this.items.visible(candidate)) {
				long length = this.items.length(candidate);
				if (rest <= length) {
					this.item = candidate;
					this.offset = rest;
					return;
				}
				rest -= length;
			}
		}
	}

	/** How many visible elements are before that item. */
	long indexOf(int item) {
		if (this.root == null && this.count > LONG_ENOUGH) {
			build();
		}
		long index = 0;
		if (this.root == null) {
			for (int at = this.sequence.first; at != item; at = this.items.right(at)) {
				index += visible(at);
			}
			return index;
		}
		Node node = leaf(item);
		for (int at = 0; node.items[at] != item; at++) {
			index += visible(node.items[at]);
		}
		for (Node parent = node.parent; parent != null; parent = parent.parent) {
			for (int at = 0; parent.children[at] != node; at++) {
				index += parent.children[at].visible;
			}
			node = parent;
		}
		return index;
	}

	/** To be told when an item was linked into the sequence, visible or not. */
	void inserted(int item) {
		this.count++;
		if (this.items.left(item) != this.near && this.items.visible(item)) {
			this.near = Items.NONE;
		}
		if (this.root != null) {
			insert(item).add(visible(item));
		}
	}

	/** To be told when an item was split; both parts have their lengths and links. */
	void split(int left, int right) {
		this.count++;
		if (this.root != null) {
			Node leaf = leaf(left);
			if (leaf.size < WIDTH) {
				put(leaf, leaf.placeOf(left) + 1, right);
			}
			else {
				long visible = visible(right);
				leaf.add(-visible);
				insert(right).add(visible);
			}
		}
	}

	/**
	 * To be told before the right part is given back; the left one still has its old
	 * length.
	 */
	void merged(int left, int right) {
		this.count--;
		if (right == this.near) {
			this.near = Items.NONE;
		}
		if (this.root != null) {
			Node leaf = leaf(left);
			Node gone = leaf(right);
			if (leaf != gone) {
				long visible = visible(right);
				gone.add(-visible);
				leaf.add(visible);
			}
			remove(gone, gone.placeOf(right));
		}
	}

	/** To be told when a visible item has been deleted. */
	void deleted(int item) {
		if (this.items.left(item) != this.near) {
			this.near = Items.NONE;
		}
		if (this.root != null) {
			leaf(item).add(-this.items.length(item));
		}
	}

	/** To be told when the items of the sequence are collected with their type. */
	void clear() {
		this.root = null;
		this.near = Items.NONE;
		this.count = 0;
	}

	private long visible(int item) {
		return this.items.visible(item) ? this.items.length(item) : 0;
	}

	private Node leaf(int item) {
		return Objects.requireNonNull(this.items.leaf(item));
	}

	private void build() {
		Node leaf = new Node(true);
		this.root = leaf;
		for (int at = this.sequence.first; at != Items.NONE; at = this.items.right(at)) {
			leaf = put(leaf, leaf.size, at);
			leaf.add(visible(at));
		}
	}

	/** Puts an item, whose elements are not counted yet, behind its left neighbour. */
	private Node insert(int item) {
		int left = this.items.left(item);
		if (left != Items.NONE) {
			Node leaf = leaf(left);
			return put(leaf, leaf.placeOf(left) + 1, item);
		}
		Node node = Objects.requireNonNull(this.root);
		while (!node.isLeaf()) {
			node = node.children[0];
		}
		return put(node, 0, item);
	}

	private Node put(Node leaf, int place, int item) {
		Node target = leaf;
		int at = place;
		if (leaf.size == WIDTH) {
			Node next = halve(leaf, place);
			if (place > leaf.size || leaf.size == WIDTH) {
				target = next;
				at = place - leaf.size;
			}
		}
		System.arraycopy(target.items, at, target.items, at + 1, target.size - at);
		target.items[at] = item;
		target.size++;
		this.items.leaf(item, target);
		return target;
	}

	/**
	 * Makes a right neighbour of a full leaf: an empty one where a sequence grows at its
	 * end.
	 */
	private Node halve(Node leaf, int place) {
		Node next = new Node(true);
		int keep = (place == WIDTH && isLast(leaf)) ? WIDTH : WIDTH / 2;
		long moved = 0;
		for (int from = keep; from < WIDTH; from++) {
			int item = leaf.items[from];
			next.items[next.size++] = item;
			this.items.leaf(item, next);
			moved += visible(item);
		}
		leaf.size = keep;
		leaf.add(-moved);
		adopt(leaf, next);
		next.add(moved);
		return next;
	}

	private static boolean isLast(Node node) {
		Node at = node;
		for (Node parent = node.parent; parent != null; parent = parent.parent) {
			if (parent.children[parent.size - 1] != at) {
				return false;
			}
			at = parent;
		}
		return true;
	}

	/**
	 * Gives a node, whose elements are not counted yet, the parent of its left neighbour.
	 */
	private void adopt(Node left, Node next) {
		Node parent = left.parent;
		if (parent == null) {
			parent = new Node(false);
			parent.children[parent.size++] = left;
			parent.visible = left.visible;
			left.parent = parent;
			this.root = parent;
		}
		int place = parent.placeOf(left) + 1;
		if (parent.size == WIDTH) {
			Node other = new Node(false);
			int keep = (place == WIDTH && isLast(parent)) ? WIDTH : WIDTH / 2;
			long moved = 0;
			for (int from = keep; from < WIDTH; from++) {
				Node child = parent.children[from];
				other.children[other.size++] = child;
				child.parent = other;
				moved += child.visible;
			}
			Arrays.fill(parent.children, keep, WIDTH, null);
			parent.size = keep;
			parent.add(-moved);
			adopt(parent, other);
			other.add(moved);
			if (place > keep || keep == WIDTH) {
				parent = other;
				place -= keep;
			}
		}
		System.arraycopy(parent.children, place, parent.children, place + 1, parent.size - place);
		parent.children[place] = next;
		parent.size++;
		next.parent = parent;
	}

	private void remove(Node leaf, int place) {
		System.arraycopy(leaf.items, place + 1, leaf.items, place, leaf.size - place - 1);
		leaf.size--;
		Node node = leaf;
		while (node.size == 0 && node.parent != null) {
			Node parent = node.parent;
			int at = parent.placeOf(node);
			System.arraycopy(parent.children, at + 1, parent.children, at, parent.size - at - 1);
			parent.size--;
			node = parent;
		}
		if (node.size == 0) {
			this.root = null;
		}
	}

}
