package dev.lattice.crdt.update;

/** The two formats of an update. Both say the same; nothing in the bytes tells which. */
public enum UpdateFormat {

	/** Structs one after the other. What providers send and stores mostly keep. */
	V1,

	/** Structs in columns that are compressed by their repetitions. */
	V2

}
