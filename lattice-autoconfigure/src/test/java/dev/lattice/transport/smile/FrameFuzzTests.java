package dev.lattice.transport.smile;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import com.sun.management.ThreadMXBean;
import dev.lattice.transport.MalformedFrameException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random and mutated frames (P-4). {@code -Dlattice.fuzz.inputs=10000000} tries more,
 * {@code -Dlattice.fuzz.seed=7} others.
 */
class FrameFuzzTests {

	private static final long INPUTS = Long.getLong("lattice.fuzz.inputs", 100_000);

	private static final long SEED = Long.getLong("lattice.fuzz.seed", 1);

	/** What a reader takes however small the frame is: parser, lists, exception. */
	private static final long BASE_BYTES = 16 * 1024;

	/** A byte of a frame becomes at most an element of a list, or half a character. */
	private static final long BYTES_PER_BYTE = 64;

	/** Of the processor: others may have it meanwhile. */
	private static final long LONGEST_NANOS = 2_000_000_000L;

	private final SmileFrameReader reader = new SmileFrameReader();

	private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private final List<byte[]> corpus = corpus();

	@Test
	void nothingButARefusalComesOfWhateverBytes() {
		Random random = new Random(SEED);
		long longest = 0;
		for (int i = 0; i < 1_000; i++) {
			read(next(random));
		}
		for (long i = 0; i < INPUTS; i++) {
			byte[] frame = next(random);
			Cost cost = cost(frame);
			// What the machine does once, such as linking a message, is not the reader's.
			for (int again = 0; again < 3 && !cost.isBounded(frame); again++) {
				cost = cost(frame);
			}
			long nanos = cost.nanos();
			Throwable thrown = cost.thrown();
			longest = Math.max(longest, nanos);
			if ((thrown != null && !(thrown instanceof MalformedFrameException)) || !cost.isBounded(frame)) {
				throw new AssertionError("Input " + i + " of seed " + SEED + " led to " + thrown + ", " + cost.bytes()
						+ " bytes and " + nanos + " ns: " + HexFormat.of().formatHex(frame), thrown);
			}
		}
		System.out.println(INPUTS + " inputs, the slowest took " + longest / 1_000 + " us");
	}

	@Test
	void theCorpusHasFramesThatAreRead() {
		assertThat(this.corpus).filteredOn((frame) -> read(frame) == null).hasSizeGreaterThan(5);
	}

	private Cost cost(byte[] frame) {
		long allocatedBefore = this.threads.getCurrentThreadAllocatedBytes();
		long start = this.threads.getCurrentThreadCpuTime();
		Throwable thrown = read(frame);
		long nanos = this.threads.getCurrentThreadCpuTime() - start;
		return new Cost(thrown, this.threads.getCurrentThreadAllocatedBytes() - allocatedBefore, nanos);
	}

	private Throwable read(byte[] frame) {
		try {
			this.reader.read(frame);
			return null;
		}
		catch (RuntimeException | Error ex) {
			return ex;
		}
	}

	private byte[] next(Random random) {
		if (random.nextInt(8) == 0) {
			byte[] noise = new byte[random.nextInt(200)];
			random.nextBytes(noise);
			if (noise.length > 0) {
				noise[0] = Tokens.START_ARRAY;
			}
			return noise;
		}
		byte[] frame = this.corpus.get(random.nextInt(this.corpus.size())).clone();
		for (int i = random.nextInt(4); i >= 0; i--) {
			frame = mutated(frame, random);
		}
		return frame;
	}

	private byte[] mutated(byte[] frame, Random random) {
		if (frame.length < 2) {
			return new byte[] { Tokens.START_ARRAY, (byte) random.nextInt() };
		}
		int at = random.nextInt(frame.length);
		switch (random.nextInt(7)) {
			case 0 -> frame[at] ^= (byte) (1 << random.nextInt(8));
			case 1 -> frame[at] = (byte) random.nextInt();
			case 2 -> {
				return Arrays.copyOf(frame, at);
			}
			case 3 -> {
				return joined(Arrays.copyOf(frame, at), Arrays.copyOfRange(frame, at + 1, frame.length));
			}
			case 4 -> {
				byte[] more = new byte[1 + random.nextInt(12)];
				random.nextBytes(more);
				return joined(joined(Arrays.copyOf(frame, at), more), Arrays.copyOfRange(frame, at, frame.length));
			}
			case 5 -> {
				byte[] other = this.corpus.get(random.nextInt(this.corpus.size()));
				return joined(Arrays.copyOf(frame, at),
						Arrays.copyOfRange(other, Math.min(at, other.length), other.length));
			}
			default -> {
				byte[] part = Arrays.copyOfRange(frame, at, Math.min(frame.length, at + 1 + random.nextInt(20)));
				return joined(joined(Arrays.copyOf(frame, at), part), Arrays.copyOfRange(frame, at, frame.length));
			}
		}
		return frame;
	}

	private static byte[] joined(byte[] first, byte[] second) {
		byte[] joined = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, joined, first.length, second.length);
		return joined;
	}

	/** Frames of every kind, and such as claim long or strange values. */
	private static List<byte[]> corpus() {
		SmileFrameCodec codec = new SmileFrameCodec();
		List<byte[]> corpus = new ArrayList<>();
		for (String text : List.of("", "x", "é", "\uD83D\uDE00", "a".repeat(31), "a".repeat(70), "ü".repeat(40),
				"é".repeat(3_000))) {
			corpus.add(codec.encode((frame) -> {
				frame.integer(0);
				frame.integer(1);
				frame.string("token");
				frame.string("0123456789abcdef");
				frame.integer(-1);
				frame.integer(Integer.MAX_VALUE);
				frame.string("/" + text);
				frame.string("");
			}));
			corpus.add(codec.encode((frame) -> {
				frame.integer(1);
				frame.integer(5);
				frame.integer(-2);
				frame.integer(7);
				frame.string(text);
				frame.flag(true);
				frame.nothing();
				frame.integer(Integer.MIN_VALUE);
			}));
			corpus.add(codec.encode((frame) -> {
				frame.integer(3);
				frame.integer(1);
				frame.integer(0);
				frame.string("/" + text);
				frame.string(text);
			}));
		}
		corpus.add(codec.encode((frame) -> {
			frame.integer(2);
			frame.integer(9);
		}));
		corpus.add(codec.encode((frame) -> {
			frame.integer(1);
			frame.integer(5);
			frame.integer(-2);
			frame.integer(7);
			for (int i = 0; i < 9_996; i++) {
				frame.nothing();
			}
		}));
		HexFormat hex = HexFormat.of();
		corpus.add(hex.parseHex("f8c22900000000000000000000f9"));
		corpus.add(hex.parseHex("f8c2257f7f7f7f7f7f7f7f7fbff9"));
		corpus.add(hex.parseHex("f8c2e87f7f7f7fbf00f9"));
		corpus.add(hex.parseHex("f8f8f8f8f8f8f8f8f8f9"));
		corpus.add(hex.parseHex("f8c2fd7f7f7f7fbff9"));
		corpus.add(hex.parseHex("f8c2247f7f7f7f7fbff9"));
		corpus.add("f8 is text".getBytes(StandardCharsets.US_ASCII));
		corpus.add(new byte[0]);
		return corpus;
	}

	/** What it took to read a frame. */
	private record Cost(Throwable thrown, long bytes, long nanos) {

		boolean isBounded(byte[] frame) {
			return this.bytes <= BASE_BYTES + BYTES_PER_BYTE * frame.length && this.nanos <= LONGEST_NANOS;
		}

	}

}
