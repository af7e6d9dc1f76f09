package dev.lattice.rooms.value;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** That something in a document is not what the application expects there. */
public final class BadValueException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private static final int SHOWN = 60;

	private final String path;

	private final String problem;

	/**
	 * Makes one.
	 * @param problem what is wrong with the value, without naming it
	 */
	public BadValueException(String problem) {
		this("", problem);
	}

	private BadValueException(String path, String problem) {
		super(path.isEmpty() ? "The value " + problem : "The field '" + path + "' " + problem);
		this.path = path;
		this.problem = problem;
	}

	/**
	 * Makes one that says that a value is of another kind.
	 * @param expected what was expected
	 * @param seen what stands there
	 * @return the exception
	 */
	public static BadValueException expected(String expected, @Nullable Object seen) {
		return new BadValueException("is " + shown(seen) + "; expected " + expected);
	}

	/**
	 * Returns the same for the value around this one.
	 * @param field where in it this one stands
	 * @return the exception
	 */
	public BadValueException in(String field) {
		return new BadValueException(this.path.isEmpty() ? field : field + "." + this.path, this.problem);
	}

	/**
	 * Returns where in the value the problem is.
	 * @return names of fields and positions, separated by dots; empty if it is the whole
	 * value
	 */
	public String path() {
		return this.path;
	}

	/** A value as messages show it, shortened. */
	static String shown(@Nullable Object value) {
		String shown = switch (value) {
			case null -> "null";
			case String text -> "'" + text + "'";
			case byte[] bytes -> bytes.length + " bytes";
			case List<?> list -> "a list of " + list.size();
			case Map<?, ?> map -> "an object of " + map.size() + " fields";
			default -> value.toString();
		};
		return (shown.length() > SHOWN) ? shown.substring(0, SHOWN) + "…" : shown;
	}

}
