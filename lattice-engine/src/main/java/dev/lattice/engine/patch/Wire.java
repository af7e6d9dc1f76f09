package dev.lattice.engine.patch;

/**
 * Every number that travels, in one place; the other side's are in
 * {@code frontend/src/wire/numbers.ts}. Sentences of {@code docs/spec/protocol.md} (P)
 * and {@code docs/spec/instructions.md} (I).
 */
public final class Wire {

	/** The version in HELLO (P-11). */
	public static final int VERSION = 1;

	/** The WebSocket sub-protocol (P-1). */
	public static final String PROTOCOL = "lattice.v1.smile";

	/** The sub-protocol of a client that can also read deflated frames (P-60). */
	public static final String DEFLATED_PROTOCOL = "lattice.v1.smile.deflate";

	/** The first byte of a deflated frame; no other frame begins with it (P-61). */
	public static final int DEFLATED = 0x78;

	// Frames of the client (P-10)

	/** The first frame of a connection (P-11). */
	public static final int HELLO = 0;

	/** A browser event (P-12). */
	public static final int EVENT = 1;

	/** Acknowledges patches (P-13). */
	public static final int ACK = 2;

	/** Asks for another page, or for this one at another address (P-15). */
	public static final int NAVIGATE = 3;

	/** Says whether somebody sees the page (P-16). */
	public static final int VISIBILITY = 4;

	/** Tells a fault of the client (P-17). */
	public static final int REPORT = 5;

	// Frames of the server (P-20 to P-23, P-46, P-80); a number above 0 is that of a
	// patch

	/** Answers HELLO (P-21). */
	public static final int WELCOME = 0;

	/** Acknowledges inputs (P-22). */
	public static final int RECEIVED = -1;

	/** Says that a handler failed (P-23). */
	public static final int FAILED = -2;

	/** Names an optional part of the client that frames after this one need (P-46). */
	public static final int NEED = -3;

	/** Gives the page its state to hold (P-80). */
	public static final int SNAPSHOT = -4;

	/**
	 * The optional part of the client that has commands, hooks, ignored places and
	 * controls of a less common kind (P-45).
	 */
	public static final String MORE = "more";

	/**
	 * The optional part of the client that merges what is typed into a text that others
	 * edit, too (P-45, I-120).
	 */
	public static final String TEXTS = "texts";

	/**
	 * The optional part of the client that shows where others are in a text, and tells
	 * where its user is (P-45, I-133).
	 */
	public static final String CARETS = "carets";

	/** The optional part of the client that goes from page to page (P-45). */
	public static final String NAVIGATION = "navigation";

	/**
	 * The optional part of the client for browsers that cannot move a node without taking
	 * it out; they load it by themselves (P-45).
	 */
	public static final String MOVES = "moves";

	/**
	 * The optional part of the client that brings back what was typed and done when the
	 * page is made anew (P-45, P-83).
	 */
	public static final String RECOVERY = "recovery";

	/**
	 * The optional part of the client that does without WebSockets (P-70, P-45).
	 */
	public static final String FALLBACK = "fallback";

	// Modes of WELCOME (P-21)

	/** The markup in the document is the session's. */
	public static final int ADOPTED = 1;

	/** The session goes on. */
	public static final int RESUMED = 2;

	/** A new session; the next patch builds the page. */
	public static final int MOUNTED = 3;

	/** The same session; the next patch builds the page. */
	public static final int RESYNC = 4;

	/** A new session with the state of the page; the next patch builds the page. */
	public static final int RESTORED = 5;

	// Instructions (I-20 and after)

	/** Sets a slot. */
	public static final int SET = 1;

	/** Puts a new instance into a hole. */
	public static final int INSERT = 2;

	/** Moves an instance within its hole. */
	public static final int MOVE = 3;

	/** Takes an instance away. */
	public static final int REMOVE = 4;

	/** Takes all instances of a hole away. */
	public static final int CLEAR = 5;

	/** Tells a template. */
	public static final int DEFINE = 6;

	/** Replaces the document's address. */
	public static final int URL = 7;

	/** Puts a new instance where another one is, and keeps nodes of that (I-50). */
	public static final int REPLACE = 8;

	/** Exchanges two instances. */
	public static final int SWAP = -1;

	/** Sets several slots. */
	public static final int SETS = -2;

	/** Hands an event over to hooks (I-81). */
	public static final int PUSH = 11;

	/** Carries out commands (I-82). */
	public static final int RUN = 12;

	/** Sets an entry of the document's head. */
	public static final int HEAD = 14;

	/** Tells where the page is, or where to go. */
	public static final int GO = 15;

	// Ways of GO (I-92)

	/** Another page is shown. */
	public static final int GO_ARRIVED = 1;

	/** The page that was shown has followed its address. */
	public static final int GO_STAYED = 2;

	/** The browser must load the address itself. */
	public static final int GO_LOAD = 3;

	/** Go there, with an entry of its own in the history. */
	public static final int GO_PUSH = 4;

	/** Go there, in place of the current entry of the history. */
	public static final int GO_REPLACE = 5;

	/** The address changed, and gets an entry of its own in the history. */
	public static final int GO_ENTRY = 6;

	// Tokens of templates (I-2)

	/** Ends a template. */
	public static final int END = 0;

	/** Opens an HTML element. */
	public static final int ELEMENT = 1;

	/** Opens an SVG element. */
	public static final int SVG_ELEMENT = 2;

	/** Opens a MathML element. */
	public static final int MATH_ELEMENT = 3;

	/** Closes an element. */
	public static final int CLOSE = 4;

	/** An attribute that never changes. */
	public static final int ATTRIBUTE = 5;

	/** An attribute that changes. */
	public static final int ATTRIBUTE_HOLE = 6;

	/** An attribute that is there or not. */
	public static final int BOOLEAN_HOLE = 7;

	/** A class that comes and goes. */
	public static final int CLASS_HOLE = 8;

	/** A style property. */
	public static final int STYLE_HOLE = 9;

	/** A property of a DOM object. */
	public static final int PROPERTY_HOLE = 10;

	/** An event handler. */
	public static final int HANDLER = 11;

	/** A text that never changes. */
	public static final int TEXT = 12;

	/** A text that changes. */
	public static final int TEXT_HOLE = 13;

	/** A place in which instances come and go. */
	public static final int HOLE = 14;

	/** Markup that is used as it is. */
	public static final int RAW = 15;

	/** A place in which instances come and go that stands elsewhere. */
	public static final int PORTAL = 16;

	// Flags of HANDLER (I-3)

	/** The browser's default action is prevented. */
	public static final int PREVENT_DEFAULT = 1;

	/** Handlers further up do not hear of the event. */
	public static final int STOP_PROPAGATION = 2;

	/** The wait throttles; else it debounces. */
	public static final int THROTTLE = 4;

	private Wire() {
	}

}
