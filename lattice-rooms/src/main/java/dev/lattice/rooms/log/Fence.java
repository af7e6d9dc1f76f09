package dev.lattice.rooms.log;

/**
 * What an owner of a room shows when it writes: the number of its ownership. Who comes
 * after has a higher one, and from then on what comes with the lower one is refused
 * (Kleppmann, <i>Designing Data-Intensive Applications</i>, chapter 8).
 *
 * @param epoch the number of the ownership, above 0; 0 for {@link #NONE}
 */
public record Fence(long epoch) {

	/** Shown by those who do not own a room: they may append, and nothing else. */
	public static final Fence NONE = new Fence(0);

	public Fence {
		if (epoch < 0) {
			throw new IllegalArgumentException("The epoch " + epoch + " of a fence is below 0");
		}
	}

}
