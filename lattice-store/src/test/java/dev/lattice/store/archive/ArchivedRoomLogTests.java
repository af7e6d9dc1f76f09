package dev.lattice.store.archive;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException.Reason;
import dev.lattice.store.Awaited;
import dev.lattice.store.Collected;
import dev.lattice.store.postgres.PostgresArchive;
import dev.lattice.store.postgres.PostgresLink;
import dev.lattice.store.postgres.PostgresProcess;
import dev.lattice.store.postgres.PostgresRoomLog;
import dev.lattice.store.postgres.PostgresSettings;
import dev.lattice.store.redis.RedisLink;
import dev.lattice.store.redis.RedisProcess;
import dev.lattice.store.redis.RedisRoomLog;
import dev.lattice.store.redis.RedisSettings;
import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Redis that forgets, an archive in Postgres that is away, and what becomes of rooms.
 */
class ArchivedRoomLogTests {

	private static RedisProcess redis;

	private static PostgresProcess postgres;

	private final String room = "room/" + UUID.randomUUID();

	private final List<AutoCloseable> open = new ArrayList<>();

	@BeforeAll
	static void begin() {
		redis = new RedisProcess();
		postgres = new PostgresProcess();
	}

	@AfterAll
	static void end() {
		redis.close();
		postgres.close();
	}

	@AfterEach
	void close() throws Exception {
		postgres.resume();
		for (AutoCloseable each : this.open.reversed()) {
			each.close();
		}
	}

	@Test // K-160
	void whatTheArchiveHoldsIsForgottenByTheLog() {
		RoomLog log = node();
		append(log, 1, 5);
		compact(log, "n1", 4);
		assertThat(keys()).noneMatch((key) -> key.endsWith(":snapshot"));
		assertThat(Awaited.<List<LogEntry>>failureOf((reply) -> log.read(this.room, 4, 10, reply)))
			.isEqualTo(Reason.TRIMMED);
		assertThat(read(log, 5)).extracting(LogEntry::sequence).containsExactly(5L);
		assertThat(snapshot(log).upTo()).isEqualTo(4);
	}

	@Test // K-161, K-168
	void aRoomThatRedisHasLostGoesOnBehindWhatTheArchiveHolds() {
		ArchivedRoomLog log = node();
		append(log, 1, 5);
		Fence before = compact(log, "n1", 5);
		forget();
		assertThat(append(log, 6)).isEqualTo(new Appended(6, AckLevel.DURABLE, false));
		assertThat(snapshot(log).upTo()).isEqualTo(5);
		assertThat(read(log, 6)).extracting(LogEntry::number).containsExactly(6L);
		assertThat(
				Awaited.<Void>failureOf((reply) -> log.keep(this.room, before, new LogSnapshot(6, bytes("x")), reply)))
			.isEqualTo(Reason.FENCED);
		Fence after = Awaited.of((reply) -> log.claim(this.room, "n2", 60_000, reply));
		assertThat(after.epoch()).isGreaterThan(before.epoch());
	}

	@Test // K-161
	void entriesThatAreSentAtOnceToALostRoomKeepTheirOrder() {
		ArchivedRoomLog log = node();
		append(log, 1, 5);
		compact(log, "n1", 5);
		forget();
		List<Awaited<Appended>> replies = new ArrayList<>();
		for (int i = 6; i <= 205; i++) {
			replies.add(begin(log, i));
		}
		for (int i = 6; i <= 205; i++) {
			assertThat(replies.get(i - 6).get().sequence()).isEqualTo(i);
		}
	}

	@Test // K-162
	void whoFollowsARoomThatIsLostHearsOfItAndLoadsItFromTheArchive() {
		RoomLog log = node();
		append(log, 1, 7);
		compact(log, "n1", 5);
		Collected told = new Collected();
		log.subscribe(this.room, 6, told).request(Long.MAX_VALUE);
		told.awaitCount(2);
		forget();
		assertThat(told.awaitFailure()).isEqualTo(Reason.LOST);
		assertThat(snapshot(log).upTo()).isEqualTo(5);
		assertThat(Awaited.<List<LogEntry>>failureOf((reply) -> log.read(this.room, 5, 10, reply)))
			.isEqualTo(Reason.TRIMMED);
		assertThat(read(log, 6)).isEmpty();
	}

	@Test // K-163
	void entriesThatCameAfterRedisHadLostItsEndAreKeptBehindTheArchive() {
		RoomLog log = node();
		append(log, 1, 3);
		compact(log, "n1", 0);
		run((redis) -> redis.dump(key("log")), (dump) -> {
			append(log, 4, 6);
			compact(log, "n1", 6);
			// A replica takes over that had not heard of the last three.
			try (RedisClient client = RedisClient.create(ArchivedRoomLogTests.redis.uri())) {
				var commands = client.connect().sync();
				commands.del(key("log"));
				commands.restore(key("log"), 0, dump);
				commands.hset(key("meta"), "seq", "3");
				commands.hset(key("meta"), "trim", "0");
			}
		});
		assertThat(append(log, 7).sequence()).isEqualTo(4);
		assertThat(snapshot(log).upTo()).isEqualTo(6);
		assertThat(read(log, 7)).extracting(LogEntry::number).containsExactly(1L, 2L, 3L, 7L);
		assertThat(append(log, 7)).isEqualTo(new Appended(10, AckLevel.DURABLE, true));
		assertThat(append(log, 8).sequence()).isEqualTo(11);
	}

