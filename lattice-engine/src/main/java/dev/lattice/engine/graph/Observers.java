package dev.lattice.engine.graph;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** The observers of a source that has, or had, more than one. */
final class Observers extends Audience {

	/*
	 * In the order in which they came. One that leaves leaves a hole, for each of the
	 * others knows its place by number (its slot) and the order is that in which effects
	 * were made. When half of the places are holes, those behind move up and are told.
	 */

	private static final int SMALL = 8;

	@Nullable Observer[] places = new @Nullable Observer[4];

	/** How many places are taken or holes. */
	int size;

	private int taken;

	Observers(Observer first) {
		super(first.graph);
		add(first);
	}

	int add(Observer observer) {
		if (this.size == this.places.length) {
			this.places = Arrays.copyOf(this.places, this.size + Math.max(2, this.size >> 2));
		}
		this.places[this.size] = observer;
		this.taken++;
		return this.size++;
	}

	/**
	 * Makes a hole.
	 * @return whether nobody is left
	 */
	boolean remove(int slot, Source source) {
		this.places[slot] = null;
		this.taken--;
		while (this.size > 0 && this.places[this.size - 1] == null) {
			this.size--;
		}
		if (this.size > SMALL && this.taken < this.size / 2) {
			closeHoles(source);
		}
		return this.taken == 0;
	}

	private void closeHoles(Source source) {
		@Nullable Observer[] moved = new @Nullable Observer[this.taken + SMALL];
		int next = 0;
		for (int slot = 0; slot < this.size; slot++) {
			Observer observer = this.places[slot];
			if (observer != null) {
				observer.moved(source, slot, next);
				moved[next++] = observer;
			}
		}
		this.places = moved;
		this.size = next;
	}

}
