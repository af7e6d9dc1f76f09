package dev.lattice.rooms;

/**
 * A value in a room that is not what a view of it expects: it is not shown, and the rest
 * is. Another program has put it there, or another release.
 *
 * @param room the name of the room
 * @param view the name of the list, map or other part of it
 * @param place the position or the key at which it stands
 * @param problem what is wrong, with the name of the field
 */
public record SkippedValue(String room, String view, String place, String problem) {

	/** A sentence for a log. */
	@Override
	public String toString() {
		return "Room '" + this.room + "' has a value at " + this.place + " of '" + this.view + "' that is skipped: "
				+ this.problem;
	}

}
