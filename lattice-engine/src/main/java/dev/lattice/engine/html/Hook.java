package dev.lattice.engine.html;

import java.util.function.BiConsumer;

import dev.lattice.engine.event.Json;
import org.jspecify.annotations.Nullable;

/**
 * A place where a script of the application takes part, {@code lattice.hooks.<name>} in
 * the browser; an attribute of one element or of several. Made by its component, and used
 * in the turns of its session.
 */
public final class Hook implements Attribute {

	private final String name;

	private final int number;

	private final BiConsumer<String, String> out;

	/**
	 * Makes a hook; applications let their component do it.
	 * @param name the name under which the script is registered
	 * @param number tells the session's hooks from each other, above 0
	 * @param out takes the name of an event and its payload as JSON
	 */
	public Hook(String name, int number, BiConsumer<String, String> out) {
		this.name = Checks.hook(name);
		this.number = number;
		this.out = out;
	}

	/**
	 * Sends an event to the scripts at this hook's elements, with the next patch. Who is
	 * not there when it comes misses it: a page that is built anew, or a script that does
	 * not listen yet.
	 * @param event the event's name
	 * @param payload null, a boolean, number, string, list or map; at most
	 * {@value Json#MAX_LENGTH} characters as JSON
	 * @throws IllegalArgumentException if the payload is none of these, or too long
	 */
	public void push(String event, @Nullable Object payload) {
		this.out.accept(Checks.event(event), Json.write(payload));
	}

	/**
	 * Returns the value of the attribute (I-84).
	 * @return the name and the number
	 */
	public String attribute() {
		return this.name + "." + this.number;
	}

	@Override
	public String toString() {
		return "hook " + attribute();
	}

}
