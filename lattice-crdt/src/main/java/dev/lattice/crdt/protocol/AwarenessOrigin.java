package dev.lattice.crdt.protocol;

/** Where a change of an {@link Awareness} comes from that no update brought. */
public enum AwarenessOrigin {

	/** The local state was set, or renewed. */
	LOCAL,

	/** A client has said nothing for too long. */
	TIMEOUT

}
