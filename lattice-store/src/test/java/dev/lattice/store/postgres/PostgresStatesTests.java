package dev.lattice.store.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import dev.lattice.store.Wait;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Presence and states of sessions in Postgres. */
@ExtendWith(PostgresFixture.Extension.class)
class PostgresStatesTests {

	private final String name = UUID.randomUUID().toString();

	private PostgresLink link;

	private PostgresLink other;

	@BeforeEach
	void twoNodes(PostgresFixture fixture) {
		this.link = new PostgresLink(fixture.connections(), PostgresRoomLogTests.settings(Duration.ofSeconds(1)));
		this.other = new PostgresLink(fixture.connections(), PostgresRoomLogTests.settings(Duration.ofSeconds(1)));
	}

	@AfterEach
	void close() {
		this.link.close();
		this.other.close();
	}

	@Test // K-101
	void whatANodeSaysIsHeardByTheOthersUntilItIsTakenBack() {
		List<String> heard = new CopyOnWriteArrayList<>();
		try (PostgresPresenceBus here = new PostgresPresenceBus(this.link);
				PostgresPresenceBus there = new PostgresPresenceBus(this.other)) {
			here.publish(this.name, "n1", bytes("first"), 60_000);
			there.watch(this.name, (state) -> heard.add(new String(state, StandardCharsets.UTF_8)));
			Wait.until("the first is heard", () -> heard.contains("first"));
			here.publish(this.name, "n1", bytes("second"), 60_000);
			Wait.until("the second is heard", () -> heard.contains("second"));
			assertThat(heard).containsExactly("first", "second");
			here.publish(this.name, "n1", new byte[0], 60_000);
			here.publish(this.name, "n2", bytes("brief"), 1);
			here.publish(this.name, "n3", bytes("third"), 60_000);
			Wait.until("only the third holds", () -> {
				List<String> late = new CopyOnWriteArrayList<>();
				there.watch(this.name, (state) -> late.add(new String(state, StandardCharsets.UTF_8)));
				Wait.until("the third is heard", () -> late.contains("third"));
				return late.equals(List.of("third"));
			});
		}
	}

	@Test // K-105, K-106
	void theNodeThatTookASessionUpLastIsTheOnlyOneThatKeepsIt() {
		PostgresSessions here = new PostgresSessions(this.link, Duration.ofMinutes(1));
		PostgresSessions there = new PostgresSessions(this.other, Duration.ofMinutes(1));
		get(here.save(this.name, new byte[] { 1 }));
		get(here.save(this.name, new byte[] { 2 }));
		assertThat(get(there.take(this.name))).containsExactly(2);
		assertThatThrownBy(() -> get(here.save(this.name, new byte[] { 3 }))).hasCauseInstanceOf(RoomLogException.class)
			.satisfies(
					(failure) -> assertThat(((RoomLogException) failure.getCause()).reason()).isEqualTo(Reason.FENCED));
		get(here.forget(this.name));
		assertThat(get(there.take(this.name))).containsExactly(2);
		get(there.forget(this.name));
		assertThat(get(there.take(this.name))).isNull();
	}

	@Test // K-107
	void aStateEndsWithItsLifetimeAndGoesWithTheNextThatComes() {
		PostgresSessions brief = new PostgresSessions(this.link, Duration.ofMillis(1));
		get(brief.save(this.name, new byte[] { 1 }));
		Wait.until("it is over", () -> get(brief.take(this.name)) == null);
	}

	private static <T> T get(CompletionStage<T> stage) {
		return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
