package dev.lattice.engine.component;

/**
 * Where a page wants to go.
 *
 * @param address a path with or without query and fragment, a query, or an address on
 * another server; checked
 * @param entry what that does to the history
 */
public record Departure(String address, HistoryEntry entry) {

	/** How many characters an address may have. */
	public static final int MAX_ADDRESS = 2048;

	public Departure {
		if (address.length() > MAX_ADDRESS) {
			throw new IllegalArgumentException("An address of " + address.length()
					+ " characters is too long to go to; at most " + MAX_ADDRESS + " are allowed");
		}
		for (int i = 0; i < address.length(); i++) {
			char c = address.charAt(i);
			if (c <= ' ' || c == '\\' || c == 0x7f) {
				throw refused(address, "it has the character U+" + hex(c) + " at " + i + "; percent-encode it");
			}
		}
		boolean here = address.startsWith("?") || (address.startsWith("/") && !address.startsWith("//"));
		if (!here && !address.startsWith("https://") && !address.startsWith("http://")) {
			throw refused(address, "it must start with one '/', with '?', with 'https://' or with 'http://'");
		}
	}

	private static IllegalArgumentException refused(String address, String why) {
		return new IllegalArgumentException("'" + address + "' is no address to go to: " + why);
	}

	private static String hex(char c) {
		StringBuilder hex = new StringBuilder(4);
		for (int shift = 12; shift >= 0; shift -= 4) {
			hex.append("0123456789ABCDEF".charAt((c >>> shift) & 15));
		}
		return hex.toString();
	}

}
