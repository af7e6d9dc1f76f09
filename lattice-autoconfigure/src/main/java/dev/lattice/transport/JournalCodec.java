package dev.lattice.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

import dev.lattice.engine.session.journal.Journal;
import org.jspecify.annotations.Nullable;

/**
 * Journals as bytes (L-128): a heading with a version, the entries, a checksum, and a
 * signature if there are keys. Safe for concurrent use.
 */
public final class JournalCodec {

	/*
	 * The heading differs from the beginning of every page token, which the same keys
	 * sign, so that the signature of the one is never that of the other.
	 */

	/** The version of the format. */
	public static final int VERSION = 1;

	private static final byte[] HEADING = "LATTICE JOURNAL".getBytes(StandardCharsets.US_ASCII);

	private static final int CHECKSUM_BYTES = 32;

	private static final int SIGNATURE_BYTES = 32;

	private static final byte UNSIGNED = 0;

	private static final byte SIGNED = 1;

	private final @Nullable SigningKeys keys;

	/**
	 * Makes a codec that signs what it writes, and reads only what was signed.
	 * @param keys the first signs, all verify
	 */
	public JournalCodec(SigningKeys keys) {
		this.keys = keys;
	}

	private JournalCodec() {
		this.keys = null;
	}

	/**
	 * Makes a codec for where the server's keys are not: it notices damage, but whoever
	 * can write a file can write a journal.
	 * @return the codec
	 */
	public static JournalCodec withoutKeys() {
		return new JournalCodec();
	}

	/**
	 * Writes a journal.
	 * @param journal the journal
	 * @return its bytes
	 */
	public byte[] write(Journal journal) {
		byte[] content = JournalWriter.write(journal);
		byte[] checked = ByteBuffer.allocate(HEADING.length + 2 + content.length)
			.put(HEADING)
			.put((byte) VERSION)
			.put((this.keys != null) ? SIGNED : UNSIGNED)
			.put(content)
			.array();
		byte[] summed = joined(checked, checksum(checked, checked.length));
		return (this.keys != null) ? joined(summed, this.keys.sign(summed)) : summed;
	}

	/**
	 * Reads a journal.
	 * @param bytes what is said to be one
	 * @return the journal
	 * @throws MalformedJournalException if the bytes are of another version, were changed
	 * or cut off, are not signed though there are keys, or have an entry of unknown kind
	 */
	public Journal read(byte[] bytes) {
		int start = HEADING.length + 2;
		if (bytes.length < start || !Arrays.equals(bytes, 0, HEADING.length, HEADING, 0, HEADING.length)) {
			throw new MalformedJournalException("it does not begin as a journal does", 0);
		}
		int version = bytes[HEADING.length];
		if (version != VERSION) {
			throw new MalformedJournalException(
					"its version is " + version + ", not " + VERSION + "; read it with the release that wrote it",
					HEADING.length);
		}
		boolean signed = bytes[HEADING.length + 1] == SIGNED;
		int end = bytes.length - CHECKSUM_BYTES - (signed ? SIGNATURE_BYTES : 0);
		if (end < start
				|| !MessageDigest.isEqual(checksum(bytes, end), Arrays.copyOfRange(bytes, end, end + CHECKSUM_BYTES))) {
			throw new MalformedJournalException("the checksum is not that of the content; it was changed or cut off",
					Math.max(0, end));
		}
		verify(bytes, end + CHECKSUM_BYTES, signed);
		return new JournalReader(bytes, start, end).read();
	}

	private void verify(byte[] bytes, int end, boolean signed) {
		if (this.keys == null) {
			return;
		}
		if (!signed || !this.keys.verify(Arrays.copyOf(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
			throw new MalformedJournalException(signed ? "none of the keys signed it" : "it is not signed", end);
		}
	}

	private static byte[] joined(byte[] first, byte[] second) {
		return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
	}

	private static byte[] checksum(byte[] bytes, int end) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(bytes, 0, end);
			return digest.digest();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
