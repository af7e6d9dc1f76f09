package dev.lattice.crdt.replicated;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

import dev.lattice.crdt.clock.HybridLogicalClock;
import dev.lattice.crdt.clock.HybridTimestamp;
import dev.lattice.crdt.replicated.StateDecodeException.Reason;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is refused, by hand-made bytes, and how a state is written. */
class DecodeTests {

	private static final byte[] MAX_64 = { -1, -1, -1, -1, -1, -1, -1, -1, -1, 1 };

	/** The largest count less one, as it is written. */
	private static final byte[] MAX_COUNT = { -2, -1, -1, -1, -1, -1, 31 };

	private static byte[] state(StateKind kind, Object... parts) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(1);
		bytes.write(kind.number);
		for (Object part : parts) {
			if (part instanceof byte[] array) {
				bytes.writeBytes(array);
			}
			else {
				bytes.write((part instanceof Character letter) ? letter : (Integer) part);
			}
		}
		return bytes.toByteArray();
	}

	private static void requireRefused(Reason reason, String message, ThrowingCallable decoding) {
		assertThatExceptionOfType(StateDecodeException.class).isThrownBy(decoding)
			.withMessageContaining(message)
			.satisfies((StateDecodeException ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

	private static void requireMalformedVector(String message, Object... parts) {
		requireRefused(Reason.MALFORMED, message,
				() -> VersionVector.decode(state(StateKind.VERSION_VECTOR, parts), Limits.DEFAULT));
	}

	private static void requireMalformedContext(String message, Object... parts) {
		requireRefused(Reason.MALFORMED, message,
				() -> CausalContext.decode(state(StateKind.CAUSAL_CONTEXT, parts), Limits.DEFAULT));
	}

	private static void requireMalformedSet(String message, Object... parts) {
		requireRefused(Reason.MALFORMED, message,
				() -> OrSet.decode(state(StateKind.OR_SET, parts), ValueCodec.strings(), Limits.DEFAULT));
	}

	private static void requireMalformedMap(String message, Object... parts) {
		HybridLogicalClock clock = new HybridLogicalClock(() -> 0, Long.MAX_VALUE);
		requireRefused(Reason.MALFORMED, message, () -> LwwMap.decode(state(StateKind.LWW_MAP, parts),
				ValueCodec.strings(), ValueCodec.longs(), Limits.DEFAULT, clock));
		assertThat(clock.latest()).isEqualTo(HybridTimestamp.ZERO);
	}

	@Test
	void aVectorIsWrittenInOrderOfItsReplicasByDistance() throws StateDecodeException {
		VersionVector vector = new VersionVector(Limits.DEFAULT);
		vector.increment(9);
		vector.advance(3, 129);

		assertThat(vector.encode()).isEqualTo(state(StateKind.VERSION_VECTOR, 2, 3, 128, 1, 5, 0));
		assertThat(VersionVector.decode(vector.encode(), Limits.DEFAULT)).isEqualTo(vector);
	}

	@Test
	void aSetIsWrittenAsItsContextAndItsElementsInOrder() {
		OrSet<String> set = new OrSet<>(ValueCodec.strings(), Limits.DEFAULT);
		set.add(7, "b");
		set.add(7, "gone");
		set.remove("gone");
		set.add(8, "a");

		assertThat(set.encode()).isEqualTo(state(StateKind.OR_SET, 2, 7, 1, 0, 1, 0, 1, 0, 0, // context
				2, 1, 'a', 1, 1, 0, 1, 'b', 1, 0, 0));
	}

	@Test
	void aMapIsWrittenInOrderOfItsKeys() {
		LwwMap<String, Long> map = new LwwMap<>(ValueCodec.strings(), ValueCodec.longs(), Limits.DEFAULT);
		HybridLogicalClock clock = new HybridLogicalClock(() -> 5, 0);
		map.put(3, clock, "b", -1L);
		map.put(3, clock, "a", 1L);
		map.remove(3, clock, "a");

		assertThat(map.encode()).isEqualTo(state(StateKind.LWW_MAP, 2, 1, 'a', 5, 2, 3, 0, 1, 'b', 5, 0, 3, 2, 1));
	}

	@Test
	void refusesNoBytesAtAll() {
		requireRefused(Reason.MALFORMED, "State refused at byte 0: the bytes end before version",
				() -> VersionVector.decode(new byte[0], Limits.DEFAULT));
	}

	@Test
	void saysWhereReadingStopped() {
		byte[] bytes = state(StateKind.VERSION_VECTOR, 1, 5, 129, 0);

		assertThatExceptionOfType(StateDecodeException.class)
			.isThrownBy(() -> VersionVector.decode(bytes, Limits.DEFAULT))
			.withMessage("State refused at byte 6: count is written longer than needed")
			.satisfies((StateDecodeException ex) -> assertThat(ex.offset()).isEqualTo(6));
	}

	@Test
	void refusesAnUnknownVersion() {
		byte[] bytes = state(StateKind.VERSION_VECTOR, 0);
		bytes[0] = 2;

		requireRefused(Reason.MALFORMED, "format version 2 is unknown; this replica reads 1",
				() -> VersionVector.decode(bytes, Limits.DEFAULT));
	}

	@Test
	void refusesTheBytesOfAnotherType() {
		byte[] counter = new GrowOnlyCounter(Limits.DEFAULT).encode();

		requireRefused(Reason.MALFORMED, "kind 3 is no version vector, which is 1",
				() -> VersionVector.decode(counter, Limits.DEFAULT));
	}

	@Test
	void refusesWhatFollowsTheState() {
		requireMalformedVector("1 bytes follow the state", 0, 0);
	}

	@Test
	void refusesANumberThatIsLongerThanNeeded() {
		requireMalformedVector("count is written longer than needed", 1, 5, 129, 0);
	}

	@Test
	void refusesANumberThatDoesNotFit64Bits() {
		byte[] tooLarge = MAX_64.clone();
		tooLarge[9] = 2;
		requireMalformedVector("replica does not fit 64 bits", 1, tooLarge, 0);
		byte[] endless = new byte[12];
		Arrays.fill(endless, (byte) -1);
		requireMalformedVector("replica does not fit 64 bits", 1, endless, 0);
	}

	@Test
	void takesTheGreatestReplicaAndTheLargestCount() throws StateDecodeException {
		VersionVector vector = VersionVector.decode(state(StateKind.VERSION_VECTOR, 1, MAX_64, MAX_COUNT),
				Limits.DEFAULT);

		assertThat(vector.get(-1)).isEqualTo(VersionVector.MAX_COUNT);
	}

	@Test
	void refusesACountThatIsTooLarge() {
		byte[] tooLarge = MAX_COUNT.clone();
		tooLarge[0]++;
		requireMalformedVector("count is 140737488355327, more than the largest, 140737488355326", 1, 5, tooLarge);
		requireMalformedVector("count is 18446744073709551615", 1, 5, MAX_64);
	}

	@Test
	void refusesAReplicaAfterTheGreatest() {
		requireMalformedVector("replica does not fit 64 bits", 2, MAX_64, 0, 0, 0);
		requireMalformedVector("replica does not fit 64 bits", 2, 5, 0, MAX_64, 0);
	}

	@Test
	void refusesMoreItemsThanThereAreBytes() {
		requireMalformedVector("2 replicas are announced, but only 3 bytes follow", 2, 5, 0, 0);
		requireMalformedVector("18446744073709551615 replicas are announced", (Object) MAX_64);
	}

	@Test
	void aClaimedLengthTakesNoMemory() {
		byte[] claim = { -1, -1, -1, -1, 7 };
		Limits wide = new Limits(Limits.MAX_REPLICAS, Limits.MAX_ENTRIES, Limits.MAX_RANGES, Limits.MAX_BYTES);
		byte[][] claims = { state(StateKind.OR_SET, claim), state(StateKind.OR_SET, 1, 1, claim),
				state(StateKind.OR_SET, 1, 1, 1, 0, 0, claim),
				state(StateKind.OR_SET, 1, 1, 1, 0, 0, 1, claim, 0, 0, 0),
				state(StateKind.OR_SET, 1, 1, 1, 0, 0, 1, 0, claim, 0, 0) };
		long before = allocated();
		for (byte[] bytes : claims) {
			requireRefused(Reason.MALFORMED, "", () -> OrSet.decode(bytes, ValueCodec.strings(), wide));
		}

		assertThat(allocated() - before).isLessThan(10_000_000);
	}

	private static long allocated() {
		return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
	}

	@Test
	void refusesMoreThanTheLimits() {
		byte[] vector = state(StateKind.VERSION_VECTOR, 2, 1, 0, 0, 0);
		requireRefused(Reason.OVER_LIMIT, "2 replicas are more than the allowed 1",
				() -> VersionVector.decode(vector, Limits.DEFAULT.withReplicas(1)));
		byte[] context = state(StateKind.CAUSAL_CONTEXT, 2, 1, 2, 0, 0, 0, 0, 1, 1, 0, 0);
		requireRefused(Reason.OVER_LIMIT, "1 ranges are more than the allowed 0",
				() -> CausalContext.decode(context, Limits.DEFAULT.withEntries(1).withRanges(2)));
		byte[] set = state(StateKind.OR_SET, 1, 1, 1, 0, 2, 2, 0, 1, 0, 0, 1, 'a', 2, 0, 1, 0, 2);
		requireRefused(Reason.OVER_LIMIT, "2 values are more than the allowed 1",
				() -> OrSet.decode(set, ValueCodec.strings(), Limits.DEFAULT.withEntries(1)));
		requireRefused(Reason.OVER_LIMIT, "2 dots are more than the allowed 1",
				() -> OrSet.decode(set, ValueCodec.strings(), Limits.DEFAULT.withEntries(2)));
	}

	@Test
	void refusesMoreBytesThanTheLimits() throws StateDecodeException {
		OrSet<String> set = new OrSet<>(ValueCodec.strings(), Limits.DEFAULT);
		set.add(1, "abc");
		set.add(1, "de");

		OrSet.decode(set.encode(), ValueCodec.strings(), Limits.DEFAULT.withBytes(5));
		requireRefused(Reason.OVER_LIMIT, "values of 5 bytes are more than the allowed 4",
				() -> OrSet.decode(set.encode(), ValueCodec.strings(), Limits.DEFAULT.withBytes(4)));
	}

	@Test
	void refusesAReplicaWithoutRanges() {
		requireMalformedContext("a replica without ranges is not written", 1, 5, 0, 0, 0);
	}

	@Test
	void refusesARangeBeyondTheLastEvent() {
		byte[] beyond = MAX_COUNT.clone();
		beyond[0]++;
		requireMalformedContext("gap before a range is 140737488355327", 1, 5, 1, beyond, 0);
		requireMalformedContext("length of a range is 140737488355327", 1, 5, 1, 0, beyond);
		requireMalformedContext("length of a range is 140737488355326", 1, 5, 1, 1, MAX_COUNT);
		requireMalformedContext("gap before a range is 0", 1, 5, 2, 0, MAX_COUNT, 0, 0);
	}

	@Test
	void refusesADotThatIsNotKnown() {
		requireMalformedSet("dot 5:2 is not in the context", 1, 5, 1, 0, 0, 1, 1, 'a', 1, 0, 1);
		requireMalformedSet("replica of a dot is 1, more than the largest, 0", 1, 5, 1, 0, 0, 1, 1, 'a', 1, 1, 0);
		requireMalformedSet("replica of a dot is 0, more than the largest, -1", 0, 1, 1, 'a', 1, 0, 0);
	}

	@Test
	void refusesADotThatKeepsTwoValues() {
		requireMalformedSet("dot 5:1 keeps two values", 1, 5, 1, 0, 0, 2, 1, 'a', 1, 0, 0, 1, 'b', 1, 0, 0);
	}

	@Test
	void refusesDotsOutOfOrder() {
		requireMalformedSet("dots are not in ascending order", 1, 5, 1, 0, 1, 1, 1, 'a', 2, 0, 1, 0, 0);
		requireMalformedSet("dots are not in ascending order", 1, 5, 1, 0, 1, 1, 1, 'a', 2, 0, 1, 0, 1);
	}

	@Test
	void refusesAValueWithoutDots() {
		requireMalformedSet("a value without dots is not written", 1, 5, 1, 0, 0, 1, 1, 'a', 0, 0);
	}

	@Test
	void refusesValuesOutOfOrder() {
		requireMalformedSet("values are not in ascending order", 1, 5, 1, 0, 1, 2, 1, 'b', 1, 0, 0, 1, 'a', 1, 0, 1);
		requireMalformedSet("values are not in ascending order", 1, 5, 1, 0, 1, 2, 1, 'a', 1, 0, 0, 1, 'a', 1, 0, 1);
	}

	@Test
	void refusesKeysOutOfOrder() {
		requireMalformedMap("keys are not in ascending order", 2, 1, 'b', 0, 0, 0, 0, 1, 'a', 0, 0, 0, 0);
		requireMalformedMap("keys are not in ascending order", 2, 1, 'a', 0, 0, 0, 0, 1, 'a', 0, 0, 0, 0);
	}

	@Test
	void refusesTextThatIsNotUtf8() {
		requireMalformedSet("value is not what its value is written as", 1, 5, 1, 0, 0, 1, 1, 0xFF, 1, 0, 0);
		requireMalformedSet("value is not what its value is written as", 1, 5, 1, 0, 0, 1, 2, 0xC0, 0x80, 1, 0, 0);
		requireMalformedSet("value is not what its value is written as", 1, 5, 1, 0, 0, 1, 3, 0xED, 0xA0, 0x80, 1, 0,
				0);
	}

	@Test
	void refusesBytesThatTheCodecRefusesAndSaysWhy() {
		requireMalformedMap("value stands for no value: These 1 bytes are no number", 1, 1, 'a', 0, 0, 0, 2, 0x80);
		requireMalformedMap("value is not what its value is written as", 1, 1, 'a', 0, 0, 0, 3, 0x80, 0);
	}

	@Test
	void refusesATimestampThatDoesNotFit() {
		requireMalformedMap("milliseconds is 18446744073709551615", 1, 1, 'a', MAX_64, 0, 0, 0);
		requireMalformedMap("counter is 65536, more than the largest, 65535", 1, 1, 'a', 0, 128, 128, 4, 0, 0);
	}

	@Test
	void refusesTheLastTimestampWhichNothingCouldFollow() {
		byte[] millis = { -1, -1, -1, -1, -1, -1, 63 };
		byte[] counter = { -1, -1, 3 };
		requireMalformedMap("no write could follow one of the last timestamp, 281474976710655.65535", 1, 1, 'a', millis,
				counter, 0, 0);
	}

	@Test
	void refusesARegisterOfARemoval() {
		HybridLogicalClock clock = new HybridLogicalClock(() -> 10, 0);
		requireRefused(Reason.MALFORMED, "a register without its value is not written", () -> LwwRegister
			.decode(state(StateKind.LWW_REGISTER, 1, 5, 0, 0, 0), ValueCodec.strings(), Limits.DEFAULT, clock));
		requireRefused(Reason.OVER_LIMIT, "2 values are more than the allowed 1",
				() -> LwwRegister.decode(state(StateKind.LWW_REGISTER, 2, 5, 0, 0, 1, 6, 0, 0, 1), ValueCodec.strings(),
						Limits.DEFAULT, clock));
		assertThat(clock.latest()).isEqualTo(HybridTimestamp.ZERO);
	}

	@Test
	void aMapFromTheFutureIsRefusedAsAWhole() {
		HybridLogicalClock clock = new HybridLogicalClock(() -> 10, 5);
		byte[] map = state(StateKind.LWW_MAP, 2, 1, 'a', 16, 0, 0, 0, 1, 'b', 9, 0, 0, 0);

		requireRefused(Reason.FROM_THE_FUTURE, "16.0 is 6 ms ahead",
				() -> LwwMap.decode(map, ValueCodec.strings(), ValueCodec.longs(), Limits.DEFAULT, clock));
		assertThat(clock.latest()).isEqualTo(HybridTimestamp.ZERO);
	}

}
