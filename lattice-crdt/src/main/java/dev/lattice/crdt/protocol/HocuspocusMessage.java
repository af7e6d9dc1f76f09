package dev.lattice.crdt.protocol;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.ByteWriter;
import dev.lattice.crdt.codec.MalformedDataException;
import org.jspecify.annotations.Nullable;

/**
 * A message about a document between a Hocuspocus provider and its server. Which side may
 * send which message is for the receiver to hold.
 */
public sealed interface HocuspocusMessage {

	/**
	 * A message of the sync protocol. The server answers a first step with the second and
	 * with a {@link SyncReply}.
	 *
	 * @param message the message
	 */
	record Sync(SyncMessage message) implements HocuspocusMessage {
	}

	/**
	 * What clients do at the moment.
	 *
	 * @param update for {@link Awareness#applyUpdate}
	 */
	record AwarenessUpdate(Payload update) implements HocuspocusMessage {
	}

	/**
	 * Says who the provider's user is. Only providers send it, before anything else about
	 * the document and whenever the server asks.
	 *
	 * @param token what the application gave the provider
	 * @param providerVersion the provider's version, such as 4.8.0, or null from
	 * providers that do not tell
	 */
	record Token(String token, @Nullable String providerVersion) implements HocuspocusMessage {
	}

	/** Asks for the {@link Token} again. Only servers send it. */
	record TokenRequest() implements HocuspocusMessage {
	}

	/**
	 * Refuses access to the document. Only servers send it.
	 *
	 * @param reason for the application
	 */
	record PermissionDenied(String reason) implements HocuspocusMessage {
	}

	/**
	 * Grants access to the document. Only servers send it.
	 *
	 * @param scope what is granted
	 */
	record Authenticated(HocuspocusScope scope) implements HocuspocusMessage {
	}

	/** Asks for the states of all clients. */
	record QueryAwareness() implements HocuspocusMessage {
	}

	/**
	 * A message of the sync protocol that asks for no first step in return.
	 *
	 * @param message the message
	 */
	record SyncReply(SyncMessage message) implements HocuspocusMessage {
	}

	/**
	 * A text for the application of the other side.
	 *
	 * @param payload the text
	 */
	record Stateless(String payload) implements HocuspocusMessage {
	}

	/**
	 * A text from one server to another, for all providers. A server must refuse it from
	 * a provider (C-76).
	 *
	 * @param payload the text
	 */
	record BroadcastStateless(String payload) implements HocuspocusMessage {
	}

	/**
	 * Ends what was said about the document, and leaves the WebSocket open for others.
	 *
	 * @param reason why, from a server; null from a provider
	 */
	record Close(@Nullable String reason) implements HocuspocusMessage {
	}

	/**
	 * Tells what became of an update. Only servers send it.
	 *
	 * @param outcome what became of it
	 */
	record SyncStatus(Outcome outcome) implements HocuspocusMessage {
	}

	/**
	 * A message of a type that is not known here. The reference ignores it.
	 *
	 * @param type the type, from 9 to 2^53 - 1
	 * @param payload what follows
	 */
	record Other(long type, Payload payload) implements HocuspocusMessage {

		/**
		 * Creates a message.
		 * @throws IllegalArgumentException if the type is known
		 */
		public Other {
			if (type <= HocuspocusType.SYNC_STATUS) {
				throw new IllegalArgumentException(
						"Messages of type " + type + " are not others; use the record for it");
			}
		}

	}

	/** What became of an update. */
	enum Outcome {

		/** It was dropped, since the provider may only read. */
		REFUSED,

		/** It was applied, or told nothing new. */
		APPLIED

	}

	/**
	 * Reads a message.
	 * @param in where it begins, up to where it ends
	 * @return the message
	 * @throws MalformedDataException if the message is malformed
	 */
	static HocuspocusMessage read(ByteReader in) {
		long type = in.varUint();
		if (type > HocuspocusType.SYNC_STATUS) {
			return new Other(type, new Payload(in.bytes(in.remaining())));
		}
		return switch ((int) type) {
			case HocuspocusType.SYNC -> new Sync(SyncMessage.read(in));
			case HocuspocusType.AWARENESS -> new AwarenessUpdate(new Payload(in.varBytes()));
			case HocuspocusType.AUTH -> HocuspocusReading.auth(in);
			case HocuspocusType.QUERY_AWARENESS -> new QueryAwareness();
			case HocuspocusType.SYNC_REPLY -> new SyncReply(SyncMessage.read(in));
			case HocuspocusType.STATELESS -> new Stateless(in.varString());
			case HocuspocusType.BROADCAST_STATELESS -> new BroadcastStateless(in.varString());
			case HocuspocusType.CLOSE -> new Close(in.hasRemaining() ? in.varString() : null);
			default -> new SyncStatus(HocuspocusReading.outcome(in));
		};
	}

	/**
	 * Writes the message.
	 * @param out where to write
	 */
	default void write(ByteWriter out) {
		switch (this) {
			case Sync(SyncMessage message) -> {
				out.varUint(HocuspocusType.SYNC);
				message.write(out);
			}
			case AwarenessUpdate(Payload update) -> {
				out.varUint(HocuspocusType.AWARENESS);
				out.varBytes(update.bytes());
			}
			case Token(String token, String version) -> {
				auth(out, HocuspocusType.AUTH_TOKEN, token);
				if (version != null) {
					out.varString(version);
				}
			}
			case TokenRequest() -> {
				out.varUint(HocuspocusType.AUTH);
				out.varUint(HocuspocusType.AUTH_TOKEN);
			}
			case PermissionDenied(String reason) -> auth(out, HocuspocusType.AUTH_PERMISSION_DENIED, reason);
			case Authenticated(HocuspocusScope scope) -> auth(out, HocuspocusType.AUTH_AUTHENTICATED, scope.text());
			case QueryAwareness() -> out.varUint(HocuspocusType.QUERY_AWARENESS);
			case SyncReply(SyncMessage message) -> {
				out.varUint(HocuspocusType.SYNC_REPLY);
				message.write(out);
			}
			case Stateless(String payload) -> text(out, HocuspocusType.STATELESS, payload);
			case BroadcastStateless(String payload) -> text(out, HocuspocusType.BROADCAST_STATELESS, payload);
			case Close(String reason) -> {
				out.varUint(HocuspocusType.CLOSE);
				if (reason != null) {
					out.varString(reason);
				}
			}
			case SyncStatus(Outcome outcome) -> {
				out.varUint(HocuspocusType.SYNC_STATUS);
				out.u8((outcome == Outcome.APPLIED) ? 1 : 0);
			}
			case Other(long type, Payload payload) -> {
				out.varUint(type);
				out.bytes(payload.bytes(), 0, payload.bytes().length);
			}
		}
	}

	private static void auth(ByteWriter out, int type, String text) {
		out.varUint(HocuspocusType.AUTH);
		text(out, type, text);
	}

	private static void text(ByteWriter out, int type, String text) {
		out.varUint(type);
		out.varString(text);
	}

}
