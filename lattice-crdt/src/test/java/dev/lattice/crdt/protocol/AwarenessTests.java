package dev.lattice.crdt.protocol;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.codec.ByteWriter;
import dev.lattice.crdt.codec.Json;
import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.codec.Undefined;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AwarenessTests {

	private static final long SERVER = 1;

	private static final long ANN = 10;

	private static final long BOB = 11;

	private long now = 5_000_000;

	private final List<String> heard = new ArrayList<>();

	private final Awareness server = server(AwarenessLimits.DEFAULT);

	private Awareness server(AwarenessLimits limits) {
		Awareness created = new Awareness(SERVER, () -> this.now, limits);
		created.setLocalState(null);
		created.addListener(new AwarenessListener() {
			@Override
			public void changed(AwarenessChange change, Object origin) {
				AwarenessTests.this.heard.add("changed " + told(change, origin));
			}

			@Override
			public void updated(AwarenessChange change, Object origin) {
				AwarenessTests.this.heard.add("updated " + told(change, origin));
			}
		});
		return created;
	}

	private static String told(AwarenessChange change, Object origin) {
		return change.added() + " " + change.updated() + " " + change.removed() + " by " + origin;
	}

	private static byte[] update(Object... clientClockAndState) {
		ByteWriter out = new ByteWriter();
		out.varUint(clientClockAndState.length / 3);
		for (int at = 0; at < clientClockAndState.length; at += 3) {
			out.varUint(((Number) clientClockAndState[at]).longValue());
			out.varUint(((Number) clientClockAndState[at + 1]).longValue());
			out.varString((String) clientClockAndState[at + 2]);
		}
		return out.toBytes();
	}

	private void tell(long client, long clock, String state, Object origin) {
		this.server.applyUpdate(update(client, clock, state), origin);
	}

	@Nested
	class Time {

		@Test
		void aClientThatSaysNothingForThirtySecondsIsRemoved() {
			tell(ANN, 1, "{}", "a");
			AwarenessTests.this.now += Awareness.TIMEOUT_MILLIS - 1;
			AwarenessTests.this.server.tick();
			assertThat(AwarenessTests.this.server.states()).containsOnlyKeys(ANN);

			AwarenessTests.this.heard.clear();
			AwarenessTests.this.now++;
			AwarenessTests.this.server.tick();
			assertThat(AwarenessTests.this.server.states()).isEmpty();
			assertThat(AwarenessTests.this.heard).containsExactly("changed [] [] [10] by TIMEOUT",
					"updated [] [] [10] by TIMEOUT");
		}

		@Test
		void aClientThatSaysTheSameAgainWithANewClockStays() {
			tell(ANN, 1, "{}", "a");
			AwarenessTests.this.now += 20_000;
			AwarenessTests.this.heard.clear();
			tell(ANN, 2, "{}", "a");
			assertThat(AwarenessTests.this.heard).containsExactly("updated [] [10] [] by a");
			AwarenessTests.this.now += 20_000;
			AwarenessTests.this.server.tick();
			assertThat(AwarenessTests.this.server.states()).containsOnlyKeys(ANN);
		}

		@Test
		void theLocalStateIsToldAgainAfterFifteenSecondsAndNeverTimesOut() {
			Awareness client = new Awareness(ANN, () -> AwarenessTests.this.now, AwarenessLimits.DEFAULT);
			List<String> told = new ArrayList<>();
			client.addListener(new AwarenessListener() {
				@Override
				public void updated(AwarenessChange change, Object origin) {
					told.add(told(change, origin));
				}
			});
			AwarenessTests.this.now += Awareness.RENEWAL_MILLIS - 1;
			client.tick();
			assertThat(told).isEmpty();
			AwarenessTests.this.now++;
			client.tick();
			assertThat(told).containsExactly("[] [10] [] by LOCAL");
			assertThat(client.clock(ANN)).hasValue(1);
			AwarenessTests.this.now += 1_000_000;
			client.tick();
			assertThat(client.localState()).isEqualTo(Map.of());
		}

		@Test
		void whoHasNoLocalStateTellsNothing() {
			AwarenessTests.this.now += 1_000_000;
			AwarenessTests.this.server.tick();
			assertThat(AwarenessTests.this.heard).isEmpty();
		}

	}

	@Nested
	class Connections {

		@Test
		void theStatesOfAClosedConnectionAreRemoved() {
			tell(ANN, 1, "{}", "a");
			tell(BOB, 1, "{}", "b");
			AwarenessTests.this.server.removeStatesOf("a");
			assertThat(AwarenessTests.this.server.states()).containsOnlyKeys(BOB);
		}

		@Test
		void aClientThatCameBackAndWasUpdatedIsRemovedWithItsNewConnection() {
			tell(ANN, 1, "{}", "old");
			tell(ANN, 2, "{}", "new");
			AwarenessTests.this.server.removeStatesOf("new");
			assertThat(AwarenessTests.this.server.states()).isEmpty();
		}

		@Test
		void aClientThatCameBackOutlivesItsOldConnection() {
			tell(ANN, 1, "{}", "old");
			tell(ANN, 2, "{}", "new");
			AwarenessTests.this.server.removeStatesOf("old");
			assertThat(AwarenessTests.this.server.states()).containsOnlyKeys(ANN);
		}

		@Test
		void aClientThatCameBackAndSaidNothingNewBelongsToItsNewConnection() {
			tell(ANN, 1, "{}", "old");
			AwarenessTests.this.heard.clear();
			tell(ANN, 1, "{}", "new");
			assertThat(AwarenessTests.this.heard).isEmpty();
			AwarenessTests.this.server.removeStatesOf("old");
			assertThat(AwarenessTests.this.server.states()).containsOnlyKeys(ANN);
			AwarenessTests.this.server.removeStatesOf("new");
			assertThat(AwarenessTests.this.server.states()).isEmpty();
		}

	}

	@Nested
	class Limits {

		@Test
		void moreClientsThanAllowedAreRefusedWithAllOfTheUpdate() {
			Awareness small = server(new AwarenessLimits(2, 100, 10));
			small.applyUpdate(update(ANN, 1, "{}"), null);
			assertThatExceptionOfType(MalformedDataException.class)
				.isThrownBy(() -> small.applyUpdate(update(ANN, 2, "1", BOB, 1, "{}", 12, 1, "{}"), null))
				.withMessage("With this update 3 clients have a state, more than the 2 that"
						+ " AwarenessLimits.maxClients allows, at position 0");
			assertThat(small.states()).isEqualTo(Map.of(ANN, Map.of()));
			small.applyUpdate(update(ANN, 3, "null"), null);
			small.applyUpdate(update(BOB, 1, "{}", 12, 1, "{}"), null);
			assertThat(small.states()).containsOnlyKeys(BOB, 12L);
		}

		@Test
		void whoeverIsKnownMayGoOnWhenTheRoomIsFull() {
			Awareness small = server(new AwarenessLimits(1, 100, 10));
			small.applyUpdate(update(ANN, 1, "{}"), null);
			small.applyUpdate(update(ANN, 2, "{\"a\":1}", BOB, 0, "{}"), null);
			assertThat(small.states()).isEqualTo(Map.of(ANN, Map.of("a", 1)));
		}

		@Test
		void ofClientsThatAreGoneAsManyClocksAreRememberedAsMayBePresent() {
			Awareness small = server(new AwarenessLimits(3, 100, 10));
			for (long client = 100; client < 1100; client++) {
				small.applyUpdate(update(client, 5, "{}"), null);
				small.applyUpdate(update(client, 6, "null"), null);
			}
			assertThat(small.clock(SERVER)).hasValue(1);
			assertThat(small.clock(1099)).hasValue(6);
			assertThat(small.clock(1096)).isEmpty();
		}

		@Test
		void aStateBeyondTheLimitsIsRefused() {
			Awareness small = server(new AwarenessLimits(10, 12, 1));
			assertThatExceptionOfType(MalformedDataException.class)
				.isThrownBy(() -> small.applyUpdate(update(ANN, 1, "\"1234567890ä\""), null))
				.withMessage("The state of client 10 has 14 bytes, more than the 12 that"
						+ " AwarenessLimits.maxStateBytes allows, at position 3");
			assertThatExceptionOfType(MalformedDataException.class)
				.isThrownBy(() -> small.applyUpdate(update(ANN, 1, "[[]]"), null))
				.withMessageContaining("The state of client 10 is malformed: JSON nests");
			assertThatIllegalArgumentException().isThrownBy(() -> small.setLocalState(Map.of("a", "1234567")))
				.withMessageContaining("AwarenessLimits.maxStateBytes");
			assertThatIllegalArgumentException().isThrownBy(() -> small.setLocalState(Map.of("a", List.of())))
				.withMessageContaining("AwarenessLimits.maxDepth");
			assertThat(small.states()).isEmpty();
		}

		@Test
		void aClockFromWhichNobodyCouldCountOnIsRefused() {
			tell(ANN, 1L << 52, "{}", null);
			assertThatExceptionOfType(MalformedDataException.class)
				.isThrownBy(() -> tell(BOB, (1L << 52) + 1, "{}", null))
				.withMessage("The clock of client 11 is 4503599627370497, above 2^52, at position 2");
		}

		@Test
		void limitsOutOfRangeAreRefused() {
			assertThatIllegalArgumentException().isThrownBy(() -> new AwarenessLimits(0, 100, 10))
				.withMessage("Limit maxClients is 0; use a value from 1 to 2147483647");
			assertThatIllegalArgumentException().isThrownBy(() -> new AwarenessLimits(1, 3, 10));
			assertThatIllegalArgumentException().isThrownBy(() -> new AwarenessLimits(1, 100, 513));
		}

	}

	@Test
	void aMalformedUpdateChangesNothing() {
		byte[] whole = update(ANN, 1, "{\"a\":1}", BOB, 1, "{}");
		for (int length = 0; length < whole.length; length++) {
			byte[] part = Arrays.copyOf(whole, length);
			assertThatExceptionOfType(MalformedDataException.class)
				.isThrownBy(() -> this.server.applyUpdate(part, null));
		}
		assertThat(this.server.states()).isEmpty();
		assertThat(this.heard).isEmpty();
	}

	@Test
	void aStateIsModifiedOnItsWay() {
		byte[] modified = Awareness.modifyUpdate(update(ANN, 3, "{\"user\":\"root\"}", BOB, 4, "null"),
				AwarenessLimits.DEFAULT, (state) -> (state == null) ? null : Map.of("user", "ann"));
		assertThat(modified).isEqualTo(update(ANN, 3, "{\"user\":\"ann\"}", BOB, 4, "null"));
	}

	@Test
	void aLocalStateIsCopiedAsOthersSeeIt() {
		Map<String, Object> state = new LinkedHashMap<>();
		state.put("gone", Undefined.UNDEFINED);
		state.put("n", 2.0);
		this.server.setLocalState(state);
		state.put("n", 3);
		assertThat(Json.stringify(this.server.localState())).isEqualTo("{\"n\":2}");
		assertThatIllegalArgumentException().isThrownBy(() -> this.server.setLocalState(Map.of("n", BigInteger.ONE)));
	}

	@Test
	void aFieldIsSetOnlyInAnObject() {
		this.server.setLocalStateField("a", 1);
		assertThat(this.server.localState()).isNull();
		tell(SERVER, 5, "42", "a");
		assertThatIllegalStateException().isThrownBy(() -> this.server.setLocalStateField("a", 1))
			.withMessage("The local state is 42, which has no fields; set it with setLocalState");
	}

	@Test
	void anUnknownClientCannotBeEncoded() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.server.encodeUpdate(List.of(ANN)))
			.withMessage("Client 10 is not known; encode clients of a change or of states()");
	}

	@Test
	void aListenerThatWasRemovedHearsNoMore() {
		AwarenessListener listener = new AwarenessListener() {
			@Override
			public void updated(AwarenessChange change, Object origin) {
				AwarenessTests.this.heard.add("second");
			}
		};
		this.server.addListener(listener);
		tell(ANN, 1, "{}", "a");
		this.server.removeListener(listener);
		tell(ANN, 2, "{}", "a");
		assertThat(this.heard).containsOnlyOnce("second");
	}

}
