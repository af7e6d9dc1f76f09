package dev.lattice.transport;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The keys of page tokens: the first signs, all verify. Safe for concurrent use. */
public final class SigningKeys {

	/** How many bytes a key has at least. */
	public static final int MIN_BYTES = 32;

	private static final String ALGORITHM = "HmacSHA256";

	private final List<SecretKeySpec> keys;

	private SigningKeys(List<SecretKeySpec> keys) {
		this.keys = keys;
	}

	/**
	 * Decodes configured keys.
	 * @param encoded the keys in Base64, at least one
	 * @return the keys
	 * @throws WeakKeyException if one is not Base64 or shorter than {@value #MIN_BYTES}
	 * bytes
	 */
	public static SigningKeys of(List<String> encoded) {
		if (encoded.isEmpty()) {
			throw new IllegalArgumentException("At least one key is needed to sign; use SigningKeys.random for one");
		}
		List<SecretKeySpec> keys = new ArrayList<>();
		for (int i = 0; i < encoded.size(); i++) {
			keys.add(new SecretKeySpec(decode(encoded.get(i), i), ALGORITHM));
		}
		return new SigningKeys(List.copyOf(keys));
	}

	/**
	 * Makes a key that lives as long as the process.
	 * @return the key
	 */
	public static SigningKeys random() {
		byte[] key = new byte[MIN_BYTES];
		new SecureRandom().nextBytes(key);
		return new SigningKeys(List.of(new SecretKeySpec(key, ALGORITHM)));
	}

	/**
	 * Derives keys for another purpose, which say nothing about these.
	 * @param purpose tells it from all others
	 * @return 32 bytes for each key, in the same order
	 */
	List<byte[]> derive(String purpose) {
		byte[] label = purpose.getBytes(StandardCharsets.UTF_8);
		return this.keys.stream().map((key) -> mac(key, label)).toList();
	}

	byte[] sign(byte[] content) {
		return mac(this.keys.get(0), content);
	}

	/**
	 * Says whether one of the keys signed the content; takes the same time for each
	 * guess.
	 */
	boolean verify(byte[] content, byte[] signature) {
		boolean genuine = false;
		for (SecretKeySpec key : this.keys) {
			genuine |= MessageDigest.isEqual(mac(key, content), signature);
		}
		return genuine;
	}

	private static byte[] decode(String encoded, int index) {
		byte[] key;
		try {
			key = Base64.getDecoder().decode(encoded.strip());
		}
		catch (IllegalArgumentException ex) {
			throw new WeakKeyException(index, WeakKeyException.NOT_BASE64);
		}
		if (key.length < MIN_BYTES) {
			throw new WeakKeyException(index, key.length);
		}
		return key;
	}

	private static byte[] mac(SecretKeySpec key, byte[] content) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(key);
			return mac.doFinal(content);
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException("Every Java platform has " + ALGORITHM, ex);
		}
	}

}
