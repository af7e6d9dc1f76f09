package dev.lattice.crdt.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Whom a frame of Hocuspocus is for: a document, of which one WebSocket carries many, and
 * one of several providers of that document on the same WebSocket, if they tell
 * themselves apart.
 *
 * @param document the name of the document, without U+0000
 * @param session the provider's session, or null for one that has none
 */
public record HocuspocusAddress(String document, @Nullable String session) {

	private static final char SEPARATOR = '\0';

	/**
	 * Creates an address.
	 * @throws IllegalArgumentException if the name of the document contains U+0000
	 */
	public HocuspocusAddress {
		if (document.indexOf(SEPARATOR) >= 0) {
			throw new IllegalArgumentException("A document's name contains U+0000 at " + document.indexOf(SEPARATOR)
					+ ", which ends it in an address");
		}
	}

	/**
	 * Returns the address that a text stands for.
	 * @param key a name, or a name, U+0000 and a session
	 * @return the address
	 */
	public static HocuspocusAddress of(String key) {
		int at = key.indexOf(SEPARATOR);
		return (at < 0) ? new HocuspocusAddress(key, null)
				: new HocuspocusAddress(key.substring(0, at), key.substring(at + 1));
	}

	/**
	 * Returns the text that stands for this address.
	 * @return what {@link #of} takes
	 */
	public String key() {
		return (this.session == null) ? this.document : this.document + SEPARATOR + this.session;
	}

}
