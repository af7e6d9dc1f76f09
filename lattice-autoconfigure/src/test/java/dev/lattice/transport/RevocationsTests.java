package dev.lattice.transport;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RevocationsTests {

	private long now = 1_000;

	private final Revocations revocations = new Revocations(() -> this.now);

	@Test
	void coverWhoCameBefore() {
		this.revocations.add(new Revocations.Revoked.User("ada"));

		assertThat(this.revocations.cover(visitor("ada", "s", 999))).isTrue();
		assertThat(this.revocations.cover(visitor("ada", "s", 1_001))).isFalse();
		assertThat(this.revocations.cover(visitor("bob", "s", 999))).isFalse();
		assertThat(this.revocations.cover(visitor(null, null, 999))).isFalse();
	}

	@Test
	void coverAnHttpSession() {
		this.revocations.add(new Revocations.Revoked.HttpSession("s"));

		assertThat(this.revocations.cover(visitor("ada", "s", 999))).isTrue();
		assertThat(this.revocations.cover(visitor("ada", "t", 999))).isFalse();
	}

	@Test
	void areForgottenWhenNothingOfThatTimeCanBeUnderWay() {
		this.revocations.add(new Revocations.Revoked.User("ada"));
		this.now += TimeUnit.MINUTES.toNanos(6);
		this.revocations.add(new Revocations.Revoked.User("bob"));

		assertThat(this.revocations.cover(visitor("ada", "s", 999))).isFalse();
	}

	@Test
	void areBounded() {
		for (int i = 0; i <= Revocations.MOST; i++) {
			this.revocations.add(new Revocations.Revoked.User("user" + i));
		}

		assertThat(this.revocations.cover(visitor("user0", "s", 999))).isFalse();
		assertThat(this.revocations.cover(visitor("user1", "s", 999))).isTrue();
	}

	private static Visitor visitor(@Nullable String user, @Nullable String httpSession, long since) {
		return new Visitor((user != null) ? () -> user : null, httpSession, "192.0.2.1", since);
	}

}
