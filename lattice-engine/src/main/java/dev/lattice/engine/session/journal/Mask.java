package dev.lattice.engine.session.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Puts asterisks in place of secrets, as many as they have characters. */
final class Mask {

	/** A frame holds a new token and what the page is to hold, hardly older ones. */
	private static final int REMEMBERED = 8;

	private static final byte ASTERISK = '*';

	private final Deque<byte[]> secrets = new ArrayDeque<>();

	static String of(String secret) {
		return "*".repeat(secret.length());
	}

	/** Hides a secret, of ASCII, in frames from now on. */
	void hide(String secret) {
		if (!secret.isEmpty()) {
			if (this.secrets.size() == REMEMBERED) {
				this.secrets.remove();
			}
			this.secrets.add(secret.getBytes(StandardCharsets.US_ASCII));
		}
	}

	byte[] in(byte[] frame) {
		byte[] masked = frame.clone();
		this.secrets.forEach((secret) -> {
			for (int at = 0; at + secret.length <= frame.length; at++) {
				if (Arrays.equals(frame, at, at + secret.length, secret, 0, secret.length)) {
					Arrays.fill(masked, at, at + secret.length, ASTERISK);
				}
			}
		});
		return masked;
	}

}
