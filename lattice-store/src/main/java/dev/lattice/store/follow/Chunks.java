package dev.lattice.store.follow;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;

/** The pieces in which snapshots are kept by servers that do not like large values. */
public final class Chunks {

	/** How large a piece is, in bytes; the last one may be smaller. */
	public static final int SIZE = 512 << 10;

	private Chunks() {
	}

	/**
	 * Counts the pieces of a state.
	 * @param bytes how large it is
	 * @return how many pieces it has
	 */
	public static int count(int bytes) {
		return (int) (((long) bytes + SIZE - 1) / SIZE);
	}

	/**
	 * Takes a piece of a state.
	 * @param state the state
	 * @param index which one, from 0
	 * @return the piece
	 */
	public static byte[] chunk(byte[] state, int index) {
		int from = index * SIZE;
		return Arrays.copyOfRange(state, from, Math.min(state.length, from + SIZE));
	}

	/**
	 * Puts pieces together.
	 * @param room whose state it is
	 * @param chunks the pieces
	 * @param size how large the state is
	 * @param digest its digest
	 * @return the state
	 * @throws RoomLogException if it is not what was kept
	 */
	public static byte[] join(String room, List<byte[]> chunks, int size, byte[] digest) {
		ByteArrayOutputStream state = new ByteArrayOutputStream(Math.max(size, 1));
		chunks.forEach(state::writeBytes);
		byte[] joined = state.toByteArray();
		if (joined.length != size || !MessageDigest.isEqual(digest(joined), digest)) {
			throw new RoomLogException(
					Reason.DAMAGED, "The snapshot of room '" + room + "' has " + joined.length
							+ " bytes, and they are not the " + size + " that were kept; restore it from a backup",
					null);
		}
		return joined;
	}

	/**
	 * Makes the digest of a state.
	 * @param state the state
	 * @return its SHA-256
	 */
	public static byte[] digest(byte[] state) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(state);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
