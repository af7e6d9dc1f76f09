package dev.lattice.rooms;

import java.util.function.Consumer;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.protocol.Awareness;
import dev.lattice.crdt.protocol.AwarenessLimits;
import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.codec.ByteWriter;
import dev.lattice.rooms.log.PresenceBus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Spec: who is here. */
class RoomPresenceTests extends RoomsFixture {

	private final LocalRooms rooms = rooms("a");

	private Map<Long, Object> seen(LocalRooms by) {
		return by.open("r").document().awareness(Awareness::states);
	}

	@Test
	void whatAClientSaysOfItselfComesToOthersAndToWhoComesLater() {
		YjsClient first = YjsClient.join(this.rooms, "r", 1);
		YjsClient second = YjsClient.join(this.rooms, "r", 2);
		first.says(Map.of("cursor", 7));
		assertThat(second.awareness.states()).containsKeys(1L);
		assertThat(YjsClient.join(this.rooms, "r", 3).awareness.states()).containsKey(1L);
	}

	@Test
	void whoLeavesIsGoneAtOnce() {
		YjsClient first = YjsClient.join(this.rooms, "r", 1);
		YjsClient second = YjsClient.join(this.rooms, "r", 2);
		first.says(Map.of("cursor", 7));
		first.connection.close();
		assertThat(second.awareness.states()).doesNotContainKey(1L);
	}

	@Test
	void theNameOfAUserIsTheServers() {
		YjsClient eve = YjsClient.join(this.rooms, "r", 1, BOB);
		eve.says(Map.of("user", Map.of("name", "ann", "color", "#f00", "id", "ann"), "cursor", 7));
		assertThat(seen(this.rooms)).containsEntry(1L,
				Map.of("user", Map.of("name", "bob", "color", "#f00"), "cursor", 7));
		eve.says(Map.of("cursor", 8));
		assertThat(seen(this.rooms)).containsEntry(1L, Map.of("user", Map.of("name", "bob"), "cursor", 8));
	}

	@Test
	void whoHasNotSignedInMaySayWhatTheyLike() {
		YjsClient guest = YjsClient.join(this.rooms, "r", 1);
		guest.says(Map.of("user", Map.of("name", "guest")));
		assertThat(seen(this.rooms)).containsEntry(1L, Map.of("user", Map.of("name", "guest")));
	}

	@Test
	void theIdentityCanBeAnother() {
		LocalRooms own = rooms("b", (builder) -> builder.identity((caller, claimed) -> caller.user()));
		YjsClient client = YjsClient.join(own, "q", 1, ANN);
		client.says(Map.of("user", "eve"));
		assertThat(own.open("q").document().awareness(Awareness::states)).containsEntry(1L, Map.of("user", "ann"));
	}

	@Test
	void nobodySpeaksForAClientIdOfSomebodyElse() {
		YjsClient ann = YjsClient.join(this.rooms, "r", 1, ANN);
		YjsClient eve = YjsClient.join(this.rooms, "r", 2);
		ann.says(Map.of("cursor", 7));
		eve.says(Map.of("cursor", 1));
		Awareness forged = new Awareness(1, () -> 0, AwarenessLimits.DEFAULT);
		for (int i = 0; i < 10; i++) {
			forged.setLocalState(Map.of("cursor", 666));
		}
		eve.connection.awareness(forged.encodeUpdate());
		forged.setLocalState(null);
		eve.connection.awareness(forged.encodeUpdate(List.of(1L)));
		assertThat(seen(this.rooms).get(1L).toString()).contains("7").doesNotContain("666");
		assertThat(eve.closed).isNull();
	}

	@Test
	void whatAClientRepeatsOfOthersIsLeftOut() {
		YjsClient first = YjsClient.join(this.rooms, "r", 1);
		YjsClient second = YjsClient.join(this.rooms, "r", 2);
		first.says(Map.of("cursor", 1));
		second.says(Map.of("cursor", 2));
		second.connection.awareness(second.awareness.encodeUpdate());
		second.connection.close();
		assertThat(seen(this.rooms)).containsOnlyKeys(1L);
	}

