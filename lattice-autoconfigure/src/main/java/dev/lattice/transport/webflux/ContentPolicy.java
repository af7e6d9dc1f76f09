package dev.lattice.transport.webflux;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * The Content Security Policy of one page.
 *
 * @param header the value of the header, or empty for none
 * @param nonce what the page's scripts and stylesheets are marked with, or empty
 */
record ContentPolicy(String header, String nonce) {

	/** Stands in the configured policy for a nonce of each page's own. */
	static final String PLACEHOLDER = "{nonce}";

	private static final int NONCE_BYTES = 16;

	private static final SecureRandom RANDOM = new SecureRandom();

	static ContentPolicy of(String configured) {
		if (!configured.contains(PLACEHOLDER)) {
			return new ContentPolicy(configured, "");
		}
		byte[] bytes = new byte[NONCE_BYTES];
		RANDOM.nextBytes(bytes);
		String nonce = Base64.getEncoder().encodeToString(bytes);
		return new ContentPolicy(configured.replace(PLACEHOLDER, nonce), nonce);
	}

	/** Returns the attribute that marks an element as the page's own, with a space. */
	String attribute() {
		return this.nonce.isEmpty() ? "" : " nonce=\"" + HtmlEscape.attribute(this.nonce) + "\"";
	}

}
