package dev.lattice.engine.patch;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Takes the instructions of one patch, in order. Values are strings, booleans and null.
 * Meaning: {@code docs/spec/instructions.md}.
 */
public interface PatchWriter {

	/**
	 * Sets a slot.
	 * @param slot the slot's id
	 * @param value the value
	 */
	void set(int slot, @Nullable Object value);

	/**
	 * Puts a new instance into a hole. A call of {@link #value} follows for each slot
	 * that has a value.
	 * @param hole the hole's id
	 * @param before the instance in front of which it goes, or 0 for the end
	 * @param template the template's number
	 * @param instance the new instance's id
	 * @param slots how many slots the template has
	 */
	void insert(int hole, int before, int template, int instance, int slots);

	/**
	 * Gives the next value of the instance being inserted or replacing another.
	 * @param value the value
	 */
	void value(@Nullable Object value);

	/**
	 * Moves an instance within its hole.
	 * @param instance the instance
	 * @param before the instance in front of which it goes, or 0 for the end
	 */
	void move(int instance, int before);

	/**
	 * Exchanges two instances of a hole.
	 * @param first the instance that stands in front of the other
	 * @param second the other
	 */
	void swap(int first, int second);

	/**
	 * Takes an instance away.
	 * @param instance the instance
	 */
	void remove(int instance);

	/**
	 * Takes all instances of a hole away.
	 * @param hole the hole
	 */
	void clear(int hole);

	/**
	 * Tells a template.
	 * @param number the template's number
	 * @param tokens integers and strings, without the end
	 */
	void define(int number, List<Object> tokens);

	/**
	 * Puts a new instance where another one is, and keeps nodes of that (I-50). A call of
	 * {@link #value} follows for each slot that has a value.
	 * @param old the instance that goes
	 * @param template the number of the new one's template
	 * @param instance the new instance's id
	 * @param nodes for each element and text that has slots, a slot of the old instance
	 * whose node it goes on with, or 0
	 * @param holes for each hole the slot of the old hole whose content it goes on with,
	 * or 0
	 */
	void replace(int old, int template, int instance, List<Integer> nodes, List<Integer> holes);

	/**
	 * Replaces the document's address.
	 * @param url path and query
	 */
	void url(String url);

	/**
	 * Sets an entry of the document's head.
	 * @param name the entry's name (I-90)
	 * @param value the value, or null to take the entry away
	 */
	void head(String name, @Nullable String value);

	/**
	 * Tells where the page is, or where to go.
	 * @param way one of the ways of {@link Wire#GO}
	 * @param input the number of the input that is answered, or 0
	 * @param url the address
	 */
	void go(int way, int input, String url);

	/**
	 * Hands an event over to hooks.
	 * @param hook the hook's number, or 0 for all
	 * @param event the event's name
	 * @param payload JSON
	 */
	void push(int hook, String event, String payload);

	/**
	 * Carries out commands.
	 * @param commands JSON
	 */
	void run(String commands);

}