	@Test // K-164
	void whileTheArchiveIsAwayKnownRoomsGoOnAndTrimmingWaits() {
		ArchivedRoomLog patient = node();
		append(patient, 1, 5);
		Fence fence = compact(patient, "n1", 2);
		ArchivedRoomLog log = node(Duration.ofMillis(300));
		assertThat(log.archive().isReachable()).isTrue();
		postgres.pause();
		append(log, 6, 7);
		assertThat(read(log, 3)).hasSize(5);
		assertThat(
				Awaited.<Void>failureOf((reply) -> log.keep(this.room, fence, new LogSnapshot(7, bytes("x")), reply)))
			.isEqualTo(Reason.UNAVAILABLE);
		assertThat(Awaited.<Long>failureOf((reply) -> log.trim(this.room, fence, 7, reply)))
			.isEqualTo(Reason.UNAVAILABLE);
		assertThat(log.archive()).matches((status) -> !status.isReachable() && status.refused() == 2);
		assertThat(read(log, 3)).hasSize(5);
		postgres.resume();
		Awaited.<Void>of((reply) -> patient.keep(this.room, fence, new LogSnapshot(7, bytes("x")), reply));
		assertThat(Awaited.<Long>of((reply) -> patient.trim(this.room, fence, 7, reply))).isEqualTo(7);
		assertThat(patient.archive()).isEqualTo(new ArchiveStatus(2, 0, null));
	}

	@Test // K-165
	void aRoomThatIsNotKnownWaitsForTheArchiveAndFailsInTime() {
		ArchivedRoomLog log = node(Duration.ofMillis(300));
		postgres.pause();
		assertThat(Awaited.<Appended>failureOf((reply) -> log.append(this.room, request(1), reply)))
			.isEqualTo(Reason.UNAVAILABLE);
		postgres.resume();
		assertThat(append(node(), 1).sequence()).isEqualTo(1);
	}

	@Test // K-167
	void anArchiveIsALogOfPostgresThatIsTrimmedToTheEnd() {
		RoomLog log = node();
		append(log, 1, 5);
		compact(log, "n1", 5);
		PostgresLink link = postgres(Duration.ofSeconds(60));
		RoomLog alone = keep(new PostgresRoomLog(link));
		assertThat(snapshot(alone).upTo()).isEqualTo(5);
		assertThat(append(alone, 6).sequence()).isEqualTo(6);
	}

	private Fence compact(RoomLog log, String owner, long upTo) {
		Fence fence = Awaited.of((reply) -> log.claim(this.room, owner, 60_000, reply));
		Awaited.<Void>of((reply) -> log.keep(this.room, fence, new LogSnapshot(upTo, bytes("all")), reply));
		assertThat(Awaited.<Long>of((reply) -> log.trim(this.room, fence, upTo, reply))).isEqualTo(upTo);
		return fence;
	}

	/** Redis loses everything, as one does that keeps nothing on its disk. */
	private static void forget() {
		try (RedisClient client = RedisClient.create(redis.uri())) {
			client.connect().sync().flushall();
		}
	}

	private static List<String> keys() {
		try (RedisClient client = RedisClient.create(redis.uri())) {
			return client.connect().sync().keys("*");
		}
	}

	private static <T> void run(
			java.util.function.Function<io.lettuce.core.api.sync.RedisCommands<String, String>, T> ask,
			java.util.function.Consumer<T> then) {
		try (RedisClient client = RedisClient.create(redis.uri())) {
			then.accept(ask.apply(client.connect().sync()));
		}
	}

	private String key(String name) {
		return "lattice:{" + this.room + "}:" + name;
	}

	private ArchivedRoomLog node() {
		return node(Duration.ofSeconds(60));
	}

	private ArchivedRoomLog node(Duration patience) {
		RedisLink link = new RedisLink(keep(RedisClient.create(redis.uri())), new RedisSettings("lattice:",
				Duration.ofSeconds(60), Duration.ofMillis(200), 20_000, 64 << 20, 1_000, 0));
		keep(link);
		PostgresLink archive = postgres(patience);
		// So that the tables are there.
		Awaited.<Long>of((reply) -> new PostgresArchive(postgres(Duration.ofSeconds(60))).upTo(this.room, reply));
		return keep(new ArchivedRoomLog(RedisRoomLog.hot(link), new PostgresArchive(archive)));
	}

	private PostgresLink postgres(Duration patience) {
		return keep(new PostgresLink(postgres.connections(), new PostgresSettings(PostgresSettings.Schema.CREATE, 2,
				patience, Duration.ofSeconds(5), 10_000, 64 << 20)));
	}

	private <T extends AutoCloseable> T keep(T each) {
		this.open.add(each);
		return each;
	}

	private static AppendRequest request(long number) {
		return new AppendRequest(Fence.NONE, "writer", number, bytes("e" + number), AckLevel.DURABLE);
	}

	private Awaited<Appended> begin(RoomLog log, long number) {
		Awaited<Appended> awaited = new Awaited<>();
		log.append(this.room, request(number), awaited);
		return awaited;
	}

	private Appended append(RoomLog log, long number) {
		return begin(log, number).get();
	}

	private void append(RoomLog log, int from, int to) {
		for (int i = from; i <= to; i++) {
			append(log, i);
		}
	}

	private List<LogEntry> read(RoomLog log, long from) {
		return Awaited.of((reply) -> log.read(this.room, from, 100, reply));
	}

	private LogSnapshot snapshot(RoomLog log) {
		return Awaited.of((reply) -> log.snapshot(this.room, reply));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
