package dev.lattice.crdt.protocol;

/** The numbers in frames of Hocuspocus. */
final class HocuspocusType {

	static final int SYNC = 0;

	static final int AWARENESS = 1;

	/** A second number follows. */
	static final int AUTH = 2;

	static final int QUERY_AWARENESS = 3;

	static final int SYNC_REPLY = 4;

	static final int STATELESS = 5;

	static final int BROADCAST_STATELESS = 6;

	static final int CLOSE = 7;

	static final int SYNC_STATUS = 8;

	/** A frame of this byte only. */
	static final int PING = 9;

	/** A frame of this byte only. */
	static final int PONG = 10;

	/** A string follows, or nothing: then the server asks for it. */
	static final int AUTH_TOKEN = 0;

	static final int AUTH_PERMISSION_DENIED = 1;

	static final int AUTH_AUTHENTICATED = 2;

	private HocuspocusType() {
	}

}
