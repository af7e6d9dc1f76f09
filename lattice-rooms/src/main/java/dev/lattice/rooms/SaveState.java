package dev.lattice.rooms;

/** What has become of the edits that were made here. */
public enum SaveState {

	/** Some are on their way to where they are kept. */
	SENDING,

	/**
	 * All are kept as safely as {@code lattice.rooms.durability} asks: the log has said
	 * so.
	 */
	SAVED,

	/** Some could not be kept so far: the log does not answer, or refuses. */
	OFFLINE

}