	@Test
	void aClientThatComesBackBeforeItsOldConnectionIsClosedLeavesNoGhost() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		YjsClient other = YjsClient.join(this.rooms, "r", 2);
		client.says(Map.of("cursor", 7));
		RoomConnection old = client.connection;
		client.join(this.rooms, "r", ANYBODY);
		client.connection.awareness(client.awareness.encodeUpdate(List.of(1L)));
		old.close();
		assertThat(seen(this.rooms)).containsOnlyKeys(1L);
		assertThat(other.awareness.states()).containsKey(1L);
		client.says(Map.of("cursor", 8));
		assertThat(seen(this.rooms).get(1L)).isEqualTo(Map.of("cursor", 8));
		client.connection.close();
		assertThat(seen(this.rooms)).isEmpty();
		assertThat(other.awareness.states()).doesNotContainKey(1L);
	}

	@Test
	void aClientThatComesBackAfterItsOldConnectionWasClosedIsSeenAtOnce() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		YjsClient other = YjsClient.join(this.rooms, "r", 2);
		client.says(Map.of("cursor", 7));
		client.connection.close();
		assertThat(seen(this.rooms)).isEmpty();
		client.join(this.rooms, "r", ANYBODY);
		client.connection.awareness(client.awareness.encodeUpdate(List.of(1L)));
		assertThat(seen(this.rooms)).containsOnlyKeys(1L);
		assertThat(other.awareness.states()).containsKey(1L);
	}

	@Test
	void whoSaysNothingForThirtySecondsIsGone() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		YjsClient other = YjsClient.join(this.rooms, "r", 2);
		client.says(Map.of("cursor", 7));
		this.time.pass(29_000);
		assertThat(seen(this.rooms)).containsKey(1L);
		this.time.pass(3000);
		assertThat(seen(this.rooms)).isEmpty();
		assertThat(other.awareness.states()).doesNotContainKey(1L);
		client.says(Map.of("cursor", 8));
		assertThat(other.awareness.states()).containsKey(1L);
	}

	@Test
	void nodesTellEachOtherWhoIsThere() {
		LocalRooms there = rooms("b");
		YjsClient client = YjsClient.join(this.rooms, "r", 1, ANN);
		YjsClient far = YjsClient.join(there, "r", 2, BOB);
		client.says(Map.of("cursor", 7));
		far.says(Map.of("cursor", 8));
		assertThat(seen(this.rooms)).isEqualTo(seen(there)).containsOnlyKeys(1L, 2L);
		assertThat(far.awareness.states()).containsKey(1L);
		this.time.pass(100);
		client.connection.close();
		this.time.pass(100);
		assertThat(seen(there)).containsOnlyKeys(2L);
		assertThat(far.awareness.states()).doesNotContainKey(1L);
	}

	@Test
	void aNodeThatComesLaterHearsWhoIsThere() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		client.says(Map.of("cursor", 7));
		assertThat(seen(rooms("b"))).containsOnlyKeys(1L);
	}

	@Test
	void whatChangesOftenIsToldToOtherNodesTogether() {
		int[] told = new int[1];
		this.bus.watch("r", (state) -> told[0]++);
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		for (int i = 0; i < 100; i++) {
			client.says(Map.of("cursor", i));
			this.time.pass(1);
		}
		this.time.pass(100);
		assertThat(told[0]).isBetween(2, 5);
		assertThat(seen(rooms("b"))).containsEntry(1L, Map.of("cursor", 99));
	}

	@Test
	void whoWasOnANodeThatEndedIsGoneAfterThirtySeconds() {
		YjsClient client = YjsClient.join(this.rooms, "r", 1);
		LocalRooms there = rooms("b");
		YjsClient far = YjsClient.join(there, "r", 2);
		client.says(Map.of("cursor", 7));
		assertThat(far.awareness.states()).containsKey(1L);
		this.time.pass(32_000);
		assertThat(seen(there)).isEmpty();
	}

	@Test
	void nobodySpeaksForAClientOfAnotherNode() {
		LocalRooms there = rooms("b");
		YjsClient ann = YjsClient.join(this.rooms, "r", 1, ANN);
		ann.says(Map.of("cursor", 7));
		YjsClient eve = YjsClient.join(there, "r", 2);
		eve.says(Map.of("cursor", 1));
		Awareness forged = new Awareness(1, () -> 0, AwarenessLimits.DEFAULT);
		forged.setLocalState(Map.of("cursor", 666));
		forged.setLocalState(Map.of("cursor", 667));
		eve.connection.awareness(forged.encodeUpdate());
		assertThat(seen(there).get(1L).toString()).contains("ann").doesNotContain("66");
	}

	/** Says of an id, as the first thing, what cannot be read. */
	private static void claim(YjsClient client, long id, long clock) {
		ByteWriter out = new ByteWriter();
		out.varUint(1);
		out.varUint(id);
		out.varUint(clock);
		out.varString("{broken");
		client.connection.awareness(out.toBytes());
	}

	@Test
	void whatNobodyCanReadOfWhoWaitsForAnIdDoesNotKeepItsOwnerFromLeaving() {
		YjsClient ann = YjsClient.join(this.rooms, "r", 1);
		YjsClient eve = YjsClient.join(this.rooms, "r", 2);
		YjsClient bob = YjsClient.join(this.rooms, "r", 3);
		ann.says(Map.of("cursor", 7));
		claim(eve, 1, 9);
		ann.connection.close();
		assertThat(bob.awareness.states()).doesNotContainKey(1L);
		assertThat(seen(this.rooms)).isEmpty();
	}

	@Test
	void whatNobodyCanReadOfWhoWaitsForAnIdEndsNoClock() {
		YjsClient ann = YjsClient.join(this.rooms, "r", 1);
		YjsClient eve = YjsClient.join(this.rooms, "r", 2);
		ann.says(Map.of("cursor", 7));
		claim(eve, 1, 9);
		type(this.rooms.open("other"), "x");
		this.time.pass(100_000);
		assertThat(seen(this.rooms)).isEmpty();
		assertThat(this.rooms.size()).as("the other room is parked").isOne();
	}

	@Test
	void aBusThatFailsDoesNotDisturbARoom() {
		LocalRooms alone = rooms("b", (builder) -> builder.bus(new PresenceBus() {
			@Override
			public void publish(String room, String node, byte[] state, long millis) {
				throw new IllegalStateException("no bus");
			}

			@Override
			public Subscription watch(String room, Consumer<byte[]> listener) {
				throw new IllegalStateException("no bus");
			}

			@Override
			public void close() {
			}
		}));
		YjsClient client = YjsClient.join(alone, "r", 1);
		client.says(Map.of("cursor", 7));
		client.type("x");
		assertThat(client.settled).containsEntry(2L, null);
		assertThat(seen(alone)).containsOnlyKeys(1L);
		client.connection.close();
		this.time.pass(100_000);
		assertThat(alone.size()).isZero();
		assertThat(this.heard.failed).isNotEmpty().allMatch((each) -> each.contains("no bus"));
	}

}
