package dev.lattice.crdt.update;

import org.jspecify.annotations.Nullable;

/**
 * Says which kind of type an item holds.
 *
 * @param ref one of the numbers named here
 * @param name the name of the element or hook, null for the other kinds
 */
public record TypeRef(int ref, @Nullable String name) {

	/** An array. */
	public static final int ARRAY = 0;

	/** A map. */
	public static final int MAP = 1;

	/** A text. */
	public static final int TEXT = 2;

	/** An XML element, which has a name. */
	public static final int XML_ELEMENT = 3;

	/** An XML fragment. */
	public static final int XML_FRAGMENT = 4;

	/** An XML hook, which has a name. */
	public static final int XML_HOOK = 5;

	/** A text between XML elements. */
	public static final int XML_TEXT = 6;

	private static final @Nullable TypeRef[] UNNAMED = { new TypeRef(ARRAY, null), new TypeRef(MAP, null),
			new TypeRef(TEXT, null), null, new TypeRef(XML_FRAGMENT, null), null, new TypeRef(XML_TEXT, null) };

	/**
	 * Creates a reference.
	 * @throws IllegalArgumentException if the number names no kind, or a name is missing
	 * or too much
	 */
	public TypeRef {
		if (ref < ARRAY || ref > XML_TEXT) {
			throw new IllegalArgumentException("Type " + ref + " is unknown; use one from 0 to " + XML_TEXT);
		}
		if (isNamed(ref) != (name != null)) {
			throw new IllegalArgumentException("Type " + ref + " has name " + name
					+ "; elements (3) and hooks (5) have a name, the others have none");
		}
	}

	/**
	 * Returns whether types of a kind have a name.
	 * @param ref the number of the kind
	 * @return whether it is an element or a hook
	 */
	public static boolean isNamed(int ref) {
		return ref == XML_ELEMENT || ref == XML_HOOK;
	}

	/** Returns a reference, always the same one for a kind without names. */
	static TypeRef of(int ref, @Nullable String name) {
		TypeRef unnamed = (name == null) ? UNNAMED[ref] : null;
		return (unnamed != null) ? unnamed : new TypeRef(ref, name);
	}

}
