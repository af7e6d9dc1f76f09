package dev.lattice.crdt.replicated;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.crdt.clock.HybridLogicalClock;
import dev.lattice.crdt.clock.HybridTimestamp;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LwwMapTests {

	private long now = 1_000;

	private final HybridLogicalClock clock = clockAt(0);

	private final LwwMap<String, Long> here = map(Limits.DEFAULT);

	private final LwwMap<String, Long> there = map(Limits.DEFAULT);

	private static LwwMap<String, Long> map(Limits limits) {
		return new LwwMap<>(ValueCodec.strings(), ValueCodec.longs(), limits);
	}

	/** A clock whose wall clock is wrong by so many milliseconds. */
	private HybridLogicalClock clockAt(long offset) {
		return new HybridLogicalClock(() -> this.now + offset, 500);
	}

	private void exchange() {
		LwwMap<String, Long> copy = map(Limits.DEFAULT);
		copy.merge(this.here);
		this.here.merge(this.there);
		this.there.merge(copy);
		assertThat(this.here).isEqualTo(this.there);
		assertThat(this.here.encode()).isEqualTo(this.there.encode());
	}

	@Test
	void holdsTheLastWriteOfEachKey() {
		this.here.put(1, this.clock, "a", 1L);
		this.here.put(1, this.clock, "b", 2L);
		this.here.put(1, this.clock, "a", 3L);

		assertThat(this.here.get("a")).contains(3L);
		assertThat(this.here.get("b")).contains(2L);
		assertThat(this.here.get("c")).isEmpty();
		assertThat(this.here.size()).isEqualTo(2);
	}

	@Test
	void visitsKeysInTheOrderOfTheirBytes() {
		List<String> visited = new ArrayList<>();
		for (String key : List.of("b", "z", "a", "ab", "gone")) {
			this.here.put(1, this.clock, key, 1L);
		}
		this.here.remove(1, this.clock, "gone");

		this.here.forEach((String key, Long value) -> visited.add(key));

		assertThat(visited).containsExactly("a", "ab", "b", "z");
	}

	@Test
	void aLaterRemovalWinsOverAWrite() {
		this.here.put(1, this.clock, "a", 1L);
		exchange();
		this.here.put(1, this.clock, "a", 2L);
		this.now++;
		this.there.remove(2, clockAt(0), "a");

		exchange();

		assertThat(this.here.get("a")).isEmpty();
		assertThat(this.here.size()).isZero();
		assertThat(this.here.removed()).isEqualTo(1);
	}

	@Test
	void aLaterWriteWinsOverARemoval() {
		this.here.put(1, this.clock, "a", 1L);
		exchange();
		this.here.remove(1, this.clock, "a");
		this.now++;
		this.there.put(2, clockAt(0), "a", 2L);

		exchange();

		assertThat(this.here.get("a")).contains(2L);
		assertThat(this.here.removed()).isZero();
	}

	@Test
	void aWriteWinsOverTheRemovalOfACopiedReplicaAtTheSameTime() {
		this.here.put(1, clockAt(-1), "a", 1L);
		exchange();
		this.here.remove(1, clockAt(0), "a");
		this.there.put(1, clockAt(0), "a", 2L);

		exchange();

		assertThat(this.here.get("a")).contains(2L);
	}

	@Test
	void removingWhatIsNotThereIsNothingToSend() {
		assertThat(this.here.remove(1, this.clock, "a").isBottom()).isTrue();
		this.here.put(1, this.clock, "a", 1L);
		this.here.remove(1, this.clock, "a");

		assertThat(this.here.remove(1, this.clock, "a").isBottom()).isTrue();
	}

	@Test
	void forgetsTheRemovalsBeforeAMoment() {
		this.here.put(1, this.clock, "a", 1L);
		this.here.put(1, this.clock, "b", 1L);
		this.here.put(1, this.clock, "c", 1L);
		this.here.remove(1, this.clock, "a");
		this.now++;
		HybridTimestamp moment = this.clock.tick();
		this.here.remove(1, this.clock, "b");

		assertThat(this.here.forgetRemoved(moment)).isEqualTo(1);

		assertThat(this.here.removed()).isEqualTo(1);
		assertThat(this.here.size()).isEqualTo(1);
	}

	@Test
	void replicasThatHaveAllForgottenWhatAllHadSeenAgree() {
		this.here.put(1, this.clock, "a", 1L);
		this.here.put(1, this.clock, "b", 1L);
		this.here.remove(1, this.clock, "a");
		exchange();
		this.now++;
		HybridTimestamp moment = this.clock.tick();

		this.here.forgetRemoved(moment);
		this.there.put(2, clockAt(0), "c", 1L);
		this.there.forgetRemoved(moment);
		exchange();

		assertThat(this.here.removed()).isZero();
		assertThat(this.here.size()).isEqualTo(2);
	}

	@Test
	void forgettingMakesRoomForWhatItsKeysTook() {
		LwwMap<String, Long> small = map(Limits.DEFAULT.withEntries(1).withBytes(5));
		small.put(1, this.clock, "long", 1L);
		small.remove(1, this.clock, "long");
		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> small.put(1, this.clock, "new", 1L));
		this.now++;

		small.forgetRemoved(this.clock.tick());

		small.put(1, this.clock, "more", 1L);
		assertThat(small.get("more")).contains(1L);
	}

	@Test
	void refusesOneEntryTooManyAndStaysAsItWas() {
		LwwMap<String, Long> small = map(Limits.DEFAULT.withEntries(2));
		small.put(1, this.clock, "a", 1L);
		small.put(1, this.clock, "b", 1L);
		small.remove(1, this.clock, "b");
		byte[] before = small.encode();

		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> small.put(1, this.clock, "c", 1L))
			.withMessageContaining("3 entries, more than the allowed 2");
		assertThat(small.encode()).isEqualTo(before);
		small.put(1, this.clock, "b", 2L);
		assertThat(small.size()).isEqualTo(2);
	}

	@Test
	void refusesOneByteTooManyAndStaysAsItWas() {
		LwwMap<String, Long> small = map(Limits.DEFAULT.withBytes(6));
		small.put(1, this.clock, "abc", 1L);
		small.put(1, this.clock, "d", 1L);
		byte[] before = small.encode();

		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> small.put(1, this.clock, "d", 64L))
			.withMessageContaining("7 bytes, more than the allowed 6");
		assertThat(small.encode()).isEqualTo(before);
		small.put(1, this.clock, "d", 63L);
		assertThat(small.get("d")).contains(63L);
	}

}
