package dev.lattice.store.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

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
import dev.lattice.store.Wait;
import io.lettuce.core.RedisClient;
import io.lettuce.core.KillArgs;
import io.lettuce.core.api.sync.RedisCommands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Rooms in Redis, on a real server that is shared: what is not in the contract. */
@ExtendWith(RedisFixture.Extension.class)
class RedisRoomLogTests {

	static final RedisSettings SETTINGS = new RedisSettings("lattice:", Duration.ofSeconds(30), Duration.ofSeconds(1),
			10_000, 64 << 20, 1_000, 0);

	private final String room = "room/" + UUID.randomUUID();

	private final List<AutoCloseable> open = new ArrayList<>();

	private RedisClient client;

	private RedisCommands<String, String> redis;

	private RoomLog here;

	private RoomLog there;

	@BeforeEach
	void twoNodes(RedisFixture fixture) {
		this.client = RedisClient.create(fixture.uri());
		this.open.add(this.client);
		this.redis = this.client.connect().sync();
		this.here = node();
		this.there = node();
	}

	private RoomLog node() {
		RedisLink link = new RedisLink(this.client, SETTINGS);
		this.open.add(link);
		RoomLog log = new RedisRoomLog(link);
		this.open.add(log);
		return log;
	}

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable each : this.open.reversed()) {
			each.close();
		}
	}

	@Test // K-81
	void whatOneNodeAppendsAnotherIsTold() {
		Collected told = new Collected();
		this.there.subscribe(this.room, 1, told).request(Long.MAX_VALUE);
		append(this.here, 1, "a");
		append(this.here, 2, "b");
		assertThat(told.awaitCount(2).payloads()).containsExactly("a", "b");
	}

	@Test // K-82
	void entriesThatAreTooLargeForTheBellAreRead() {
		Collected told = new Collected();
		this.there.subscribe(this.room, 1, told).request(Long.MAX_VALUE);
		String large = "x".repeat(SETTINGS.maxBell() + 1);
		append(this.here, 1, large);
		append(this.here, 2, "small");
		assertThat(told.awaitCount(2).payloads()).containsExactly(large, "small");
	}

	@Test // K-83
	void anEntryThatIsSentAgainBehindLaterOnesIsKeptOnce() {
		append(this.here, 1, "a");
		append(this.here, 2, "b");
		append(this.here, 3, "c");
		assertThat(append(this.there, 2, "b")).isEqualTo(new Appended(2, AckLevel.REPLICATED, true));
		assertThat(read(1)).extracting(LogEntry::number).containsExactly(1L, 2L, 3L);
	}

	@Test // K-83
	void anEntryThatWasLostOnItsWayIsKeptBehindLaterOnes() {
		append(this.here, 1, "a");
		append(this.here, 3, "c");
		assertThat(append(this.here, 2, "b")).isEqualTo(new Appended(3, AckLevel.REPLICATED, false));
		assertThat(append(this.here, 4, "d").sequence()).isEqualTo(4);
		assertThat(append(this.here, 2, "b").duplicate()).isTrue();
	}

	@Test // K-83
	void anEntryThatIsTrimmedIsKnownStill() {
		append(this.here, 1, "a");
		append(this.here, 2, "b");
		append(this.here, 3, "c");
		Fence fence = Awaited.of((reply) -> this.here.claim(this.room, "n1", 60_000, reply));
		Awaited.<Void>of((reply) -> this.here.keep(this.room, fence, new LogSnapshot(2, bytes("ab")), reply));
		assertThat(Awaited.<Long>of((reply) -> this.here.trim(this.room, fence, 3, reply))).isEqualTo(2);
		assertThat(append(this.here, 1, "a").duplicate()).isTrue();
		assertThat(append(this.here, 3, "c").duplicate()).isTrue();
		assertThat(append(this.here, 4, "d").sequence()).isEqualTo(4);
	}

	@Test // K-84
	void numbersOfWritersAreExactBeyondThoseOfScripts() {
		long large = (1L << 53) + 1;
		append(this.here, large - 1, "a");
		assertThat(append(this.here, large, "b").duplicate()).isFalse();
		append(this.here, Long.MAX_VALUE, "c");
		assertThat(read(1)).extracting(LogEntry::number).containsExactly(large - 1, large, Long.MAX_VALUE);
	}

	@Test // K-85
	void scriptsThatRedisForgotAreLoadedAgainAndTheOrderOfCallsHolds() {
		List<Awaited<Appended>> replies = new ArrayList<>();
		for (int i = 1; i <= 400; i++) {
			if (i % 100 == 50) {
				this.redis.scriptFlush();
			}
			replies.add(begin(this.here, i, "e" + i));
		}
		assertThat(replies).extracting(Awaited::get)
			.extracting(Appended::sequence)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 400).boxed().toList());
	}

	@Test // K-86
	void bellsThatAreLostAreMadeUpForByReading() {
		Collected told = new Collected();
		this.there.subscribe(this.room, 1, told).request(Long.MAX_VALUE);
		List<Awaited<Appended>> replies = new ArrayList<>();
		for (int i = 1; i <= 600; i++) {
			if (i % 100 == 50) {
				this.redis.clientKill(KillArgs.Builder.typePubsub());
			}
			replies.add(begin(this.here, i, "e" + i));
		}
		replies.forEach(Awaited::get);
		assertThat(told.awaitCount(600).sequences())
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 600).boxed().toList());
	}

	@Test // K-87
	void connectionsThatAreKilledLoseNothingAndRepeatNothing() {
		Collected told = new Collected();
		this.there.subscribe(this.room, 1, told).request(Long.MAX_VALUE);
		List<Awaited<Appended>> replies = new ArrayList<>();
		for (int i = 1; i <= 600; i++) {
			if (i % 200 == 100) {
				this.redis.clientKill(KillArgs.Builder.typeNormal());
			}
			replies.add(begin(this.here, i, "e" + i));
		}
		assertThat(replies).extracting(Awaited::get)
			.extracting(Appended::sequence)
			.doesNotHaveDuplicates()
			.hasSize(600);
		assertThat(told.awaitCount(600).payloads()).hasSize(600).doesNotHaveDuplicates();
	}

	@Test // K-88
	void aStaleOwnerIsFenced() {
		Fence first = Awaited.of((reply) -> this.here.claim(this.room, "n1", 60_000, reply));
		assertThat(Awaited.<Fence>failureOf((reply) -> this.there.claim(this.room, "n2", 60_000, reply)))
			.isEqualTo(Reason.TAKEN);
		Awaited.<Void>of((reply) -> this.here.release(this.room, "n1", reply));
		Fence second = Awaited.of((reply) -> this.there.claim(this.room, "n2", 60_000, reply));
		assertThat(second.epoch()).isGreaterThan(first.epoch());
		append(this.there, 1, "a");
		assertThat(Awaited
			.<Void>failureOf((reply) -> this.here.keep(this.room, first, new LogSnapshot(1, bytes("a")), reply)))
			.isEqualTo(Reason.FENCED);
		assertThat(Awaited.<Long>failureOf((reply) -> this.here.trim(this.room, first, 1, reply)))
			.isEqualTo(Reason.FENCED);
		assertThat(Awaited.<Appended>failureOf((reply) -> this.here.append(this.room,
				new AppendRequest(first, "n1", 2, bytes("x"), AckLevel.ACCEPTED), reply)))
			.isEqualTo(Reason.FENCED);
	}

	@Test // K-88
	void aLeaseThatIsOverPassesOnWithAHigherEpoch() {
		Fence first = Awaited.of((reply) -> this.here.claim(this.room, "n1", 50, reply));
		Wait.until("the lease is over", () -> this.redis.keys("*" + this.room + "}:lease").isEmpty());
		Fence second = Awaited.of((reply) -> this.there.claim(this.room, "n2", 60_000, reply));
		assertThat(second.epoch()).isGreaterThan(first.epoch());
	}

	@Test // K-89
	void snapshotsOfManyChunksComeBackWhole() {
		append(this.here, 1, "a");
		byte[] state = new byte[1_300_000];
		Arrays.fill(state, (byte) 7);
		Fence fence = Awaited.of((reply) -> this.here.claim(this.room, "n1", 60_000, reply));
		Awaited.<Void>of((reply) -> this.here.keep(this.room, fence, new LogSnapshot(1, state), reply));
		LogSnapshot found = Awaited.of((reply) -> this.there.snapshot(this.room, reply));
		assertThat(found.upTo()).isEqualTo(1);
		assertThat(found.state()).isEqualTo(state);
		assertThat(this.redis.keys("*" + this.room + "}:snapshot*")).hasSize(1);
	}

	@Test // K-89
	void aSnapshotThatWasChangedIsDamaged() {
		append(this.here, 1, "a");
		Fence fence = Awaited.of((reply) -> this.here.claim(this.room, "n1", 60_000, reply));
		Awaited.<Void>of((reply) -> this.here.keep(this.room, fence, new LogSnapshot(1, bytes("state")), reply));
		this.redis.hset("lattice:{" + this.room + "}:snapshot", "0", "stake");
		assertThat(Awaited.<LogSnapshot>failureOf((reply) -> this.here.snapshot(this.room, reply)))
			.isEqualTo(Reason.DAMAGED);
	}

	@Test // K-90
	void aRoomWhoseEntriesWereDeletedIsDamagedAndOthersAreNot() {
		append(this.here, 1, "a");
		this.redis.del("lattice:{" + this.room + "}:log");
		assertThat(Awaited.<List<LogEntry>>failureOf((reply) -> this.here.read(this.room, 1, 10, reply)))
			.isEqualTo(Reason.DAMAGED);
		assertThat(Awaited.<List<LogEntry>>of((reply) -> this.here.read(this.room + "b", 1, 10, reply))).isEmpty();
	}

	@Test // K-91
	void nothingIsListenedToWhenNobodyFollows() {
		var subscription = this.there.subscribe(this.room, 1, new Collected());
		String bell = "lattice:{" + this.room + "}:bell";
		Wait.until("somebody listens", () -> this.redis.pubsubNumsub(bell).get(bell) == 1);
		subscription.close();
		Wait.until("nobody listens", () -> this.redis.pubsubNumsub(bell).get(bell) == 0);
	}

	private Awaited<Appended> begin(RoomLog log, long number, String payload) {
		Awaited<Appended> awaited = new Awaited<>();
		log.append(this.room, new AppendRequest(Fence.NONE, "writer", number, bytes(payload), AckLevel.REPLICATED),
				awaited);
		return awaited;
	}

	private Appended append(RoomLog log, long number, String payload) {
		return begin(log, number, payload).get();
	}

	private List<LogEntry> read(long from) {
		return Awaited.of((reply) -> this.there.read(this.room, from, 100, reply));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
