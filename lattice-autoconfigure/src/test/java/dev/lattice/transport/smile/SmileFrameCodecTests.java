package dev.lattice.transport.smile;

import java.lang.management.ManagementFactory;
import java.util.HexFormat;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SmileFrameCodecTests {

	private static final int FRAMES = 1_000;

	private final SmileFrameCodec codec = new SmileFrameCodec();

	@Test
	void buffersAreUsedAgain() {
		ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
		encode(FRAMES);
		long before = threads.getCurrentThreadAllocatedBytes();
		encode(FRAMES);
		long allocated = threads.getCurrentThreadAllocatedBytes() - before;

		assertThat(allocated / FRAMES).as("bytes of garbage a frame").isLessThan(1_000);
	}

	private void encode(int frames) {
		for (int i = 0; i < frames; i++) {
			int number = i;
			this.codec.encode((frame) -> frame.integer(number));
		}
	}

	@Test
	void aFrameIsAnArrayWithoutHeader() {
		assertThat(hex(this.codec.encode((frame) -> {
		}))).isEqualTo("f8f9");
	}

	@Test
	void integersAreZigzag() {
		assertThat(hex(this.codec.encode((frame) -> {
			frame.integer(0);
			frame.integer(-16);
			frame.integer(15);
			frame.integer(16);
			frame.integer(Integer.MIN_VALUE);
		}))).isEqualTo("f8" + "c0" + "df" + "de" + "24" + "a0" + "24" + "1f7f7f7fbf" + "f9");
	}

	@Test
	void literalsHaveOneByte() {
		assertThat(hex(this.codec.encode((frame) -> {
			frame.string("");
			frame.nothing();
			frame.flag(false);
			frame.flag(true);
		}))).isEqualTo("f820212223f9");
	}

	@Test
	void shortStringsCarryTheirLength() {
		assertThat(hex(this.codec.encode((frame) -> {
			frame.string("a");
			frame.string("é");
		}))).isEqualTo("f8" + "4061" + "80c3a9" + "f9");
	}

	@Test
	void longStringsEndWithAMark() {
		String encoded = hex(this.codec.encode((frame) -> {
			frame.string("a".repeat(65));
			frame.string("é".repeat(65));
		}));

		assertThat(encoded).isEqualTo("f8" + "e0" + "61".repeat(65) + "fc" + "e4" + "c3a9".repeat(65) + "fc" + "f9");
	}

	@Test
	void repeatedStringsAreNotShared() {
		assertThat(hex(this.codec.encode((frame) -> {
			frame.string("name");
			frame.string("name");
		}))).isEqualTo("f8" + "436e616d65" + "436e616d65" + "f9");
	}

	@Test
	void halfACharacterIsReplaced() {
		assertThat(hex(this.codec.encode((frame) -> frame.string("a\uD800b\uDC00😀")))).contains("efbfbd")
			.contains("f09f9880");
	}

	@Test
	void aFrameOfAMegabyteIsWritten() {
		byte[] frame = this.codec.encode((content) -> {
			for (int i = 0; i < 100_000; i++) {
				content.string("row " + i);
			}
		});

		assertThat(frame).hasSizeGreaterThan(900_000).startsWith(0xF8).endsWith(0xF9);
	}

	private static String hex(byte[] frame) {
		return HexFormat.of().formatHex(frame);
	}

}
