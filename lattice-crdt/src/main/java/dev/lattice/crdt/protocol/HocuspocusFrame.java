package dev.lattice.crdt.protocol;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.ByteWriter;
import dev.lattice.crdt.codec.MalformedDataException;

/**
 * What one WebSocket message between a Hocuspocus provider and its server holds.
 */
public sealed interface HocuspocusFrame {

	/**
	 * A message about a document.
	 *
	 * @param address the document, and which provider of it
	 * @param message the message
	 */
	record Addressed(HocuspocusAddress address, HocuspocusMessage message) implements HocuspocusFrame {
	}

	/** Asks the provider for {@link Pong}, whatever documents it has. */
	record Ping() implements HocuspocusFrame {
	}

	/** Answers {@link Ping}. */
	record Pong() implements HocuspocusFrame {
	}

	/**
	 * Decodes a frame. As in the reference, what follows a message of a known type is
	 * ignored.
	 * @param frame the payload of a binary WebSocket message
	 * @return the frame
	 * @throws MalformedDataException if the frame is malformed
	 */
	static HocuspocusFrame decode(byte[] frame) {
		// As an address either would be a string that the frame does not hold.
		if (frame.length == 1 && frame[0] == HocuspocusType.PING) {
			return new Ping();
		}
		if (frame.length == 1 && frame[0] == HocuspocusType.PONG) {
			return new Pong();
		}
		ByteReader in = new ByteReader(frame);
		HocuspocusAddress address = HocuspocusAddress.of(in.varString());
		return new Addressed(address, HocuspocusMessage.read(in));
	}

	/**
	 * Encodes the frame.
	 * @return the payload of a binary WebSocket message
	 */
	default byte[] encode() {
		ByteWriter out = new ByteWriter();
		switch (this) {
			case Addressed(HocuspocusAddress address, HocuspocusMessage message) -> {
				out.varString(address.key());
				message.write(out);
			}
			case Ping() -> out.u8(HocuspocusType.PING);
			case Pong() -> out.u8(HocuspocusType.PONG);
		}
		return out.toBytes();
	}

}
