package dev.lattice.engine.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The fields of one event, read once, in the order that the event's type declares. Every
 * value came from a browser and may be anything: each method checks what it returns.
 */
public final class EventFields {

	private final List<? extends @Nullable Object> values;

	private int next;

	/**
	 * Wraps what a frame held.
	 * @param values strings, integers, doubles, booleans and nulls
	 */
	public EventFields(List<? extends @Nullable Object> values) {
		this.values = values;
	}

	/**
	 * Returns the next field, which must be a string.
	 * @return the string
	 */
	public String string() {
		if (take() instanceof String string) {
			return string;
		}
		throw unexpected("a string");
	}

	/**
	 * Returns the next field, which must be true or false.
	 * @return the value
	 */
	public boolean flag() {
		if (take() instanceof Boolean flag) {
			return flag;
		}
		throw unexpected("true or false");
	}

	/**
	 * Returns the next field, which must be an integer.
	 * @return the integer
	 */
	public int integer() {
		if (take() instanceof Integer integer) {
			return integer;
		}
		throw unexpected("an integer");
	}

	/**
	 * Returns the next field, which must be a number.
	 * @return the number
	 */
	public double number() {
		if (take() instanceof Number number) {
			return number.doubleValue();
		}
		throw unexpected("a number");
	}

	/**
	 * Returns the controls of a form: the values of each name, in the form's order.
	 * @return the values by name
	 */
	public Map<String, List<String>> form() {
		int count = count(2, "the number of a form's controls");
		Map<String, List<String>> form = new LinkedHashMap<>();
		for (int i = 0; i < count; i++) {
			form.computeIfAbsent(string(), (name) -> new ArrayList<>()).add(string());
		}
		form.replaceAll((name, values) -> Collections.unmodifiableList(values));
		return Collections.unmodifiableMap(form);
	}

	/**
	 * Returns strings that follow their number.
	 * @return the strings
	 */
	public List<String> strings() {
		int count = count(1, "a number of strings");
		List<String> strings = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			strings.add(string());
		}
		return Collections.unmodifiableList(strings);
	}

	/**
	 * Returns files that follow their number.
	 * @return what the browser says of each
	 */
	public List<FileInfo> files() {
		int count = count(3, "a number of files");
		List<FileInfo> files = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			files.add(new FileInfo(string(), (long) Math.max(0, number()), string()));
		}
		return Collections.unmodifiableList(files);
	}

	/** The number of things that follow, each of so many fields. */
	private int count(int fields, String expected) {
		int count = integer();
		if (count < 0 || count > (this.values.size() - this.next) / fields) {
			throw unexpected(expected);
		}
		return count;
	}

	/**
	 * Checks that nothing is left.
	 */
	public void end() {
		if (this.next != this.values.size()) {
			throw new BadEventException("The event has " + this.values.size() + " fields, expected " + this.next);
		}
	}

	private @Nullable Object take() {
		if (this.next == this.values.size()) {
			throw new BadEventException("The event has only " + this.next + " fields");
		}
		return this.values.get(this.next++);
	}

	private BadEventException unexpected(String expected) {
		Object seen = this.values.get(this.next - 1);
		return new BadEventException("Field " + this.next + " of the event should be " + expected + " but is "
				+ ((seen != null) ? "of type " + seen.getClass().getSimpleName() : "null"));
	}

}
