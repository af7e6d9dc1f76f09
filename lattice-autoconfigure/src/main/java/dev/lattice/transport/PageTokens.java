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
 * payload names the session, the time, and hashes of the holder and of a path; whoever
 * holds a token and is that user, in the same HTTP session if there was one, may join the
 * session and see the page at that path. Safe for concurrent use.
 */
public final class PageTokens {

	private static final String VERSION = "v1";

	private static final int HASH_BYTES = 16;

	private static final int PAYLOAD_BYTES = SessionDirectory.ID_BYTES + Long.BYTES + 2 * HASH_BYTES;

	/** A genuine token has about 120 characters; longer ones are not even decoded. */
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
	 * @param grant what it lets whom do
	 * @return the token
	 */
	public String issue(PageGrant grant) {
		byte[] payload = ByteBuffer.allocate(PAYLOAD_BYTES)
			.put(Base64.getUrlDecoder().decode(grant.sessionId()))
			.putLong(this.clock.millis())
			.put(holder(grant.user(), grant.httpSession()))
			.put(hash(grant.path()))
			.array();
		String signed = VERSION + '.' + encode(payload);
		return signed + '.' + encode(this.keys.sign(signed.getBytes(StandardCharsets.US_ASCII)));
	}

	/**
	 * Checks a token.
	 * @param token what a page sent, which may be anything
	 * @param visitor who sent it
	 * @return what the token is
	 */
	public TokenCheck check(String token, Visitor visitor) {
		byte[] payload = verified(token);
		if (payload == null) {
			return new TokenCheck.Bad();
		}
		ByteBuffer content = ByteBuffer.wrap(payload);
		byte[] id = new byte[SessionDirectory.ID_BYTES];
		content.get(id);
		Instant issued = Instant.ofEpochMilli(content.getLong());
		byte[] holder = new byte[HASH_BYTES];
		content.get(holder);
		byte[] path = new byte[HASH_BYTES];
		content.get(path);
		// A page that was made outside of an HTTP session is not of another one.
		if (!MessageDigest.isEqual(holder, holder(visitor.userName(), visitor.httpSession()))
				&& !MessageDigest.isEqual(holder, holder(visitor.userName(), null))) {
			return new TokenCheck.Foreign();
		}
		Duration age = Duration.between(issued, this.clock.instant());
		if (age.compareTo(this.lifetime) >= 0) {
			return new TokenCheck.Expired();
		}
		return new TokenCheck.Valid(encode(id), encode(path), age);
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

	/** Returns what a token says of a path. */
	static String digest(String path) {
		return encode(hash(path));
	}

	/** A digest has no blank, so no name of a user can stand for another with one. */
	private static byte[] holder(@Nullable String user, @Nullable String httpSession) {
		String name = (user != null) ? "user " + user : "anonymous";
		return hash(((httpSession != null) ? httpSession : "-") + ' ' + name);
	}

	private static byte[] hash(String text) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return Arrays.copyOf(digest.digest(text.getBytes(StandardCharsets.UTF_8)), HASH_BYTES);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
