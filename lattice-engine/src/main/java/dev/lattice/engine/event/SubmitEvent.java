package dev.lattice.engine.event;

import java.util.List;
import java.util.Map;

/**
 * A form that was submitted.
 *
 * @param values the values of each named control, in the form's order
 */
public record SubmitEvent(Map<String, List<String>> values) {

	/**
	 * Returns the first value of a control, or the empty string if the form sent none.
	 * @param name the name of the control
	 * @return the value
	 */
	public String value(String name) {
		List<String> found = this.values.getOrDefault(name, List.of());
		return found.isEmpty() ? "" : found.getFirst();
	}

}
