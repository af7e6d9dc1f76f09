package dev.lattice.engine.session;

/**
 * What a page says first on a connection (P-11).
 *
 * @param token the page token; its checks are the transport's
 * @param page tells this document from a copy of it
 * @param applied the number of the last patch applied, 0 for none, -1 to have the page
 * said again
 * @param input the number of the last input made, 0 for none
 * @param path the document's path and query
 * @param digest the digest of the markup as adopted, or empty
 * @param snapshot what the page was given to hold (P-80), or empty
 */
public record Hello(String token, String page, int applied, int input, String path, String digest, String snapshot) {

	/**
	 * Makes what a page says that holds nothing.
	 * @param token the page token
	 * @param page tells this document from a copy of it
	 * @param applied the number of the last patch applied
	 * @param input the number of the last input made
	 * @param path the document's path and query
	 * @param digest the digest of the markup as adopted, or empty
	 */
	public Hello(String token, String page, int applied, int input, String path, String digest) {
		this(token, page, applied, input, path, digest, "");
	}

}
