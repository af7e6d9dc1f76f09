package dev.lattice.store.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import dev.lattice.store.Wait;
import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** States of sessions in Redis. */
@ExtendWith(RedisFixture.Extension.class)
class RedisSessionsTests {

	private final String session = UUID.randomUUID().toString();

	private final List<AutoCloseable> open = new ArrayList<>();

	private RedisSessions here;

	private RedisSessions there;

	private RedisSessions brief;

	@BeforeEach
	void twoNodes(RedisFixture fixture) {
		RedisClient client = RedisClient.create(fixture.uri());
		RedisLink link = new RedisLink(client, RedisRoomLogTests.SETTINGS);
		this.open.add(client);
		this.open.add(link);
		this.here = new RedisSessions(link, Duration.ofMinutes(1));
		this.there = new RedisSessions(link, Duration.ofMinutes(1));
		this.brief = new RedisSessions(link, Duration.ofMillis(1));
	}

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable each : this.open.reversed()) {
			each.close();
		}
	}

	@Test // K-105
	void theNewestStateIsTakenUpByAnotherNode() {
		get(this.here.save(this.session, new byte[] { 1 }));
		get(this.here.save(this.session, new byte[] { 2 }));
		assertThat(get(this.there.take(this.session))).containsExactly(2);
		assertThat(get(this.there.take("unknown"))).isNull();
	}

	@Test // K-106
	void theNodeThatHadItKeepsNothingMore() {
		get(this.here.save(this.session, new byte[] { 1 }));
		get(this.there.take(this.session));
		assertThatThrownBy(() -> get(this.here.save(this.session, new byte[] { 2 })))
			.hasCauseInstanceOf(RoomLogException.class)
			.satisfies(
					(failure) -> assertThat(((RoomLogException) failure.getCause()).reason()).isEqualTo(Reason.FENCED));
		get(this.here.forget(this.session));
		assertThat(get(this.there.take(this.session))).containsExactly(1);
		get(this.there.forget(this.session));
		assertThat(get(this.there.take(this.session))).isNull();
	}

	@Test // K-107
	void aStateEndsWithItsLifetime() {
		get(this.brief.save(this.session, new byte[] { 1 }));
		Wait.until("it is gone", () -> get(this.there.take(this.session)) == null);
	}

	private static <T> T get(CompletionStage<T> stage) {
		return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
	}

}
