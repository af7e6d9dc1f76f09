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
	 */
	void insert(int hole, int before, int template, int instance);

	/**
	 * Gives the next value of the instance being inserted.
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
	 * Replaces the document's address.
	 * @param url path and query
	 */
	void url(String url);

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
