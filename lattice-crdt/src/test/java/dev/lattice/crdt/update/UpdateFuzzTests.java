package dev.lattice.crdt.update;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import dev.lattice.crdt.codec.MalformedDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bytes that a sender changed on purpose or a wire by accident: they are refused clearly,
 * or are an update that can be written in both formats and merged. Spec C-10, C-11.
 */
class UpdateFuzzTests {

	private static final int INPUTS = Integer.getInteger("lattice.fuzz.updates", 100_000);

	private static final long SEED = Long.getLong("lattice.fuzz.seed", 20_261_121);

	private static final int LONGEST = 400;

	private static final Limits LIMITS = new Limits(1 << 20, 10_000, 1_000, 64);

	@Test
	@Timeout(300)
	void anyBytesAreRefusedClearlyOrAreAnUpdate() {
		List<List<byte[]>> originals = originals();
		Random random = new Random(SEED);
		int decoded = 0;
		for (int input = 0; input < INPUTS; input++) {
			UpdateFormat format = random.nextBoolean() ? UpdateFormat.V1 : UpdateFormat.V2;
			byte[] bytes = changed(originals.get(format.ordinal()), random);
			try {
				decoded += isUpdate(bytes, format) ? 1 : 0;
			}
			catch (RuntimeException | StackOverflowError | OutOfMemoryError ex) {
				throw new AssertionError(
						"Seed " + SEED + ", input " + input + ", " + format + ": " + Vectors.text(bytes), ex);
			}
		}
		assertThat(decoded).isBetween(INPUTS / 20, INPUTS - INPUTS / 20);
	}

	private static List<List<byte[]>> originals() {
		List<byte[]> v1 = new ArrayList<>();
		List<byte[]> v2 = new ArrayList<>();
		for (String file : Vectors.FILES) {
			for (Vectors.Pair pair : Vectors.pairs(Vectors.cases(file))) {
				if (pair.v1().length <= LONGEST) {
					v1.add(pair.v1());
					v2.add(pair.v2());
				}
			}
		}
		return List.of(v1, v2);
	}

	private static byte[] changed(List<byte[]> originals, Random random) {
		byte[] bytes = originals.get(random.nextInt(originals.size())).clone();
		for (int change = random.nextInt(4); change >= 0 && bytes.length > 0; change--) {
			int at = random.nextInt(bytes.length);
			switch (random.nextInt(6)) {
				case 0, 1 -> bytes[at] = (byte) random.nextInt(256);
				case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
				case 3 -> bytes = Arrays.copyOf(bytes, at);
				case 4 -> bytes = spliced(bytes, at, originals.get(random.nextInt(originals.size())), random);
				default -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)),
						(byte) (random.nextBoolean() ? 0xFF : 0));
			}
		}
		return bytes;
	}

	private static byte[] spliced(byte[] head, int at, byte[] tail, Random random) {
		int from = random.nextInt(tail.length);
		byte[] both = Arrays.copyOf(head, at + tail.length - from);
		System.arraycopy(tail, from, both, at, tail.length - from);
		return both;
	}

	private static boolean isUpdate(byte[] bytes, UpdateFormat format) {
		StructBatch batch;
		try {
			batch = StructBatch.decode(bytes, format, LIMITS);
		}
		catch (MalformedDataException ex) {
			return false;
		}
		for (UpdateFormat to : UpdateFormat.values()) {
			byte[] converted = Updates.convert(bytes, format, to, LIMITS);
			StructBatch again = StructBatch.decode(converted, to, LIMITS);
			assertThat(again.rows()).isEqualTo(batch.rows());
			assertThat(again.deleteSet()).isEqualTo(batch.deleteSet());
			assertThat(Updates.convert(converted, to, to, LIMITS)).isEqualTo(converted);
		}
		byte[] merged = Updates.merge(List.of(bytes, bytes), format, LIMITS);
		assertThat(Updates.meta(merged, format, LIMITS).to().clients()).isLessThanOrEqualTo(batch.groups());
		return true;
	}

}
