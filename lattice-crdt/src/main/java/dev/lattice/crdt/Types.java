package dev.lattice.crdt;

import dev.lattice.crdt.update.TypeRef;

/**
 * Makes the types that updates name, by their numbers on the wire.
 */
final class Types {

	static final int ARRAY = 0;

	static final int MAP = 1;

	static final int TEXT = 2;

	static final int XML_ELEMENT = 3;

	static final int XML_FRAGMENT = 4;

	static final int XML_HOOK = 5;

	static final int XML_TEXT = 6;

	private Types() {
	}

	static YType create(TypeRef ref) {
		return switch (ref.ref()) {
			case ARRAY -> new YArray();
			case MAP -> new YMap();
			case TEXT -> new YText();
			case XML_ELEMENT -> new YXmlElement(name(ref));
			case XML_FRAGMENT -> new YXmlFragment();
			case XML_HOOK -> new YXmlHook(name(ref));
			case XML_TEXT -> new YXmlText();
			default -> throw new IllegalArgumentException("There is no type number " + ref.ref());
		};
	}

	private static String name(TypeRef ref) {
		return (ref.name() != null) ? ref.name() : "";
	}

}
