package dev.lattice.store.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;
import dev.lattice.store.Awaited;
import dev.lattice.store.Collected;
import dev.lattice.store.Wait;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Rooms in a Redis that is killed, paused, replaced or missing. */
class RedisOutageTests {

	private static final String ROOM = "board";

	private final List<AutoCloseable> open = new ArrayList<>();

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable each : this.open.reversed()) {
			each.close();
		}
	}

	@Test // K-92
	void whatAKilledServerHasAcknowledgedIsThereAfterItsRestart() {
		RedisProcess server = keep(RedisProcess.durable());
		RedisRoomLog here = log(server, 60_000);
		Collected told = new Collected();
		log(server, 60_000).subscribe(ROOM, 1, told).request(Long.MAX_VALUE);
		List<Awaited<Appended>> replies = new ArrayList<>();
		for (int i = 1; i <= 200; i++) {
			replies.add(append(here, i));
			if (i == 100) {
				replies.getFirst().get();
				server.kill();
				server.start();
			}
		}
		assertThat(replies).extracting(Awaited::get)
			.extracting(Appended::sequence)
			.doesNotHaveDuplicates()
			.hasSize(200);
		assertThat(told.awaitCount(200).payloads())
			.containsExactlyElementsOf(IntStream.rangeClosed(1, 200).mapToObj((i) -> "e" + i).toList());
	}

	@Test // K-92
	void whatAServerRefusesWhileItLoadsDoesNotComeBehindWhatCameLater() {
		// It looks at its connections after each thousand commands that it loads.
		RedisProcess server = keep(
				new RedisProcess("--appendonly", "yes", "--appendfsync", "always", "--key-load-delay", "50"));
		RedisRoomLog here = log(server, 60_000);
		List<Awaited<Appended>> replies = new ArrayList<>();
		for (int i = 1; i <= 2_000; i++) {
			replies.add(append(here, i));
		}
		replies.forEach(Awaited::get);
		server.pause();
		for (int i = 2_001; i <= 6_000; i++) {
			replies.add(append(here, i));
		}
		server.kill();
		server.start();
		assertThat(replies).extracting(Awaited::get)
			.extracting(Appended::sequence)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 6_000).boxed().toList());
	}

	@Test // K-93
	void callsToAServerThatHangsFailInTimeAndNothingIsAppendedTwice() {
		RedisProcess server = keep(RedisProcess.durable());
		RedisRoomLog log = log(server, 300);
		connected(log);
		append(log(server, 60_000), 1).get();
		server.pause();
		Awaited<Appended> lost = append(log, 2);
		assertThat(Awaited.<Appended>failureOf((reply) -> {
			try {
				reply.succeeded(lost.get());
			}
			catch (RoomLogException ex) {
				reply.failed(ex);
			}
		})).isEqualTo(Reason.UNAVAILABLE);
		server.resume();
		RedisRoomLog patient = log(server, 60_000);
		append(patient, 2).get();
		append(patient, 3).get();
		assertThat(Awaited.<List<LogEntry>>of((reply) -> patient.read(ROOM, 1, 10, reply))).extracting(LogEntry::number)
			.containsExactly(1L, 2L, 3L);
	}

	@Test // K-93
	void noMoreIsKeptForAServerThatIsGoneThanAllowed() {
		RedisProcess server = keep(new RedisProcess());
		RedisLink link = link(server,
				new RedisSettings("lattice:", Duration.ofSeconds(60), Duration.ofSeconds(1), 10, 1_000, 100, 0));
		RedisRoomLog log = keep(new RedisRoomLog(link));
		append(log, 1).get();
		server.pause();
		List<Awaited<Appended>> replies = IntStream.rangeClosed(2, 30).mapToObj((i) -> append(log, i)).toList();
		Wait.until("the eleventh is refused", () -> replies.get(10).isDone());
		assertThat(replies.stream().filter(Awaited::isDone)).hasSize(19);
		server.resume();
		replies.subList(0, 10).forEach(Awaited::get);
	}

	@Test // K-94
	void aServerThatLostAcknowledgedEntriesIsNoticedByThoseWhoFollow() {
		RedisProcess server = keep(RedisProcess.durable());
		RedisRoomLog log = log(server, 60_000);
		Collected told = new Collected();
		log.subscribe(ROOM, 1, told).request(Long.MAX_VALUE);
		append(log, 1).get();
		append(log, 2).get();
		told.awaitCount(2);
		server.kill();
		server.forget();
		server.start();
		assertThat(told.awaitFailure()).isEqualTo(Reason.LOST);
	}

	@Test // K-94
	void otherEntriesUnderTheSameNumbersAreNoticed() {
		RedisProcess server = keep(RedisProcess.durable());
		RedisRoomLog log = log(server, 60_000);
		Collected told = new Collected();
		log.subscribe(ROOM, 1, told).request(Long.MAX_VALUE);
		append(log, 1).get();
		append(log, 2).get();
		told.awaitCount(2);
		// What a replica would hold that had not heard of the second entry.
		server.pause();
		RedisProcess other = keep(RedisProcess.durable());
		RedisRoomLog rewriting = log(other, 60_000);
		append(rewriting, 1).get();
		append(rewriting, 7).get();
		append(rewriting, 8).get();
		server.resume();
		server.kill();
		server.forget();
		server.takeOver(other);
		assertThat(told.awaitFailure()).isEqualTo(Reason.LOST);
	}

	@Test // K-95
	void aServerThatComesLateIsWaitedFor() {
		RedisProcess server = keep(new RedisProcess());
		server.kill();
		RedisRoomLog log = log(server, 60_000);
		Awaited<Appended> early = append(log, 1);
		server.start();
		assertThat(early.get().sequence()).isEqualTo(1);
	}

	@Test // K-96
	void anEntryIsDurableOnceAsManyReplicasHaveItAsAskedFor() {
		RedisProcess primary = keep(new RedisProcess("--repl-diskless-sync", "yes", "--repl-diskless-sync-delay", "0"));
		RedisSettings settings = new RedisSettings("lattice:", Duration.ofSeconds(60), Duration.ofSeconds(1), 100,
				1 << 20, 100, 1);
		RedisRoomLog log = keep(new RedisRoomLog(link(primary, settings)));
		RedisRoomLog hasty = keep(new RedisRoomLog(link(primary,
				new RedisSettings("lattice:", Duration.ofMillis(300), Duration.ofSeconds(1), 100, 1 << 20, 100, 1))));
		connected(hasty);
		assertThat(Awaited.<Appended>failureOf((reply) -> hasty.append(ROOM, request(1, AckLevel.DURABLE), reply)))
			.isEqualTo(Reason.UNAVAILABLE);
		keep(new RedisProcess("--replicaof", "127.0.0.1", "" + primary.port()));
		Appended appended = Awaited.of((reply) -> log.append(ROOM, request(1, AckLevel.DURABLE), reply));
		assertThat(appended).isEqualTo(new Appended(1, AckLevel.DURABLE, true));
	}

	@Test // K-97
	void theServerSaysWhatBecomesOfEntriesWhenThePowerIsLost() throws Exception {
		assertThat(link(keep(new RedisProcess()), settings(60_000)).durability().toCompletableFuture().get())
			.isEqualTo(RedisDurability.LOST);
		assertThat(link(keep(RedisProcess.durable()), settings(60_000)).durability().toCompletableFuture().get())
			.isEqualTo(RedisDurability.KEPT);
		assertThat(link(keep(new RedisProcess("--appendonly", "yes")), settings(60_000)).durability()
			.toCompletableFuture()
			.get()).isEqualTo(RedisDurability.SECONDS);
	}

	@Test // K-98
	void aServerThatIsFullTakesNoEntriesAndIsReadStill() {
		RedisProcess server = keep(new RedisProcess());
		RedisRoomLog log = log(server, 60_000);
		append(log, 1).get();
		RedisClient client = keep(RedisClient.create(server.uri()));
		client.connect().sync().configSet("maxmemory", "1");
		assertThat(Awaited.<Appended>failureOf((reply) -> log.append(ROOM, request(2, AckLevel.ACCEPTED), reply)))
			.isEqualTo(Reason.FULL);
		assertThat(Awaited.<List<LogEntry>>of((reply) -> log.read(ROOM, 1, 10, reply))).hasSize(1);
	}

	@Test // K-99
	void roomsAreKeptInARedisCluster() {
		RedisProcess node = keep(new RedisProcess("--cluster-enabled", "yes"));
		try (RedisClient client = RedisClient.create(node.uri())) {
			client.connect().sync().clusterAddSlots(IntStream.range(0, 16_384).toArray());
			Wait.until("the cluster is there",
					() -> client.connect().sync().clusterInfo().contains("cluster_state:ok"));
		}
		RedisClusterClient client = keep(RedisClusterClient.create(node.uri()));
		RedisLink link = keep(new RedisLink(client, settings(60_000)));
		RedisRoomLog log = keep(new RedisRoomLog(link));
		Collected told = new Collected();
		log.subscribe(ROOM, 1, told).request(Long.MAX_VALUE);
		for (int i = 1; i <= 5; i++) {
			append(log, i).get();
		}
		assertThat(told.awaitCount(5).sequences())
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 5).boxed().toList());
		Fence fence = Awaited.of((reply) -> log.claim(ROOM, "n1", 60_000, reply));
		Awaited.<Void>of((reply) -> log.keep(ROOM, fence, new LogSnapshot(3, new byte[700_000]), reply));
		assertThat(Awaited.<Long>of((reply) -> log.trim(ROOM, fence, 3, reply))).isEqualTo(3);
		assertThatIllegalArgumentException().isThrownBy(() -> new RedisLink(client,
				new RedisSettings("lattice:", Duration.ofSeconds(1), Duration.ofSeconds(1), 1, 1, 1, 1)));
	}

	@Test // K-100
	void closingLeavesNoConnectionAndFailsWhatComesAfter() {
		RedisProcess server = keep(new RedisProcess());
		RedisClient client = keep(RedisClient.create(server.uri()));
		var watching = client.connect().sync();
		RedisLink link = new RedisLink(keep(RedisClient.create(server.uri())), settings(60_000));
		RedisRoomLog log = new RedisRoomLog(link);
		Collected told = new Collected();
		log.subscribe(ROOM, 1, told).request(1);
		Awaited<Appended> last = append(log, 1);
		log.close();
		last.get();
		link.close();
		assertThat(told.awaitFailure()).isEqualTo(Reason.UNAVAILABLE);
		assertThat(Awaited.<Appended>failureOf((reply) -> log.append(ROOM, request(2, AckLevel.ACCEPTED), reply)))
			.isEqualTo(Reason.UNAVAILABLE);
		Wait.until("one connection is left", () -> watching.clientList().lines().count() == 1);
	}

	private static AppendRequest request(long number, AckLevel level) {
		return new AppendRequest(Fence.NONE, "writer", number, ("e" + number).getBytes(StandardCharsets.UTF_8), level);
	}

	private static Awaited<Appended> append(RedisRoomLog log, long number) {
		Awaited<Appended> awaited = new Awaited<>();
		log.append(ROOM, request(number, AckLevel.REPLICATED), awaited);
		return awaited;
	}

	/** Waits until a log that does not wait long gets answers. */
	private static void connected(RedisRoomLog log) {
		Wait.until("it is connected", () -> {
			try {
				Awaited.<List<LogEntry>>of((reply) -> log.read(ROOM, 1, 1, reply));
				return true;
			}
			catch (RoomLogException ex) {
				return false;
			}
		});
	}

	private static RedisSettings settings(long patience) {
		return new RedisSettings("lattice:", Duration.ofMillis(patience), Duration.ofSeconds(1), 10_000, 64 << 20,
				16 << 10, 0);
	}

	private RedisRoomLog log(RedisProcess server, long patience) {
		return keep(new RedisRoomLog(link(server, settings(patience))));
	}

	private RedisLink link(RedisProcess server, RedisSettings settings) {
		AbstractRedisClient client = keep(RedisClient.create(server.uri()));
		return keep(new RedisLink(client, settings));
	}

	private <T extends AutoCloseable> T keep(T each) {
		this.open.add(each);
		return each;
	}

}
