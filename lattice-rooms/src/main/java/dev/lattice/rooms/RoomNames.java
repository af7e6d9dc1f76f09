package dev.lattice.rooms;

/** Which names rooms may have. */
final class RoomNames {

	/** The longest name, in characters. */
	static final int MAX_LENGTH = 200;

	private static final int SHOWN = 80;

	private RoomNames() {
	}

	/** Refuses a name that no room may have, before anything is made of it. */
	static String check(String name) {
		if (name.isEmpty() || name.length() > MAX_LENGTH) {
			throw refused(name, "has " + name.length() + " characters; use 1 to " + MAX_LENGTH);
		}
		int start = 0;
		for (int i = 0; i <= name.length(); i++) {
			if (i == name.length() || name.charAt(i) == '/') {
				checkPart(name, start, i);
				start = i + 1;
			}
			else if (!isAllowed(name.charAt(i))) {
				throw refused(name, "has the character U+" + hex(name.charAt(i)) + " at " + i
						+ "; use letters and digits of ASCII, and - _ . ~ : @ /");
			}
		}
		return name;
	}

	private static void checkPart(String name, int start, int end) {
		int length = end - start;
		boolean dots = length > 0 && length <= 2 && name.charAt(start) == '.' && name.charAt(end - 1) == '.';
		if (length == 0 || dots) {
			throw refused(name, "has the part '" + name.substring(start, end) + "' at " + start
					+ "; no part between slashes may be empty, . or ..");
		}
	}

	private static boolean isAllowed(char c) {
		boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
		return letter || (c >= '0' && c <= '9') || "-_.~:@/".indexOf(c) >= 0;
	}

	/** What a log or a terminal could take for something else is not repeated. */
	private static RoomRefusedException refused(String name, String what) {
		StringBuilder shown = new StringBuilder();
		for (int i = 0; i < Math.min(name.length(), SHOWN); i++) {
			char c = name.charAt(i);
			shown.append((c >= ' ' && c < 127) ? c : '?');
		}
		return new RoomRefusedException(RoomRefusedException.Reason.NAME,
				"The room name '" + shown + ((name.length() > SHOWN) ? "…" : "") + "' " + what);
	}

	private static String hex(char c) {
		String digits = Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT);
		return "0".repeat(4 - digits.length()) + digits;
	}

}
