package dev.lattice.test;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.session.Connection;

/**
 * What a page has said and the session has not said it received: numbered, and said again
 * over each connection.
 */
final class Unreceived {

	private final List<Input> inputs = new ArrayList<>();

	private int last;

	/** Returns the number of what was said last. */
	int last() {
		return this.last;
	}

	void add(Delivery delivery) {
		this.inputs.add(new Input(++this.last, delivery));
	}

	/** Returns all, in the order in which they are to be said. */
	List<Input> inputs() {
		return List.copyOf(this.inputs);
	}

	/** Forgets what was received. */
	void received(int number) {
		this.inputs.removeIf((input) -> input.number() <= number);
	}

	/** Forgets all: a new page begins. */
	void clear() {
		this.inputs.clear();
	}

	/** Counts on from what was received (P-12, P-21). */
	void renumber(int received) {
		this.last = received;
		this.inputs.replaceAll((input) -> new Input(++this.last, input.delivery()));
	}

	/** How an input gets to the session. */
	interface Delivery {

		void to(Connection connection, int number);

	}

	/**
	 * Something that was said.
	 *
	 * @param number its number, from 1 on
	 * @param delivery how it gets to the session
	 */
	record Input(int number, Delivery delivery) {
	}

}
