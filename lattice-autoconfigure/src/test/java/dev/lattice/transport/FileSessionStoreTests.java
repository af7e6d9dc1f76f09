package dev.lattice.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FileSessionStoreTests {

	private static final byte[] STATE = { 1, 2, 3 };

	@TempDir
	private Path directory;

	/** Files have the time of the real clock. */
	private Instant now = Instant.now();

	private FileSessionStore store;

	@BeforeEach
	void open() throws IOException {
		this.store = open(FileSessionStore.Survives.PROCESS);
	}

	private FileSessionStore open(FileSessionStore.Survives survives) throws IOException {
		InstantSource clock = () -> this.now;
		return new FileSessionStore(this.directory, 3, Duration.ofHours(1), survives, clock);
	}

	private static byte @Nullable [] find(FileSessionStore store, String session) {
		return store.find(session, "file").toCompletableFuture().join();
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

	@Test
	void anotherProcessFindsWhatWasKept() throws IOException {
		this.store.save("session", STATE);

		assertThat(find(open(FileSessionStore.Survives.PROCESS), "session")).isEqualTo(STATE);
	}

	@Test
	void theNewestStateIsInThePlaceOfTheOneBefore() throws IOException {
		this.store.save("session", new byte[] { 9, 9, 9, 9, 9 });
		this.store.save("session", STATE);

		assertThat(find(this.store, "session")).isEqualTo(STATE);
		assertThat(files()).hasSize(1);
	}

	@Test
	void aStateThatWaitsForTheDiskIsFoundToo() throws IOException {
		FileSessionStore store = open(FileSessionStore.Survives.POWER);
		store.save("session", STATE);

		assertThat(find(store, "session")).isEqualTo(STATE);
	}

	@Test
	void thereIsNoStateOfASessionThatIsNotKnown() {
		assertThat(find(this.store, "other")).isNull();
	}

	@Test
	void aStateThatWasRemovedIsGone() throws IOException {
		this.store.save("session", STATE);
		this.store.remove("session");

		assertThat(find(this.store, "session")).isNull();
		assertThat(files()).isEmpty();
	}

	@Test
	void anIdLeadsNowhereElse() throws IOException {
		this.store.save("../../outside", STATE);

		assertThat(files()).singleElement().asString().matches("[0-9a-f]{32}\\.state");
	}

	@Test
	void theOldestGoesForOneMore() throws IOException {
		for (String session : List.of("a", "b", "c", "a", "d")) {
			this.store.save(session, STATE);
		}

		assertThat(find(this.store, "b")).isNull();
		assertThat(find(this.store, "a")).isEqualTo(STATE);
		assertThat(files()).hasSize(3);
	}

	@Test
	void whatAnEarlierProcessLeftCounts() throws IOException {
		for (String session : List.of("a", "b", "c")) {
			this.store.save(session, STATE);
		}

		open(FileSessionStore.Survives.PROCESS).save("d", STATE);

		assertThat(files()).hasSize(3);
	}

	@Test
	void theOldGoWithEachThatComes() throws IOException {
		this.store.save("old", STATE);
		this.now = this.now.plus(Duration.ofHours(1));

		this.store.save("new", STATE);

		assertThat(find(this.store, "old")).isNull();
		assertThat(files()).hasSize(1);
	}

	@Test
	void aDirectoryThatIsGoneFailsTheSaving() throws IOException {
		Files.delete(this.directory);

		assertThat(this.store.save("session", STATE).toCompletableFuture()).isCompletedExceptionally();
	}

}
