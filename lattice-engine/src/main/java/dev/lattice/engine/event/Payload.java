package dev.lattice.engine.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a hook in the browser pushed: a value of JSON. It came from a browser and may be
 * anything: each method checks what it returns. Immutable.
 */
public final class Payload {

	private static final Payload NOTHING = new Payload(null);

	private final @Nullable Object value;

	private Payload(@Nullable Object value) {
		this.value = value;
	}

	/**
	 * Reads a payload.
	 * @param json at most {@value Json#MAX_READ_LENGTH} characters of JSON
	 * @return the payload
	 * @throws BadEventException if it is no JSON, or longer or deeper than allowed
	 */
	public static Payload read(String json) {
		return new Payload(Json.read(json));
	}

	/**
	 * Returns the plain value.
	 * @return a Boolean, a String, an Integer, a Double, a List or a Map of those; null
	 * is JSON's null, or what is not there
	 */
	public @Nullable Object value() {
		return this.value;
	}

	/**
	 * Returns whether this is null, or not there.
	 * @return whether there is nothing
	 */
	public boolean isNull() {
		return this.value == null;
	}

	/**
	 * Returns the string that this is.
	 * @return the string
	 * @throws BadEventException if it is none
	 */
	public String string() {
		if (this.value instanceof String string) {
			return string;
		}
		throw unexpected("a string");
	}

	/**
	 * Returns the boolean that this is.
	 * @return the boolean
	 * @throws BadEventException if it is none
	 */
	public boolean flag() {
		if (this.value instanceof Boolean flag) {
			return flag;
		}
		throw unexpected("true or false");
	}

	/**
	 * Returns the integer of 32 bits that this is.
	 * @return the integer
	 * @throws BadEventException if it is none
	 */
	public int integer() {
		if (this.value instanceof Integer integer) {
			return integer;
		}
		throw unexpected("an integer");
	}

	/**
	 * Returns the number that this is.
	 * @return the number
	 * @throws BadEventException if it is none
	 */
	public double number() {
		if (this.value instanceof Number number) {
			return number.doubleValue();
		}
		throw unexpected("a number");
	}

	/**
	 * Returns the elements of the list that this is.
	 * @return the elements, in order
	 * @throws BadEventException if it is none
	 */
	public List<Payload> list() {
		if (!(this.value instanceof List<?> list)) {
			throw unexpected("a list");
		}
		List<Payload> elements = new ArrayList<>(list.size());
		for (Object element : list) {
			elements.add(new Payload(element));
		}
		return Collections.unmodifiableList(elements);
	}

	/**
	 * Returns what the map that this is has under a name.
	 * @param name the name
	 * @return the value; a null payload if there is none
	 * @throws BadEventException if this is no map
	 */
	public Payload get(String name) {
		Object found = map().get(name);
		return (found != null) ? new Payload(found) : NOTHING;
	}

	/**
	 * Returns the names that the map that this is has.
	 * @return the names, in their order
	 * @throws BadEventException if this is no map
	 */
	@SuppressWarnings("unchecked") // JSON has no other names
	public Set<String> names() {
		return (Set<String>) map().keySet();
	}

	private Map<?, ?> map() {
		if (this.value instanceof Map<?, ?> map) {
			return map;
		}
		throw unexpected("a map");
	}

	private BadEventException unexpected(String expected) {
		return new BadEventException("A part of the payload should be " + expected + " but is "
				+ ((this.value != null) ? "of type " + this.value.getClass().getSimpleName() : "null or not there"));
	}

	/** The payload as JSON. */
	@Override
	public String toString() {
		return Json.write(this.value);
	}

}
