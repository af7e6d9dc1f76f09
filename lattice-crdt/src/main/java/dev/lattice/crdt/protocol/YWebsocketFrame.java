package dev.lattice.crdt.protocol;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.ByteWriter;
import dev.lattice.crdt.codec.MalformedDataException;

/**
 * What one WebSocket message between a y-websocket provider and its server holds. The
 * document is named by the address of the connection.
 */
public sealed interface YWebsocketFrame {

	/**
	 * A message of the sync protocol.
	 *
	 * @param message the message
	 */
	record Sync(SyncMessage message) implements YWebsocketFrame {
	}

	/**
	 * What clients do at the moment.
	 *
	 * @param update for {@link Awareness#applyUpdate}
	 */
	record AwarenessUpdate(Payload update) implements YWebsocketFrame {
	}

	/**
	 * Refuses access to the document. Only servers send it.
	 *
	 * @param reason for the user
	 */
	record PermissionDenied(String reason) implements YWebsocketFrame {
	}

	/** Asks for the states of all clients. */
	record QueryAwareness() implements YWebsocketFrame {
	}

	/**
	 * A frame of a type that is not known here. The reference server ignores it.
	 *
	 * @param type the type, from 4 to 2^53 - 1
	 * @param payload what follows
	 */
	record Other(long type, Payload payload) implements YWebsocketFrame {

		/**
		 * Creates a frame.
		 * @throws IllegalArgumentException if the type is known
		 */
		public Other {
			if (type < FrameType.FIRST_OTHER) {
				throw new IllegalArgumentException("Frames of type " + type + " are not others; use the record for it");
			}
		}

	}

	/**
	 * Decodes a frame. As in the reference, what follows a frame of a known type is
	 * ignored.
	 * @param frame the payload of a binary WebSocket message
	 * @return the frame
	 * @throws MalformedDataException if the frame is malformed
	 */
	static YWebsocketFrame decode(byte[] frame) {
		ByteReader in = new ByteReader(frame);
		long type = in.varUint();
		if (type >= FrameType.FIRST_OTHER) {
			return new Other(type, new Payload(in.bytes(in.remaining())));
		}
		return switch ((int) type) {
			case FrameType.SYNC -> new Sync(SyncMessage.read(in));
			case FrameType.AWARENESS -> new AwarenessUpdate(new Payload(in.varBytes()));
			case FrameType.AUTH -> new PermissionDenied(reason(in));
			default -> new QueryAwareness();
		};
	}

	private static String reason(ByteReader in) {
		int start = in.position();
		long type = in.varUint();
		if (type != FrameType.AUTH_PERMISSION_DENIED) {
			throw new MalformedDataException("An authentication message has type " + type + ", which is not 0", start);
		}
		return in.varString();
	}

	/**
	 * Encodes the frame.
	 * @return the payload of a binary WebSocket message
	 */
	default byte[] encode() {
		ByteWriter out = new ByteWriter();
		switch (this) {
			case Sync(SyncMessage message) -> {
				out.varUint(FrameType.SYNC);
				message.write(out);
			}
			case AwarenessUpdate(Payload update) -> {
				out.varUint(FrameType.AWARENESS);
				out.varBytes(update.bytes());
			}
			case PermissionDenied(String reason) -> {
				out.varUint(FrameType.AUTH);
				out.varUint(FrameType.AUTH_PERMISSION_DENIED);
				out.varString(reason);
			}
			case QueryAwareness() -> out.varUint(FrameType.QUERY_AWARENESS);
			case Other(long type, Payload payload) -> {
				out.varUint(type);
				out.bytes(payload.bytes(), 0, payload.bytes().length);
			}
		}
		return out.toBytes();
	}

}
