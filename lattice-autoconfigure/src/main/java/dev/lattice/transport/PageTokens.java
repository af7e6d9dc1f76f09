package dev.lattice.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

/**
 * Signs and checks page tokens: {@code v1.<payload>.<signature>}, both in Base64url. The
 * payload names the session, the time and a hash of the user; whoever holds a token and
 * is that user may join the session. Safe for concurrent use.
 */
public final class PageTokens {

	private static final String VERSION = "v1";

	private static final int USER_BYTES = 16;

	private static final int PAYLOAD_BYTES = SessionDirectory.ID_BYTES + Long.BYTES + USER_BYTES;

	/** A genuine token has about 100 characters; longer ones are not even decoded. */
	private static final int MAX_LENGTH = 200;

	private final SigningKeys keys;

	private final Duration lifetime;

	private final InstantSource clock;

	/**
	 * Makes an issuer of tokens.
	 * @param keys what to sign with
	 * @param lifetime how long a token is good for
	 * @param clock the time of day
	 */
	public PageTokens(SigningKeys keys, Duration lifetime, InstantSource clock) {
		this.keys = keys;
		this.lifetime = lifetime;
		this.clock = clock;
	}

	/**
	 * Issues a token.
	 * @param sessionId the session
	 * @param user the name of the user who may join it, or null for anyone anonymous
	 * @return the token
	 */
	public String issue(String sessionId, @Nullable String user) {
		byte[] payload = ByteBuffer.allocate(PAYLOAD_BYTES)
			.put(Base64.getUrlDecoder().decode(sessionId))
			.putLong(this.clock.millis())
			.put(hash(user))
			.array();
		String signed = VERSION + '.' + encode(payload);
		return signed + '.' + encode(this.keys.sign(signed.getBytes(StandardCharsets.US_ASCII)));
	}

	/**
	 * Checks a token.
	 * @param token what a page sent, which may be anything
	 * @param user the name of the connection's user, or null if anonymous
	 * @return what the token is
	 */
	public TokenCheck check(String token, @Nullable String user) {
		byte[] payload = verified(token);
		if (payload == null) {
			return new TokenCheck.Bad();
		}
		ByteBuffer content = ByteBuffer.wrap(payload);
		byte[] id = new byte[SessionDirectory.ID_BYTES];
		content.get(id);
		Instant issued = Instant.ofEpochMilli(content.getLong());
		byte[] holder = new byte[USER_BYTES];
		content.get(holder);
		if (!MessageDigest.isEqual(holder, hash(user))) {
			return new TokenCheck.Foreign();
		}
		if (!this.clock.instant().isBefore(issued.plus(this.lifetime))) {
			return new TokenCheck.Expired();
		}
		return new TokenCheck.Valid(encode(id));
	}

	private byte @Nullable [] verified(String token) {
		String[] parts = (token.length() <= MAX_LENGTH) ? token.split("\\.", -1) : new String[0];
		if (parts.length != 3 || !VERSION.equals(parts[0])) {
			return null;
		}
		try {
			byte[] signed = (parts[0] + '.' + parts[1]).getBytes(StandardCharsets.UTF_8);
			boolean genuine = this.keys.verify(signed, Base64.getUrlDecoder().decode(parts[2]));
			byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
			return (genuine && payload.length == PAYLOAD_BYTES) ? payload : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static String encode(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private static byte[] hash(@Nullable String user) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			String name = (user != null) ? user : "";
			return Arrays.copyOf(digest.digest(name.getBytes(StandardCharsets.UTF_8)), USER_BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
