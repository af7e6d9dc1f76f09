package dev.lattice.engine.patch;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** An instruction as a value, for tests and logs. */
public sealed interface Instruction {

	/**
	 * Sets a slot.
	 *
	 * @param slot the slot's id
	 * @param value a string, a boolean or null
	 */
	record Set(int slot, @Nullable Object value) implements Instruction {
	}

	/**
	 * Puts a new instance into a hole.
	 *
	 * @param hole the hole's id
	 * @param before the instance in front of which it goes, or 0 for the end
	 * @param template the template's number
	 * @param instance the new instance's id
	 * @param values the values of its slots
	 */
	record Insert(int hole, int before, int template, int instance,
			List<@Nullable Object> values) implements Instruction {
	}

	/**
	 * Moves an instance within its hole.
	 *
	 * @param instance the instance
	 * @param before the instance in front of which it goes, or 0 for the end
	 */
	record Move(int instance, int before) implements Instruction {
	}

	/**
	 * Exchanges two instances of a hole.
	 *
	 * @param first the instance that stands in front of the other
	 * @param second the other
	 */
	record Swap(int first, int second) implements Instruction {
	}

	/**
	 * Takes an instance away.
	 *
	 * @param instance the instance
	 */
	record Remove(int instance) implements Instruction {
	}

	/**
	 * Takes all instances of a hole away.
	 *
	 * @param hole the hole
	 */
	record Clear(int hole) implements Instruction {
	}

	/**
	 * Tells a template.
	 *
	 * @param number the template's number
	 * @param tokens integers and strings, without the end
	 */
	record Define(int number, List<Object> tokens) implements Instruction {
	}

	/**
	 * Puts a new instance where another one is, and keeps nodes of that.
	 *
	 * @param old the instance that goes
	 * @param template the number of the new one's template
	 * @param instance the new instance's id
	 * @param nodes for each element and text that has slots, a slot of the old instance
	 * whose node it goes on with, or 0
	 * @param holes for each hole the slot of the old hole whose content it goes on with,
	 * or 0
	 * @param values the values of its slots
	 */
	record Replace(int old, int template, int instance, List<Integer> nodes, List<Integer> holes,
			List<@Nullable Object> values) implements Instruction {
	}

	/**
	 * Replaces the document's address.
	 *
	 * @param url path and query
	 */
	record Url(String url) implements Instruction {
	}

	/**
	 * Sets an entry of the document's head.
	 *
	 * @param name the entry's name
	 * @param value the value, or null: the entry is taken away
	 */
	record Head(String name, @Nullable String value) implements Instruction {
	}

	/**
	 * Tells where the page is, or where to go.
	 *
	 * @param way one of the ways of {@link Wire#GO}
	 * @param input the number of the input that is answered, or 0
	 * @param url the address
	 */
	record Go(int way, int input, String url) implements Instruction {
	}

	/**
	 * Hands an event over to hooks.
	 *
	 * @param hook the hook's number, or 0 for all
	 * @param event the event's name
	 * @param payload JSON
	 */
	record Push(int hook, String event, String payload) implements Instruction {
	}

	/**
	 * Carries out commands.
	 *
	 * @param commands JSON
	 */
	record Run(String commands) implements Instruction {
	}

}
