package dev.lattice.crdt.replicated;

import java.util.Arrays;

import dev.lattice.crdt.clock.ClockDriftException;
import dev.lattice.crdt.clock.HybridLogicalClock;
import dev.lattice.crdt.clock.HybridTimestamp;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LwwRegisterTests {

	private static final long MAX_DRIFT = 500;

	private long now = 1_000;

	private final HybridLogicalClock clock = clockAt(0);

	private final LwwRegister<String> here = register();

	private final LwwRegister<String> there = register();

	private static LwwRegister<String> register() {
		return new LwwRegister<>(ValueCodec.strings(), Limits.DEFAULT);
	}

	/** A clock whose wall clock is wrong by so many milliseconds. */
	private HybridLogicalClock clockAt(long offset) {
		return new HybridLogicalClock(() -> this.now + offset, MAX_DRIFT);
	}

	private LwwRegister<String> decode(LwwRegister<String> register, HybridLogicalClock by)
			throws StateDecodeException {
		return LwwRegister.decode(register.encode(), ValueCodec.strings(), Limits.DEFAULT, by);
	}

	private void exchange() {
		LwwRegister<String> copy = register();
		copy.merge(this.here);
		this.here.merge(this.there);
		this.there.merge(copy);
		assertThat(this.here).isEqualTo(this.there);
		assertThat(this.here.encode()).isEqualTo(this.there.encode());
	}

	@Test
	void holdsNothingBeforeTheFirstWrite() {
		assertThat(this.here.value()).isEmpty();
		assertThat(this.here.timestamp()).isEqualTo(HybridTimestamp.ZERO);
	}

	@Test
	void theLaterWriteWins() {
		this.here.set(9, this.clock, "first");
		this.now++;
		this.there.set(1, clockAt(0), "second");

		exchange();

		assertThat(this.here.value()).contains("second");
		assertThat(this.here.timestamp()).isEqualTo(new HybridTimestamp(1_001, 0));
	}

	@Test
	void theGreaterReplicaWithoutSignWinsAtEqualTimes() {
		this.here.set(1, clockAt(0), "one");
		this.there.set(-1, clockAt(0), "the greatest");

		exchange();

		assertThat(this.here.value()).contains("the greatest");
	}

	@Test
	void theGreaterBytesWinWhereACopiedReplicaWroteBoth() {
		this.here.set(1, clockAt(0), "z");
		this.there.set(1, clockAt(0), "\u00e4");

		exchange();

		assertThat(this.here.value()).contains("\u00e4");
	}

	@Test
	void aWriteWinsOverWhatItsReplicaHadDecodedThoughItsWallClockIsBehind() throws StateDecodeException {
		LwwRegister<String> ahead = register().set(1, clockAt(400), "seen");
		this.here.merge(decode(ahead, this.clock));

		LwwRegister<String> delta = this.here.set(2, this.clock, "answer");
		ahead.merge(delta);

		assertThat(this.here.value()).contains("answer");
		assertThat(ahead.value()).contains("answer");
	}

	@Test
	void aWriteWinsOverWhatWasMergedPastTheClock() {
		this.here.merge(register().set(1, clockAt(400), "seen"));

		this.here.set(2, this.clock, "answer");

		assertThat(this.here.value()).contains("answer");
	}

	@Test
	void aWriteFailsOverWhatWasMergedPastTheClockFromTooFarInTheFuture() {
		this.here.merge(register().set(1, clockAt(501), "future"));

		assertThatExceptionOfType(ClockDriftException.class).isThrownBy(() -> this.here.set(2, this.clock, "answer"));
		assertThat(this.here.value()).contains("future");
	}

	@Test
	void bytesFromTooFarInTheFutureAreRefusedUntilTheyAreNot() throws StateDecodeException {
		LwwRegister<String> future = register().set(1, clockAt(501), "future");

		assertThatExceptionOfType(StateDecodeException.class).isThrownBy(() -> decode(future, this.clock))
			.withMessageContaining("501 ms ahead of this replica's wall clock")
			.withCauseInstanceOf(ClockDriftException.class)
			.satisfies((StateDecodeException ex) -> assertThat(ex.reason())
				.isEqualTo(StateDecodeException.Reason.FROM_THE_FUTURE));
		assertThat(this.clock.latest()).isEqualTo(HybridTimestamp.ZERO);
		this.now++;
		assertThat(decode(future, this.clock)).isEqualTo(future);
	}

	@Test
	void whatWasStoredIsDecodedThoughTheWallClockWasSetBack() throws StateDecodeException {
		this.here.set(1, this.clock, "stored");
		HybridTimestamp latest = this.clock.latest();
		this.now = 1;

		HybridLogicalClock resumed = HybridLogicalClock.resume(latest, () -> this.now, MAX_DRIFT);

		assertThat(decode(this.here, resumed)).isEqualTo(this.here);
		assertThat(resumed.latest()).isEqualTo(latest);
	}

	@Test
	void malformedBytesLeaveTheClockAsItWas() {
		byte[] bytes = register().set(1, clockAt(400), "seen").encode();
		byte[] damaged = bytes.clone();
		damaged[bytes.length - 1] = (byte) 0xFF;
		byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);

		for (byte[] malformed : new byte[][] { damaged, longer }) {
			assertThatExceptionOfType(StateDecodeException.class)
				.isThrownBy(() -> LwwRegister.decode(malformed, ValueCodec.strings(), Limits.DEFAULT, this.clock));
		}
		assertThat(this.clock.latest()).isEqualTo(HybridTimestamp.ZERO);
	}

	@Test
	void refusesAValueThatIsTooLargeAndStaysAsItWas() {
		LwwRegister<String> small = new LwwRegister<>(ValueCodec.strings(), Limits.DEFAULT.withBytes(3));
		small.set(1, this.clock, "red");

		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> small.set(1, this.clock, "blue"));
		this.now++;
		LwwRegister<String> larger = register().set(2, clockAt(0), "blue");
		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> small.merge(larger));
		assertThat(small.value()).contains("red");
	}

}
