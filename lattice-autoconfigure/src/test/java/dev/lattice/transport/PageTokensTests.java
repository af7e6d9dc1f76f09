package dev.lattice.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PageTokensTests {

	private static final String ID = "AAECAwQFBgcICQoLDA0ODw";

	private static final String OLD_KEY = key((byte) 1);

	private static final String NEW_KEY = key((byte) 2);

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

	private final PageTokens tokens = tokens(OLD_KEY);

	@Test
	void aTokenNamesItsSession() {
		assertThat(this.tokens.check(this.tokens.issue(grant("ada")), visitor("ada"))).isEqualTo(valid(Duration.ZERO));
		assertThat(this.tokens.check(this.tokens.issue(grant(null)), visitor(null))).isEqualTo(valid(Duration.ZERO));
	}

	@Test
	void aTokenIsOfOneUser() {
		assertThat(this.tokens.check(this.tokens.issue(grant("ada")), visitor("bob")))
			.isEqualTo(new TokenCheck.Foreign());
		assertThat(this.tokens.check(this.tokens.issue(grant("ada")), visitor(null)))
			.isEqualTo(new TokenCheck.Foreign());
		assertThat(this.tokens.check(this.tokens.issue(grant(null)), visitor("bob")))
			.isEqualTo(new TokenCheck.Foreign());
	}

	@Test
	void aTokenIsForOnePath() {
		TokenCheck.Valid checked = (TokenCheck.Valid) this.tokens.check(this.tokens.issue(grant(null)), visitor(null));

		assertThat(checked.isFor("/path")).isTrue();
		assertThat(checked.isFor("/path/")).isFalse();
		assertThat(checked.isFor("/PATH")).isFalse();
		assertThat(checked.isFor("")).isFalse();
	}

	@Test
	void aTokenTellsItsAge() {
		String token = this.tokens.issue(grant(null));
		this.now.updateAndGet((time) -> time.plusSeconds(61));

		assertThat(this.tokens.check(token, visitor(null))).isEqualTo(valid(Duration.ofSeconds(61)));
	}

	@Test
	void aTokenExpires() {
		String token = this.tokens.issue(grant(null));
		this.now.updateAndGet((time) -> time.plus(Duration.ofHours(24)).minusMillis(1));
		assertThat(this.tokens.check(token, visitor(null))).isEqualTo(valid(Duration.ofHours(24).minusMillis(1)));

		this.now.updateAndGet((time) -> time.plusMillis(1));

		assertThat(this.tokens.check(token, visitor(null))).isEqualTo(new TokenCheck.Expired());
	}

	@Test
	void anyChangeOfATokenIsFound() {
		String token = this.tokens.issue(grant("ada"));
		for (int i = 0; i < token.length(); i++) {
			char other = (token.charAt(i) == 'A') ? 'B' : 'A';
			String forged = token.substring(0, i) + other + token.substring(i + 1);
			if (i == token.length() - 1) {
				continue; // the last character of Base64 has bits that say nothing
			}

			assertThat(this.tokens.check(forged, visitor("ada"))).as("character " + i).isEqualTo(new TokenCheck.Bad());
		}
	}

	@Test
	void whatIsNoTokenAtAllIsBad() {
		for (String bad : List.of("", ".", "..", "v1..", "v1.A.A", "v1.\u0000.x", "v1.AAAA.AAAA.AAAA", "v2.AAAA.AAAA",
				"x".repeat(100_000))) {
			assertThat(this.tokens.check(bad, visitor(null))).isEqualTo(new TokenCheck.Bad());
		}
	}

	@Test
	void keysCanBeRotated() {
		String old = this.tokens.issue(grant(null));

		assertThat(tokens(NEW_KEY, OLD_KEY).check(old, visitor(null))).isEqualTo(valid(Duration.ZERO));
		assertThat(tokens(NEW_KEY).check(old, visitor(null))).isEqualTo(new TokenCheck.Bad());
		assertThat(tokens(OLD_KEY).check(tokens(NEW_KEY, OLD_KEY).issue(grant(null)), visitor(null)))
			.isEqualTo(new TokenCheck.Bad());
	}

	@Test
	void aWeakKeyIsRefusedWithoutBeingTold() {
		assertThatExceptionOfType(WeakKeyException.class).isThrownBy(() -> SigningKeys.of(List.of(OLD_KEY, "c2hvcnQ=")))
			.withMessage("Key 1 has 5 bytes, at least 32 are needed");
		assertThatExceptionOfType(WeakKeyException.class).isThrownBy(() -> SigningKeys.of(List.of("not base64!")))
			.withMessage("Key 0 is not Base64");
	}

	private PageTokens tokens(String... keys) {
		return new PageTokens(SigningKeys.of(List.of(keys)), Duration.ofHours(24), this.now::get);
	}

	private static PageGrant grant(String user) {
		return new PageGrant(ID, user, null, "/path");
	}

	private static TokenCheck.Valid valid(Duration age) {
		return new TokenCheck.Valid(ID, PageTokens.digest("/path"), age);
	}

	private static String key(byte fill) {
		byte[] key = new byte[32];
		java.util.Arrays.fill(key, fill);
		return Base64.getEncoder().encodeToString(key);
	}

	@Test
	void aTokenOfAnHttpSessionIsGoodInThatOneOnly() {
		String token = this.tokens.issue(new PageGrant(ID, "ada", "session", "/path"));

		assertThat(this.tokens.check(token, within("session"))).isEqualTo(valid(Duration.ZERO));
		assertThat(this.tokens.check(token, within("other"))).isEqualTo(new TokenCheck.Foreign());
		assertThat(this.tokens.check(token, within(null))).isEqualTo(new TokenCheck.Foreign());
	}

	@Test
	void aTokenOfNoHttpSessionIsGoodInAnyOfTheUser() {
		String token = this.tokens.issue(grant("ada"));

		assertThat(this.tokens.check(token, within("session"))).isEqualTo(valid(Duration.ZERO));
	}

	@Test
	void aUserWhoseNameLooksLikeAnotherHolderIsNot() {
		String token = this.tokens.issue(new PageGrant(ID, null, "session", "/path"));

		assertThat(this.tokens.check(token, visitor("session anonymous"))).isEqualTo(new TokenCheck.Foreign());
		assertThat(this.tokens.check(token, visitor("anonymous"))).isEqualTo(new TokenCheck.Foreign());
	}

	private static Visitor within(@Nullable String httpSession) {
		return new Visitor(() -> "ada", httpSession, null, 0);
	}

	private static Visitor visitor(@Nullable String user) {
		return Visitor.of((user != null) ? () -> user : null);
	}

}
