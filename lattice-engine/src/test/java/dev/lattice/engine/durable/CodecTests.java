package dev.lattice.engine.durable;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What durable values are written as, and what is read from bytes of any kind. */
class CodecTests {

	private static final int LIMIT = 10_000;

	private static final Codec<Draft> DRAFT = RecordCodec.of(Draft::new, Draft::name, Codecs.STRING, Draft::age,
			Codecs.INTEGER);

	private static <T extends @Nullable Object> byte[] written(Codec<T> codec, T value) {
		StateWriter out = new StateWriter(LIMIT);
		codec.write(value, out);
		return out.toBytes();
	}

	private static <T extends @Nullable Object> T read(Codec<T> codec, byte[] bytes) {
		StateReader in = new StateReader(bytes);
		T value = codec.read(in);
		in.end();
		return value;
	}

	private static <T extends @Nullable Object> void comesBack(Codec<T> codec, T value) {
		assertThat(read(codec, written(codec, value))).isEqualTo(value);
	}

	@Test
	void ordinaryValuesComeBack() {
		comesBack(Codecs.STRING, "");
		comesBack(Codecs.STRING, "Grüße, 世界 😀");
		for (int value : new int[] { 0, 1, -1, 63, -64, 64, Integer.MAX_VALUE, Integer.MIN_VALUE }) {
			comesBack(Codecs.INTEGER, value);
		}
		for (long value : new long[] { 0, Long.MAX_VALUE, Long.MIN_VALUE }) {
			comesBack(Codecs.LONG, value);
		}
		for (double value : new double[] { 0, -0.0, 1.5, Double.NaN, Double.NEGATIVE_INFINITY, Double.MIN_VALUE }) {
			comesBack(Codecs.DOUBLE, value);
		}
		comesBack(Codecs.BOOLEAN, true);
		comesBack(Codecs.BOOLEAN, false);
	}

	@Test
	void valuesOfValuesComeBack() {
		comesBack(Codecs.list(Codecs.INTEGER), List.of());
		comesBack(Codecs.list(Codecs.list(Codecs.STRING)), List.of(List.of("a", "b"), List.of()));
		comesBack(Codecs.optional(Codecs.STRING), Optional.empty());
		comesBack(Codecs.optional(Codecs.STRING), Optional.of("x"));
		comesBack(Codecs.<Integer>nullable(Codecs.INTEGER), null);
		comesBack(Codecs.oneOf(Size.values()), Size.LARGE);
		comesBack(DRAFT, new Draft("Ada", 36));
		comesBack(RecordCodec.of(Triple::new, Triple::first, Codecs.STRING, Triple::second, Codecs.STRING,
				Triple::third, Codecs.BOOLEAN), new Triple("a", "b", true));
	}

