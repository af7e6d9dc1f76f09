package dev.lattice.whole;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * A page as a browser gets it.
 *
 * @param html the document
 */
public record PageMarkup(String html) {

	private static final Pattern STATE = Pattern
		.compile("<script type=\"application/json\" id=\"lattice-state\">(.*?)</script>");

	public static PageMarkup get(WebTestClient web, String path) {
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

	/** Gets a page of a server on this machine. */
	public static PageMarkup get(int port, String path) {
		return get(client(port), path);
	}

	/** A client with as much patience as pages have. */
	public static WebTestClient client(int port) {
		return WebTestClient.bindToServer()
			.baseUrl("http://localhost:" + port)
			.responseTimeout(LivePage.TIMEOUT)
			.build();
	}

	public String state() {
		Matcher matcher = STATE.matcher(this.html);
		if (!matcher.find()) {
			throw new AssertionError("No state in " + this.html);
		}
		return matcher.group(1);
	}

	public String token() {
		return value("token");
	}

	public String digest() {
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
