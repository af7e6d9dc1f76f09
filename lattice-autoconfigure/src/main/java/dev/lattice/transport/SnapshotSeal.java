package dev.lattice.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * Seals snapshots for whoever holds them: nobody can read or change them, and each opens
 * only for the user and the path that it was made for, in time. Safe for concurrent use.
 */
public final class SnapshotSeal {

	/*
	 * AES-256-GCM with a key and a nonce for each snapshot, both derived by HMAC-SHA256
	 * (the expanding half of HKDF; the configured keys are random already) from the
	 * configured key and 16 random bytes. With one key for all, 96-bit nonces at random
	 * would have to end after 2^32 snapshots, which a busy server makes in hours; 2^48
	 * salts of 128 bits meet with a probability of 2^-33.
	 *
	 * sealed: version (1 byte), salt (16 bytes), then encrypted the time of sealing (8
	 * bytes) and the content, and the tag. User and path are authenticated, not held.
	 */

	/** How many bytes a seal adds. */
	public static final int OVERHEAD = 1 + 16 + Long.BYTES + 16;

	private static final byte VERSION = 1;

	private static final int SALT_BYTES = 16;

	private static final int KEY_BYTES = 32;

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	private static final String PURPOSE = "lattice snapshot 1";

	private final SecureRandom random = new SecureRandom();

	private final List<byte[]> keys;

	private final Duration lifetime;

	private final InstantSource clock;

	/**
	 * Makes a seal.
	 * @param keys the first seals, all open
	 * @param lifetime how long a snapshot may be opened
	 * @param clock the time of day
	 */
	public SnapshotSeal(SigningKeys keys, Duration lifetime, InstantSource clock) {
		this.keys = keys.derive(PURPOSE);
		this.lifetime = lifetime;
		this.clock = clock;
	}

	/**
	 * Seals a snapshot.
	 * @param content the snapshot
	 * @param user the name of the user, or null if anonymous
	 * @param path the path of the page, encoded
	 * @return the sealed snapshot
	 */
	public byte[] seal(byte[] content, @Nullable String user, String path) {
		byte[] salt = new byte[SALT_BYTES];
		this.random.nextBytes(salt);
		byte[] plain = ByteBuffer.allocate(Long.BYTES + content.length)
			.putLong(this.clock.millis())
			.put(content)
			.array();
		try {
			byte[] sealed = cipher(Cipher.ENCRYPT_MODE, this.keys.getFirst(), salt, user, path).doFinal(plain);
			return ByteBuffer.allocate(1 + SALT_BYTES + sealed.length).put(VERSION).put(salt).put(sealed).array();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has AES/GCM/NoPadding", ex);
		}
	}

	/**
	 * Opens a snapshot.
	 * @param sealed what a page held, which may be anything
	 * @param user the name of the connection's user, or null if anonymous
	 * @param path the path of the page, encoded
	 * @return what came of it
	 */
	public Opened open(byte[] sealed, @Nullable String user, String path) {
		if (sealed.length < OVERHEAD || sealed[0] != VERSION) {
			return new Opened.Refused("it is no snapshot of this version");
		}
		byte[] salt = Arrays.copyOfRange(sealed, 1, 1 + SALT_BYTES);
		for (byte[] key : this.keys) {
			try {
				ByteBuffer plain = ByteBuffer.wrap(cipher(Cipher.DECRYPT_MODE, key, salt, user, path).doFinal(sealed,
						1 + SALT_BYTES, sealed.length - 1 - SALT_BYTES));
				Duration age = Duration.between(Instant.ofEpochMilli(plain.getLong()), this.clock.instant());
				if (age.compareTo(this.lifetime) >= 0) {
					return new Opened.Refused(
							"it is " + age.toSeconds() + " s old; see lattice.session.snapshot-lifetime");
				}
				byte[] content = new byte[plain.remaining()];
				plain.get(content);
				return new Opened.Genuine(content);
			}
			catch (AEADBadTagException ex) {
				// Of another key, or not genuine.
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException("Every Java platform has AES/GCM/NoPadding", ex);
			}
		}
		return new Opened.Refused("it was changed, is of another user or page, or its key is gone");
	}

	private static Cipher cipher(int mode, byte[] key, byte[] salt, @Nullable String user, String path)
			throws GeneralSecurityException {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(key, "HmacSHA256"));
		mac.update(salt);
		byte[] own = mac.doFinal(new byte[] { 1 });
		mac.update(salt);
		byte[] nonce = Arrays.copyOf(mac.doFinal(new byte[] { 2 }), NONCE_BYTES);
		Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
		cipher.init(mode, new SecretKeySpec(own, 0, KEY_BYTES, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
		byte[] name = (user != null) ? user.getBytes(StandardCharsets.UTF_8) : new byte[0];
		cipher.updateAAD(ByteBuffer.allocate(1 + Integer.BYTES)
			.put((byte) ((user != null) ? 1 : 0))
			.putInt(name.length)
			.array());
		cipher.updateAAD(name);
		cipher.updateAAD(path.getBytes(StandardCharsets.UTF_8));
		return cipher;
	}

	/** What came of opening. */
	public sealed interface Opened {

		/**
		 * Genuine, of this user and page, and in time.
		 *
		 * @param content the snapshot
		 */
		@SuppressWarnings("ArrayRecordComponent") // never compared
		record Genuine(byte[] content) implements Opened {
		}

		/**
		 * Anything else.
		 *
		 * @param reason what is wrong, for the log
		 */
		record Refused(String reason) implements Opened {
		}

	}

}
