package dev.lattice.transport.webflux;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

import dev.lattice.engine.patch.Wire;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FrameDeflaterTests {

	private final FrameDeflater deflater = new FrameDeflater(1_400, 2);

	@Test
	void aLongFrameIsDeflatedAndSaysSoWithItsFirstByte() throws Exception {
		byte[] frame = text(10_000);

		byte[] deflated = this.deflater.deflate(frame);

		assertThat(deflated.length).isLessThan(1_000);
		assertThat(deflated[0]).isEqualTo((byte) Wire.DEFLATED);
		assertThat(inflated(deflated)).isEqualTo(frame);
	}

	@Test
	void aFrameBelowTheThresholdStaysAsItIs() {
		byte[] frame = text(1_399);

		assertThat(this.deflater.deflate(frame)).isSameAs(frame);
		assertThat(this.deflater.deflate(text(1_400)).length).isLessThan(1_400);
	}

	@Test
	void aFrameThatWouldHardlyBecomeSmallerStaysAsItIs() {
		byte[] frame = new byte[10_000];
		new Random(1).nextBytes(frame);

		assertThat(this.deflater.deflate(frame)).isSameAs(frame);
	}

	@Test
	void framesHaveNothingInCommon() {
		byte[] first = this.deflater.deflate(text(5_000));
		this.deflater.deflate(text(9_000));

		assertThat(this.deflater.deflate(text(5_000))).isEqualTo(first);
	}

	@Test
	void whoFindsAllDeflatersBusySendsTheFrameAsItIs() {
		FrameDeflater none = new FrameDeflater(1, 0);
		byte[] frame = text(10_000);

		assertThat(none.deflate(frame)).isSameAs(frame);
	}

	@Test
	void noMoreDeflatersAreHeldThanMayWorkAtTheSameTime() throws Exception {
		int threads = 8;
		CountDownLatch start = new CountDownLatch(1);
		try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
			for (int i = 0; i < threads; i++) {
				executor.submit(() -> {
					start.await();
					for (int frame = 0; frame < 200; frame++) {
						this.deflater.deflate(text(20_000));
					}
					return null;
				});
			}
			start.countDown();
		}

		assertThat(this.deflater.held()).isBetween(1, 2);
	}

	@Test
	void afterTheEndNothingIsHeldAndFramesStayAsTheyAre() {
		this.deflater.deflate(text(10_000));
		this.deflater.close();
		byte[] frame = text(10_000);

		assertThat(this.deflater.held()).isZero();
		assertThat(this.deflater.deflate(frame)).isSameAs(frame);
	}

	@Test
	void aThresholdOfNothingIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new FrameDeflater(0, 2))
			.withMessageContaining("lattice.websocket.compression-threshold");
	}

	private static byte[] text(int length) {
		return "row ".repeat(length / 4 + 1).substring(0, length).getBytes(StandardCharsets.US_ASCII);
	}

	private static byte[] inflated(byte[] deflated) throws DataFormatException {
		byte[] inflated = new byte[100_000];
		Inflater inflater = new Inflater();
		inflater.setInput(deflated);
		int length = inflater.inflate(inflated);
		assertThat(inflater.finished()).isTrue();
		inflater.end();
		return java.util.Arrays.copyOf(inflated, length);
	}

}
