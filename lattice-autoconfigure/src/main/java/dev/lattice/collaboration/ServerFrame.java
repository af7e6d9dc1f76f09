package dev.lattice.collaboration;

import java.nio.charset.StandardCharsets;

/**
 * Whole WebSocket frames of a server (RFC 6455, section 5.2): header and payload in one
 * array, not masked, so that one array serves all clients that are told the same.
 */
public final class ServerFrame {

	private static final int FINAL_TEXT = 0x81;

	private static final int FINAL_BINARY = 0x82;

	/** Up to here the second byte of the header is the length. */
	private static final int SHORT = 125;

	/** The length is in two more bytes, or in eight. */
	private static final int IN_TWO_BYTES = 126;

	private static final int IN_EIGHT_BYTES = 127;

	private ServerFrame() {
	}

	/**
	 * Returns the frame of a binary message.
	 * @param payload what it says
	 * @return the frame
	 */
	public static byte[] binary(byte[] payload) {
		return frame(FINAL_BINARY, payload);
	}

	/**
	 * Returns the frame of a text message.
	 * @param text what it says
	 * @return the frame
	 */
	public static byte[] text(String text) {
		return frame(FINAL_TEXT, text.getBytes(StandardCharsets.UTF_8));
	}

	private static byte[] frame(int head, byte[] payload) {
		int length = payload.length;
		int header = (length <= SHORT) ? 2 : (length <= 0xFFFF) ? 4 : 10;
		byte[] frame = new byte[header + length];
		frame[0] = (byte) head;
		switch (header) {
			case 2 -> frame[1] = (byte) length;
			case 4 -> {
				frame[1] = IN_TWO_BYTES;
				frame[2] = (byte) (length >>> 8);
				frame[3] = (byte) length;
			}
			default -> {
				frame[1] = IN_EIGHT_BYTES;
				for (int at = 9, rest = length; at > 1; at--, rest >>>= 8) {
					frame[at] = (byte) rest;
				}
			}
		}
		System.arraycopy(payload, 0, frame, header, length);
		return frame;
	}

}
