package dev.lattice.transport;

/** The numbers of entries and values in the bytes of a journal. */
final class JournalKinds {

	static final byte OPENED = 1;

	static final byte CONNECTED = 2;

	static final byte CONNECTED_FRESH = 3;

	static final byte HAPPENED = 4;

	static final byte ASKED = 5;

	static final byte ACKNOWLEDGED = 6;

	static final byte POSTED_IN_TURN = 7;

	static final byte POSTED_IN_TASK = 8;

	static final byte POSTED_OUTSIDE = 9;

	static final byte DISCONNECTED = 10;

	static final byte TICKED = 11;

	static final byte ENDED = 12;

	static final byte SHOWN = 13;

	static final byte REPORTED = 14;

	static final byte TAKEN = 15;

	static final byte PAINTED = 20;

	static final byte SENT = 21;

	static final byte HUNG_UP = 22;

	static final byte ANSWERED = 23;

	static final byte FAILED = 24;

	static final byte KEPT = 25;

	static final byte NULL = 1;

	static final byte TEXT = 2;

	static final byte INTEGER = 3;

	static final byte FLOATING = 4;

	static final byte FALSE = 5;

	static final byte TRUE = 6;

	static final byte REDACTED = 7;

	private JournalKinds() {
	}

}
