package dev.lattice.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

import dev.lattice.transport.SnapshotSeal.Opened;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whom a sealed snapshot opens for; sentence P-84. */
class SnapshotSealTests {

	private static final String KEY = Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());

	private static final String NEWER = Base64.getEncoder()
		.encodeToString("fedcba9876543210fedcba9876543210".getBytes());

	private static final byte[] CONTENT = { 1, 2, 3 };

	private Instant now = Instant.parse("2026-01-01T00:00:00Z");

	private final SnapshotSeal seal = seal(KEY);

	private SnapshotSeal seal(String... keys) {
		InstantSource clock = () -> this.now;
		return new SnapshotSeal(SigningKeys.of(List.of(keys)), Duration.ofHours(1), clock);
	}

	private static void opens(SnapshotSeal seal, byte[] sealed) {
		assertThat(seal.open(sealed, "ada", "/page")).isInstanceOfSatisfying(Opened.Genuine.class,
				(genuine) -> assertThat(genuine.content()).isEqualTo(CONTENT));
	}

	private static void refuses(SnapshotSeal seal, byte[] sealed, @Nullable String user, String path, String reason) {
		assertThat(seal.open(sealed, user, path)).isInstanceOfSatisfying(Opened.Refused.class,
				(refused) -> assertThat(refused.reason()).contains(reason));
	}

	@Test
	void opensForItsUserAndPath() {
		opens(this.seal, this.seal.seal(CONTENT, "ada", "/page"));
	}

	@Test
	void doesNotOpenForAnother() {
		byte[] sealed = this.seal.seal(CONTENT, "ada", "/page");

		refuses(this.seal, sealed, "eve", "/page", "of another user");
		refuses(this.seal, sealed, null, "/page", "of another user");
		refuses(this.seal, sealed, "ada", "/other", "of another user");
		refuses(this.seal, sealed, "ada/", "page", "of another user");
	}

	@Test
	void anonymousIsNotTheUserWithoutAName() {
		refuses(this.seal, this.seal.seal(CONTENT, null, "/page"), "", "/page", "of another user");
	}

	@Test
	void doesNotOpenWhenAnyOfItsBytesIsAnother() {
		byte[] sealed = this.seal.seal(CONTENT, "ada", "/page");
		for (int i = 0; i < sealed.length; i++) {
			byte[] changed = sealed.clone();
			changed[i] ^= 1;
			assertThat(this.seal.open(changed, "ada", "/page")).as("byte " + i).isInstanceOf(Opened.Refused.class);
		}
	}

	@Test
	void doesNotOpenWhenItIsCutOff() {
		byte[] sealed = this.seal.seal(CONTENT, "ada", "/page");
		for (int length = 0; length < sealed.length; length++) {
			assertThat(this.seal.open(java.util.Arrays.copyOf(sealed, length), "ada", "/page")).as(length + " bytes")
				.isInstanceOf(Opened.Refused.class);
		}
	}

	@Test
	void doesNotOpenWhenItIsTooOld() {
		byte[] sealed = this.seal.seal(CONTENT, "ada", "/page");
		this.now = this.now.plus(Duration.ofMinutes(59));
		opens(this.seal, sealed);

		this.now = this.now.plus(Duration.ofMinutes(1));

		refuses(this.seal, sealed, "ada", "/page", "it is 3600 s old");
	}

	@Test
	void opensWithAnOlderKeyAndSealsWithTheFirst() {
		SnapshotSeal rotated = seal(NEWER, KEY);

		opens(rotated, this.seal.seal(CONTENT, "ada", "/page"));
		opens(seal(NEWER), rotated.seal(CONTENT, "ada", "/page"));
	}

	@Test
	void doesNotOpenWithoutItsKey() {
		refuses(seal(NEWER), this.seal.seal(CONTENT, "ada", "/page"), "ada", "/page", "its key is gone");
	}

	@Test
	void theSameSnapshotIsSealedInAnotherWayEachTime() {
		assertThat(this.seal.seal(CONTENT, "ada", "/page")).isNotEqualTo(this.seal.seal(CONTENT, "ada", "/page"));
	}

	@Test
	void itAddsAsManyBytesAsItSays() {
		assertThat(this.seal.seal(CONTENT, "ada", "/page")).hasSize(CONTENT.length + SnapshotSeal.OVERHEAD);
	}

}
