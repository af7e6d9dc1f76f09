package dev.lattice.crdt.update;

/**
 * The numbers by which an update names the content of a struct. Spec C-2.
 */
public final class ContentKind {

	/** Deleted and forgotten, with its place. */
	public static final int GC = 0;

	/** Deleted; its place is known, its content forgotten. */
	public static final int DELETED = 1;

	/** Values as JSON texts, as old versions wrote them. */
	public static final int JSON = 2;

	/** Bytes. */
	public static final int BINARY = 3;

	/** Text in UTF-16 units. */
	public static final int STRING = 4;

	/** A value inside a text. */
	public static final int EMBED = 5;

	/** A {@link FormatMark}. */
	public static final int FORMAT = 6;

	/** A {@link TypeRef}. */
	public static final int TYPE = 7;

	/** Values. */
	public static final int ANY = 8;

	/** A {@link DocRef}. */
	public static final int DOC = 9;

	/** Not known: a gap between what the update tells. */
	public static final int SKIP = 10;

	/** The bits of an info byte that hold the kind. */
	static final int MASK = 0x1f;

	/** The info bit of a struct that has an origin. */
	public static final int HAS_ORIGIN = 0x80;

	/** The info bit of a struct that has a right origin. */
	public static final int HAS_RIGHT_ORIGIN = 0x40;

	/** The info bit of a struct that stands at a key of a map. */
	public static final int HAS_PARENT_SUB = 0x20;

	private ContentKind() {
	}

	/**
	 * Returns whether structs of a kind can be longer than 1 and so be cut.
	 * @param kind one of the numbers of this class
	 * @return whether the kind has more than one element
	 */
	public static boolean isSequence(int kind) {
		return switch (kind) {
			case GC, DELETED, JSON, STRING, ANY, SKIP -> true;
			default -> false;
		};
	}

}
