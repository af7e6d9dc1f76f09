package dev.lattice.rooms;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the server says of a user in the place of what a client says of itself, so that
 * nobody shows up under the name of somebody else.
 */
@FunctionalInterface
public interface Identity {

	/** The field of an awareness state in which editors of Yjs expect the user. */
	String FIELD = "user";

	/**
	 * Keeps the colours that a client has chosen, and sets the name to that of the user.
	 * Who has not signed in may say what they like.
	 */
	Identity NAME = (caller, claimed) -> {
		if (caller.user() == null) {
			return claimed;
		}
		Map<String, @Nullable Object> user = new LinkedHashMap<>();
		user.put("name", caller.user());
		if (claimed instanceof Map<?, ?> fields) {
			for (String colour : new String[] { "color", "colorLight" }) {
				if (fields.get(colour) instanceof String value) {
					user.put(colour, value);
				}
			}
		}
		return user;
	};

	/**
	 * Returns what others are told of a user.
	 * @param caller who the client belongs to
	 * @param claimed what the client says: a value as JSON has it, null if it says
	 * nothing; must not be changed
	 * @return a value as JSON has it, null to leave the field out
	 */
	@Nullable Object of(Caller caller, @Nullable Object claimed);

}
