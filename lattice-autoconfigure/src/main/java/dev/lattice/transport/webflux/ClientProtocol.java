package dev.lattice.transport.webflux;

import java.security.Principal;

import dev.lattice.collaboration.ClientConversation;
import dev.lattice.collaboration.ClientSocket;
import org.jspecify.annotations.Nullable;

/** Begins conversations with those who open a socket at one address. */
@FunctionalInterface
public interface ClientProtocol {

	/**
	 * Begins a conversation.
	 * @param socket the client's
	 * @param opening how it was opened
	 * @return the conversation
	 */
	ClientConversation converse(ClientSocket socket, Opening opening);

	/**
	 * How a socket was opened.
	 *
	 * @param rest what follows the address of the protocol in the path, decoded, without
	 * the slash between them; empty if nothing does
	 * @param token the parameter {@code token} of the query, or null
	 * @param user the user, as for pages; null if anonymous
	 */
	record Opening(String rest, @Nullable String token, @Nullable Principal user) {

		/** Leaves out what names somebody, and the token. */
		@Override
		public String toString() {
			return "Opening[" + this.rest + "]";
		}

	}

}
