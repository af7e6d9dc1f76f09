package dev.lattice.store.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.lattice.crdt.Subscription;
import dev.lattice.store.Wait;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is here, carried by Redis. */
@ExtendWith(RedisFixture.Extension.class)
class RedisPresenceBusTests {

	private final String room = "room/" + UUID.randomUUID();

	private final List<AutoCloseable> open = new ArrayList<>();

	private final List<String> heard = new CopyOnWriteArrayList<>();

	private RedisClient client;

	private RedisPresenceBus here;

	private RedisPresenceBus there;

	@BeforeEach
	void twoNodes(RedisFixture fixture) {
		this.client = RedisClient.create(fixture.uri());
		this.open.add(this.client);
		this.here = node();
		this.there = node();
	}

	private RedisPresenceBus node() {
		RedisLink link = new RedisLink(this.client, RedisRoomLogTests.SETTINGS);
		this.open.add(link);
		RedisPresenceBus bus = new RedisPresenceBus(link);
		this.open.add(bus);
		return bus;
	}

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable each : this.open.reversed()) {
			each.close();
		}
	}

	@Test // K-101
	void whoComesLaterHearsWhatHolds() {
		publish(this.here, "n1", "old", 60_000);
		publish(this.here, "n1", "new", 60_000);
		publish(this.there, "n2", "other", 60_000);
		stored(2);
		watch();
		Wait.until("both are heard", () -> this.heard.size() == 2);
		assertThat(this.heard).containsExactlyInAnyOrder("new", "other");
	}

	@Test // K-101
	void whatIsSaidIsHeardByAllNodes() {
		watch();
		Wait.until("the node listens", () -> {
			publish(this.here, "n1", "moved", 60_000);
			return this.heard.contains("moved");
		});
	}

	@Test // K-101
	void whatIsTakenBackOrOverIsNotHeard() {
		publish(this.here, "n1", "gone", 60_000);
		publish(this.here, "n1", "", 60_000);
		publish(this.here, "n2", "short", 1);
		publish(this.here, "n3", "last", 60_000);
		Wait.until("only the last holds", () -> {
			this.heard.clear();
			Subscription watching = watch();
			Wait.until("the last is heard", () -> this.heard.contains("last"));
			watching.close();
			return this.heard.equals(List.of("last"));
		});
	}

	@Test // K-101
	void whatWasSaidWhileTheConnectionWasBrokenIsHeardAfterwards() {
		watch();
		publish(this.here, "n1", "first", 60_000);
		Wait.until("the first is heard", () -> this.heard.contains("first"));
		this.client.connect().sync().clientKill(KillArgs.Builder.typePubsub());
		publish(this.here, "n1", "second", 60_000);
		Wait.until("the second is heard", () -> this.heard.contains("second"));
	}

	private void stored(int count) {
		try (var connection = this.client.connect()) {
			Wait.until(count + " are stored",
					() -> connection.sync().hlen("lattice:{" + this.room + "}:presence") == count);
		}
	}

	private Subscription watch() {
		return this.there.watch(this.room, (state) -> this.heard.add(new String(state, StandardCharsets.UTF_8)));
	}

	private void publish(RedisPresenceBus bus, String node, String state, long millis) {
		bus.publish(this.room, node, state.getBytes(StandardCharsets.UTF_8), millis);
	}

}