	@Test
	void whatComesBackAsAListDoesNotChange() {
		List<Integer> list = read(Codecs.list(Codecs.INTEGER), written(Codecs.list(Codecs.INTEGER), List.of(1)));

		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> list.add(2));
	}

	@Test
	void aValueOfAnotherTypeIsRefused() {
		byte[] text = written(Codecs.STRING, "5");

		assertThatExceptionOfType(BadStateException.class).isThrownBy(() -> read(Codecs.INTEGER, text))
			.withMessage("Expected an integer at byte 0, found a value of type 3");
	}

	@Test
	void anIntegerThatDoesNotFitIsRefused() {
		byte[] large = written(Codecs.LONG, 1L << 40);

		assertThatExceptionOfType(BadStateException.class).isThrownBy(() -> read(Codecs.INTEGER, large))
			.withMessage("The integer at byte 0 is 1099511627776, more than 32 bits");
	}

	@Test
	void aConstantThatIsGoneIsRefused() {
		byte[] gone = written(Codecs.STRING, "HUGE");

		assertThatExceptionOfType(BadStateException.class).isThrownBy(() -> read(Codecs.oneOf(Size.values()), gone))
			.withMessage("There is no constant 'HUGE' among the 2 known");
	}

	@Test
	void anOlderVersionIsReadAndMadeOneOfToday() {
		byte[] older = written(Codec.version(1, Codecs.STRING), "Ada");
		Codec<Draft> today = Codec.version(2, DRAFT).reading(1, Codecs.STRING, (name) -> new Draft(name, 0));

		assertThat(read(today, older)).isEqualTo(new Draft("Ada", 0));
		comesBack(today, new Draft("Ada", 36));
	}

	@Test
	void aVersionThatIsNotKnownIsRefused() {
		byte[] newer = written(Codec.version(3, Codecs.STRING), "x");
		Codec<String> today = Codec.version(2, Codecs.STRING).reading(1, Codecs.STRING, (text) -> text);

		assertThatExceptionOfType(BadStateException.class).isThrownBy(() -> read(today, newer))
			.withMessage("The value has version 3, known are [1, 2]");
	}

	@Test
	void aVersionIsReadInOneWayOnly() {
		VersionedCodec<String> codec = Codec.version(2, Codecs.STRING);

		assertThatIllegalArgumentException().isThrownBy(() -> codec.reading(2, Codecs.STRING, (text) -> text))
			.withMessageContaining("Version 2 is read already");
	}

	@Test
	void theTypeOfAValueSaysItsCodec() {
		assertThat(Codecs.ofValue("x", 5)).isSameAs(Codecs.INTEGER);
		assertThat(Codecs.ofValue("x", "")).isSameAs(Codecs.STRING);
		comesBack(Codecs.ofValue("x", Size.SMALL), Size.LARGE);
	}

	@Test
	void aValueWithoutAKnownCodecIsRefusedWithTheWayOut() {
		assertThatIllegalArgumentException().isThrownBy(() -> Codecs.ofValue("draft", new Draft("", 0)))
			.withMessageContaining("'draft', a dev.lattice.engine.durable.CodecTests$Draft; give one");
		assertThatIllegalArgumentException().isThrownBy(() -> Codecs.ofValue("draft", null))
			.withMessageContaining("Codecs.nullable");
	}

	@Test
	void theSameSnapshotIsTheSameBytes() {
		Snapshot snapshot = new Snapshot(7, Map.of("a", new byte[] { 1 }));

		assertThat(snapshot.write(LIMIT)).isEqualTo(snapshot.write(LIMIT));
		assertThat(Snapshot.read(snapshot.write(LIMIT)).received()).isEqualTo(7);
		assertThat(Snapshot.read(snapshot.write(LIMIT)).values()).containsOnlyKeys("a");
	}

	@Test
	void aSnapshotOfAnotherFormIsRefused() {
		StateWriter out = new StateWriter(LIMIT);
		out.integer(9);

		assertThatExceptionOfType(BadStateException.class).isThrownBy(() -> Snapshot.read(out.toBytes()))
			.withMessage("The snapshot has form 9, known is 1");
	}

	@Test
	void whateverIsReadEndsWithAValueOrARefusal() {
		byte[] good = new Snapshot(7, Map.of("some", written(Codecs.STRING, "text"))).write(LIMIT);
		Random random = new Random(1);
		for (int round = 0; round < 20_000; round++) {
			byte[] bytes = Arrays.copyOf(good, random.nextInt(good.length + 1));
			for (int fault = random.nextInt(3); fault > 0 && bytes.length > 0; fault--) {
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
			}
			try {
				Snapshot.read(bytes);
			}
			catch (BadStateException ex) {
				assertThat(ex).hasMessageNotContaining("null");
			}
		}
	}

	@Test
	void aSizeThatTheBytesCannotHoldIsRefusedBeforeAnythingIsMade() {
		byte[] claims = { StateWriter.LIST, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F };

		assertThatExceptionOfType(BadStateException.class).isThrownBy(() -> read(Codecs.list(Codecs.INTEGER), claims))
			.withMessage("The size before byte 5 is 268435455, but only 0 bytes are left");
	}

	private enum Size {

		SMALL, LARGE

	}

	private record Draft(String name, int age) {
	}

	private record Triple(String first, String second, boolean third) {
	}

}
