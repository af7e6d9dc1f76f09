package dev.lattice.benchmarks.rooms;

import java.util.Arrays;
import java.util.List;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.protocol.HocuspocusAddress;
import dev.lattice.crdt.protocol.HocuspocusFrame;
import dev.lattice.crdt.protocol.HocuspocusMessage;
import dev.lattice.crdt.protocol.Payload;
import dev.lattice.crdt.protocol.SyncMessage;
import dev.lattice.crdt.protocol.YWebsocketFrame;

/** How clients speak of one room. */
final class Wire {

	private static final int SYNC = 0;

	private static final int SYNC_REPLY = 4;

	private static final int SYNC_STATUS = 8;

	private static final int STEP_2 = 1;

	private static final int UPDATE = 2;

	private static final SyncMessage NOTHING_KNOWN = new SyncMessage.Step1(new Payload(new byte[] { 0 }));

	/** What is said, in a message that a client receives. */
	enum Said {

		/** All that the client did not know. */
		STATE,

		/** An update. */
		UPDATE,

		/** That an update of the client is kept, or not. */
		STATUS,

		/** Anything else. */
		OTHER

	}

	/** The languages of clients. */
	enum Protocol {

		/** That of y-websocket. */
		Y_WEBSOCKET,

		/** That of Hocuspocus. */
		HOCUSPOCUS

	}

	private final String path;

	private final List<byte[]> greeting;

	/** What is before the type of the message. */
	private final byte[] address;

	private Wire(String path, List<byte[]> greeting, byte[] address) {
		this.path = path;
		this.greeting = greeting;
		this.address = address;
	}

	/**
	 * Returns how a room is spoken of.
	 * @param protocol the language
	 * @param path where the server has it: up to the name of the room, or that for all
	 * @param room the name
	 */
	static Wire of(Protocol protocol, String path, String room) {
		return switch (protocol) {
			case Y_WEBSOCKET ->
				new Wire(path + room, List.of(new YWebsocketFrame.Sync(NOTHING_KNOWN).encode()), new byte[0]);
			case HOCUSPOCUS -> {
				byte[] step = hocuspocus(room, new HocuspocusMessage.Sync(NOTHING_KNOWN));
				yield new Wire(path, List.of(hocuspocus(room, new HocuspocusMessage.Token("", null)), step),
						Arrays.copyOf(step, hocuspocus(room, new HocuspocusMessage.QueryAwareness()).length - 1));
			}
		};
	}

	private static byte[] hocuspocus(String room, HocuspocusMessage message) {
		return new HocuspocusFrame.Addressed(HocuspocusAddress.of(room), message).encode();
	}

	/** Where the socket is. */
	String path() {
		return this.path;
	}

	/** What a client says first. */
	List<byte[]> greeting() {
		return this.greeting;
	}

	/** What a client says that has nothing to say: servers give up who is silent. */
	byte[] signOfLife() {
		return addressed(new YWebsocketFrame.QueryAwareness());
	}

	/** The message that tells of an update. */
	byte[] update(byte[] update) {
		return addressed(new YWebsocketFrame.Sync(new SyncMessage.Update(new Payload(update))));
	}

	/** Both languages say the same behind the address. */
	private byte[] addressed(YWebsocketFrame frame) {
		byte[] plain = frame.encode();
		byte[] message = Arrays.copyOf(this.address, this.address.length + plain.length);
		System.arraycopy(plain, 0, message, this.address.length, plain.length);
		return message;
	}

	/** What a received message says. */
	Said said(byte[] message) {
		int type = this.address.length;
		if (message.length < type + 2) {
			return Said.OTHER;
		}
		return switch (message[type]) {
			case SYNC, SYNC_REPLY -> switch (message[type + 1]) {
				case STEP_2 -> Said.STATE;
				case UPDATE -> Said.UPDATE;
				default -> Said.OTHER;
			};
			case SYNC_STATUS -> Said.STATUS;
			default -> Said.OTHER;
		};
	}

	/** The update in a message that tells one. */
	byte[] updateIn(byte[] message) {
		ByteReader in = new ByteReader(message);
		in.bytes(this.address.length + 2);
		return in.varBytes();
	}

}
