package dev.lattice.whole;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * A page as a browser gets it.
 *
 * @param html the document
 */
record PageMarkup(String html) {

	private static final Pattern STATE = Pattern
		.compile("<script type=\"application/json\" id=\"lattice-state\">(.*?)</script>");

	static PageMarkup get(WebTestClient web, String path) {
		String html = web.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		return new PageMarkup((html != null) ? html : "");
	}

	String state() {
		Matcher matcher = STATE.matcher(this.html);
		if (!matcher.find()) {
			throw new AssertionError("No state in " + this.html);
		}
		return matcher.group(1);
	}

	String token() {
		return value("token");
	}

	String digest() {
		return value("digest");
	}

	private String value(String name) {
		Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(state());
		if (!matcher.find()) {
			throw new AssertionError("No " + name + " in " + state());
		}
		return matcher.group(1);
	}

}
