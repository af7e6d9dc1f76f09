package dev.lattice.crdt.protocol;

/** The first number of a message of the sync protocol. */
final class SyncType {

	static final int STEP_1 = 0;

	static final int STEP_2 = 1;

	static final int UPDATE = 2;

	private SyncType() {
	}

}
