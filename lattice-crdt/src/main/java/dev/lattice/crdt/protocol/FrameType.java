package dev.lattice.crdt.protocol;

/** The first number of a frame of y-websocket. */
final class FrameType {

	static final int SYNC = 0;

	static final int AWARENESS = 1;

	/** A second number follows. */
	static final int AUTH = 2;

	static final int QUERY_AWARENESS = 3;

	/** Applications of y-websocket may use these for messages of their own. */
	static final int FIRST_OTHER = 4;

	static final int AUTH_PERMISSION_DENIED = 0;

	private FrameType() {
	}

}
