package dev.lattice.benchmarks;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the client needs to know of a page that it got.
 *
 * @param socket the path of the socket
 * @param token joins the session
 * @param digest tells whether the markup is the session's
 * @param slot the button's handler
 */
record LatticePage(String socket, String token, String digest, int slot) {

	/** The page's only instance, and the first slot of its button (I-31, I-32). */
	private static final Pattern SLOT = Pattern.compile("data-i=\"(\\d+)\\.\\d+\"><button data-l=\"(\\d+)\"");

	static LatticePage get(URI address) {
		String html = ServerProcess.page(address);
		Matcher slot = SLOT.matcher(html);
		if (!slot.find()) {
			throw new IllegalStateException("No button in " + html);
		}
		return new LatticePage(value(html, "socket"), value(html, "token"), value(html, "digest"),
				Integer.parseInt(slot.group(1)) + Integer.parseInt(slot.group(2)));
	}

	private static String value(String html, String name) {
		Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(html);
		if (!matcher.find()) {
			throw new IllegalStateException("No " + name + " in " + html);
		}
		return matcher.group(1);
	}

}
