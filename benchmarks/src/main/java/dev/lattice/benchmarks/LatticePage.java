package dev.lattice.benchmarks;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lattice.test.PageMirror;

/**
 * What the client needs to know of a page that it got.
 *
 * @param path the path and query of the page
 * @param html the whole document
 * @param socket the path of the socket
 * @param token joins the session
 * @param digest tells whether the markup is the session's
 * @param mirror the page's document
 */
record LatticePage(String path, String html, String socket, String token, String digest, PageMirror mirror) {

	private static final Pattern STATE = Pattern.compile(
			"\"socket\":\"([^\"]*)\",\"token\":\"([^\"]*)\",\"digest\":\"([^\"]*)\",.*?\"templates\":(\\[.*?\\]),\"parts\":");

	static LatticePage get(ServerProcess server, String path) {
		String html = document(server, path);
		Matcher state = state(html);
		String body = html.substring(html.indexOf("<body>") + "<body>".length(), html.lastIndexOf("</body>"));
		return new LatticePage(path, html, state.group(1), state.group(2), state.group(3),
				new PageMirror(body, state.group(4)));
	}

	/**
	 * Gets the same page once more, for a session of its own. It must be the same but for
	 * the token, so that what is known of this one holds for that one.
	 */
	LatticePage another(ServerProcess server) {
		Matcher state = state(document(server, this.path));
		if (!state.group(1).equals(this.socket) || !state.group(3).equals(this.digest)) {
			throw new IllegalStateException("The page " + this.path + " is another one when it is asked for again");
		}
		return new LatticePage(this.path, this.html, this.socket, state.group(2), this.digest, this.mirror);
	}

	private static String document(ServerProcess server, String path) {
		return ServerProcess.page(URI.create("http://" + server.authority() + path));
	}

	private static Matcher state(String html) {
		Matcher state = STATE.matcher(html);
		if (!state.find()) {
			throw new IllegalStateException("No state block in " + html);
		}
		return state;
	}

	/** Returns the handler of a click on the only element that matches. */
	int clickSlot(String selector) {
		return this.mirror.clickSlot(this.mirror.element(selector));
	}

}
