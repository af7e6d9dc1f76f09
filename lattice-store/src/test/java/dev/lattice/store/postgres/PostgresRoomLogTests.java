package dev.lattice.store.postgres;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
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
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/** Rooms in Postgres, on a real server: what is not in the contract. */
@ExtendWith(PostgresFixture.Extension.class)
class PostgresRoomLogTests {

	private final String room = "room/" + UUID.randomUUID();

	private final List<AutoCloseable> open = new ArrayList<>();

	private ConnectionFactory connections;

	private RoomLog here;

	private RoomLog there;

	static PostgresSettings settings(Duration recheck) {
		return new PostgresSettings(PostgresSettings.Schema.CREATE, 4, Duration.ofSeconds(60), recheck, 10_000,
				64 << 20);
	}

	@BeforeEach
	void twoNodes(PostgresFixture fixture) {
		this.connections = fixture.connections();
		this.here = node(Duration.ofSeconds(1));
		this.there = node(Duration.ofSeconds(1));
	}

	private RoomLog node(Duration recheck) {
		PostgresLink link = new PostgresLink(this.connections, settings(recheck));
		this.open.add(link);
		RoomLog log = new PostgresRoomLog(link);
		this.open.add(log);
		return log;
	}

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable each : this.open.reversed()) {
			each.close();
		}
	}

	@Test // K-110
	void entriesOfOneWriterGetTheirNumbersInTheOrderOfTheCalls() {
		List<Awaited<Appended>> replies = new ArrayList<>();
		for (int i = 1; i <= 2_000; i++) {
			replies.add(begin(this.here, "writer", i, "e" + i));
		}
		assertThat(replies).extracting(Awaited::get)
			.extracting(Appended::sequence)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 2_000).boxed().toList());
	}

	@Test // K-111
	void nodesThatAppendAtOnceGetDenseNumbersAndAllHearThemInOrder() {
		Collected told = new Collected();
		this.there.subscribe(this.room, 1, told).request(Long.MAX_VALUE);
		List<Awaited<Appended>> replies = new ArrayList<>();
		for (int i = 1; i <= 200; i++) {
			replies.add(begin(this.here, "h", i, "h" + i));
			replies.add(begin(this.there, "t", i, "t" + i));
		}
		assertThat(replies).extracting(Awaited::get)
			.extracting(Appended::sequence)
			.containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 400).boxed().toList());
		assertThat(told.awaitCount(400).sequences())
			.containsExactlyElementsOf(LongStream.rangeClosed(1, 400).boxed().toList());
	}

	@Test // K-112
	void anEntryThatTwoNodesAppendAtOnceIsKeptOnce() {
		List<Awaited<Appended>> replies = new ArrayList<>();
		for (int i = 1; i <= 100; i++) {
			replies.add(begin(this.here, "w", i, "e" + i));
			replies.add(begin(this.there, "w", i, "e" + i));
			replies.add(begin(this.there, "w", i, "e" + i));
		}
		assertThat(replies).extracting(Awaited::get).filteredOn((appended) -> !appended.duplicate()).hasSize(100);
		assertThat(read(1)).extracting(LogEntry::number).doesNotHaveDuplicates().hasSize(100);
	}

	@Test // K-112
	void anEntryThatIsTrimmedIsKnownStill() {
		append(1, "a");
		append(2, "b");
		append(3, "c");
		Fence fence = Awaited.of((reply) -> this.here.claim(this.room, "n1", 60_000, reply));
		Awaited.<Void>of((reply) -> this.here.keep(this.room, fence, new LogSnapshot(2, bytes("ab")), reply));
		assertThat(Awaited.<Long>of((reply) -> this.here.trim(this.room, fence, 3, reply))).isEqualTo(2);
		assertThat(append(1, "a").duplicate()).isTrue();
		assertThat(append(3, "c")).isEqualTo(new Appended(3, AckLevel.DURABLE, true));
		assertThat(append(4, "d").sequence()).isEqualTo(4);
		assertThat(Awaited.<List<LogEntry>>failureOf((reply) -> this.here.read(this.room, 2, 10, reply)))
			.isEqualTo(Reason.TRIMMED);
	}

	@Test // K-113
	void aStaleOwnerIsFenced() {
		Fence first = Awaited.of((reply) -> this.here.claim(this.room, "n1", 60_000, reply));
		assertThat(Awaited.<Fence>failureOf((reply) -> this.there.claim(this.room, "n2", 60_000, reply)))
			.isEqualTo(Reason.TAKEN);
		assertThat(Awaited.<Fence>of((reply) -> this.here.claim(this.room, "n1", 60_000, reply))).isEqualTo(first);
		Awaited.<Void>of((reply) -> this.here.release(this.room, "n1", reply));
		Fence second = Awaited.of((reply) -> this.there.claim(this.room, "n2", 60_000, reply));
		assertThat(second.epoch()).isGreaterThan(first.epoch());
		append(1, "a");
		assertThat(Awaited
			.<Void>failureOf((reply) -> this.here.keep(this.room, first, new LogSnapshot(1, bytes("a")), reply)))
			.isEqualTo(Reason.FENCED);
		assertThat(Awaited.<Long>failureOf((reply) -> this.here.trim(this.room, first, 1, reply)))
			.isEqualTo(Reason.FENCED);
		assertThat(Awaited.<Appended>failureOf((reply) -> this.here.append(this.room,
				new AppendRequest(first, "n1", 2, bytes("x"), AckLevel.ACCEPTED), reply)))
			.isEqualTo(Reason.FENCED);
	}

	@Test // K-113
	void aLeaseThatIsOverByTheClockOfTheDatabasePassesOn() {
		Fence first = Awaited.of((reply) -> this.here.claim(this.room, "n1", 1, reply));
		Wait.until("the lease is over", () -> {
			try {
				return Awaited.<Fence>of((reply) -> this.there.claim(this.room, "n2", 60_000, reply)).epoch() > first
					.epoch();
			}
			catch (dev.lattice.rooms.log.RoomLogException ex) {
				return false;
			}
		});
	}

	@Test // K-114
	void snapshotsOfManyChunksComeBackWhole() {
		append(1, "a");
		byte[] state = new byte[1_300_000];
		Arrays.fill(state, (byte) 7);
		Fence fence = Awaited.of((reply) -> this.here.claim(this.room, "n1", 60_000, reply));
		Awaited.<Void>of((reply) -> this.here.keep(this.room, fence, new LogSnapshot(1, bytes("old")), reply));
		Awaited.<Void>of((reply) -> this.here.keep(this.room, fence, new LogSnapshot(1, state), reply));
		LogSnapshot found = Awaited.of((reply) -> this.there.snapshot(this.room, reply));
		assertThat(found.upTo()).isEqualTo(1);
		assertThat(found.state()).isEqualTo(state);
		run("update lattice_room_chunk set chunk = 'x' where n = 0 and room = '" + this.room + "'");
		assertThat(Awaited.<LogSnapshot>failureOf((reply) -> this.there.snapshot(this.room, reply)))
			.isEqualTo(Reason.DAMAGED);
	}

	@Test // K-115
	void connectionsThatAreTerminatedLoseNothingAndRepeatNothing() {
		Collected told = new Collected();
		this.there.subscribe(this.room, 1, told).request(Long.MAX_VALUE);
		List<Awaited<Appended>> replies = new ArrayList<>();
		for (int i = 1; i <= 600; i++) {
			if (i % 200 == 100) {
				replies.getFirst().get();
				run("select pg_terminate_backend(pid) from pg_stat_activity"
						+ " where backend_type = 'client backend' and pid <> pg_backend_pid()");
			}
			replies.add(begin(this.here, "w", i, "e" + i));
		}
		assertThat(replies).extracting(Awaited::get)
			.extracting(Appended::sequence)
			.doesNotHaveDuplicates()
			.hasSize(600);
		assertThat(told.awaitCount(600).payloads()).hasSize(600).doesNotHaveDuplicates();
	}

	@Test // K-116
	void notificationsAreFewHoweverManyEntriesThereAreAndCarryNoData() {
		AtomicInteger notifications = new AtomicInteger();
		List<String> payloads = new java.util.concurrent.CopyOnWriteArrayList<>();
		PostgresLink listening = new PostgresLink(this.connections, settings(Duration.ofSeconds(1)));
		this.open.add(listening);
		var connection = listening.dedicated().block();
		connection.createStatement("listen lattice").execute().flatMap((result) -> result.getRowsUpdated()).blockLast();
		var subscription = connection.getNotifications().subscribe((each) -> {
			notifications.incrementAndGet();
			payloads.add(each.getParameter());
		});
		long begin = System.nanoTime();
		List<Awaited<Appended>> replies = new ArrayList<>();
		for (int i = 1; i <= 1_000; i++) {
			replies.add(new Awaited<>());
			this.here.append(this.room + "/" + i % 50,
					new AppendRequest(Fence.NONE, "w", i, bytes("secret"), AckLevel.DURABLE), replies.getLast());
		}
		replies.forEach(Awaited::get);
		Wait.until("all rooms are told",
				() -> payloads.stream()
					.flatMap(String::lines)
					.map((line) -> line.split(" ")[1])
					.distinct()
					.count() >= 50);
		double seconds = (System.nanoTime() - begin) / 1e9;
		subscription.dispose();
		connection.close().block();
		assertThat(notifications.get()).isLessThanOrEqualTo((int) (seconds * 200) + 1);
		assertThat(payloads).noneMatch((payload) -> payload.contains("secret"));
	}

	@Test // K-117
	void whoCannotListenLooksNowAndThen() {
		RoomLog deaf = node(Duration.ofMillis(100));
		Collected told = new Collected();
		deaf.subscribe(this.room, 1, told).request(Long.MAX_VALUE);
		// Told by nobody: as if the notification was lost.
		run("insert into lattice_room (name, seq) values ('" + this.room + "', 1);"
				+ "insert into lattice_room_entry values ('" + this.room + "', 1, 'w', 1, 'a')");
		assertThat(told.awaitCount(1).payloads()).containsExactly("a");
	}

	@Test // K-118
	void entriesThatAreGoneFromTheEndAreNoticed() {
		Collected told = new Collected();
		RoomLog log = node(Duration.ofMillis(50));
		log.subscribe(this.room, 1, told).request(Long.MAX_VALUE);
		append(1, "a");
		append(2, "b");
		told.awaitCount(2);
		run("delete from lattice_room_entry where seq = 2 and room = '" + this.room + "';"
				+ "update lattice_room set seq = 1 where name = '" + this.room + "'");
		assertThat(told.awaitFailure()).isEqualTo(Reason.LOST);
	}

	@Test // K-119
	void largeEntriesAreReadFewAtATime() {
		for (int i = 1; i <= 4; i++) {
			append(i, "x".repeat(700_000));
		}
		assertThat(read(1)).hasSize(1);
		assertThat(read(4)).hasSize(1);
		assertThat(read(5)).isEmpty();
	}

	@Test // K-120
	void closingLeavesNoConnection() throws Exception {
		PostgresLink link = new PostgresLink(named("leaving"), settings(Duration.ofSeconds(1)));
		RoomLog log = new PostgresRoomLog(link);
		Collected told = new Collected();
		log.subscribe(this.room, 1, told).request(1);
		Awaited<Appended> last = begin(log, "w", 1, "a");
		last.get();
		log.close();
		link.close();
		assertThat(told.awaitFailure()).isEqualTo(Reason.UNAVAILABLE);
		Wait.until("no connection is left",
				() -> count("select count(*) from pg_stat_activity where application_name = 'leaving'") == 0);
	}

	private ConnectionFactory named(String name) {
		var options = io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider
			.builder(io.r2dbc.spi.ConnectionFactoryOptions.parse(this.uri).mutate().build());
		return new io.r2dbc.postgresql.PostgresqlConnectionFactory(options.applicationName(name).build());
	}

	private String uri;

	@BeforeEach
	void address(PostgresFixture fixture) {
		this.uri = fixture.uri();
	}

	private long count(String query) {
		return Flux
			.usingWhen(this.connections.create(),
					(connection) -> Flux.from(connection.createStatement(query).execute())
						.flatMap((result) -> result.map((row) -> row.get(0, Long.class))),
					Connection::close)
			.blockLast();
	}

	private void run(String statement) {
		Mono.usingWhen(this.connections.create(),
				(connection) -> Flux.from(connection.createStatement(statement).execute())
					.flatMap((result) -> result.getRowsUpdated())
					.then(),
				Connection::close)
			.block();
	}

	private Awaited<Appended> begin(RoomLog log, String writer, long number, String payload) {
		Awaited<Appended> awaited = new Awaited<>();
		log.append(this.room, new AppendRequest(Fence.NONE, writer, number, bytes(payload), AckLevel.DURABLE), awaited);
		return awaited;
	}

	private Appended append(long number, String payload) {
		return begin(this.here, "writer", number, payload).get();
	}

	private List<LogEntry> read(long from) {
		return Awaited.of((reply) -> this.there.read(this.room, from, 100, reply));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
