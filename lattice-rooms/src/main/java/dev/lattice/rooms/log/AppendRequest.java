package dev.lattice.rooms.log;

/**
 * What is to be appended to a room's log.
 *
 * @param fence who appends: {@link Fence#NONE}, or an ownership, which is checked
 * @param writer names the writer, so that an entry sent twice is kept once: 1 to 64
 * characters of ASCII without spaces
 * @param number the writer's own number of the entry, above those it has used in this
 * room; a number that the log has already got from this writer is a duplicate, even if
 * the entry is trimmed. One that it has not got is not, even below others; but a log may
 * forget which numbers below one that is trimmed it has not got
 * @param payload what is kept, not empty; it belongs to the log from now on
 * @param level when the reply is to come
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody
public record AppendRequest(Fence fence, String writer, long number, byte[] payload, AckLevel level) {

	/** The longest name of a writer, in characters. */
	public static final int MAX_WRITER = 64;

	public AppendRequest {
		if (writer.isEmpty() || writer.length() > MAX_WRITER || !isPrintable(writer)) {
			throw new IllegalArgumentException(
					"The writer '" + writer + "' is not 1 to " + MAX_WRITER + " characters of ASCII without spaces");
		}
		if (payload.length == 0) {
			throw new IllegalArgumentException("An entry of '" + writer + "' is empty");
		}
	}

	/**
	 * Returns whether a text is of characters of ASCII other than spaces and controls.
	 * @param text the text
	 * @return whether it may name a writer or a node, if it is not too long
	 */
	public static boolean isPrintable(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) <= ' ' || text.charAt(i) >= 127) {
				return false;
			}
		}
		return true;
	}

}
