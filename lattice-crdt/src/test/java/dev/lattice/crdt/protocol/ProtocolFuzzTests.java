package dev.lattice.crdt.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.codec.YjsVectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What real providers said, cut, changed and spliced, is decoded or refused, never
 * anything else. {@code -Dlattice.fuzz.inputs} says how many.
 */
class ProtocolFuzzTests {

	private static final int INPUTS = Integer.getInteger("lattice.fuzz.inputs", 20_000);

	private final List<byte[]> seeds = new ArrayList<>();

	private final Random random = new Random(38795455);

	ProtocolFuzzTests() {
		for (Map<String, Object> found : YjsVectors.objects(YjsVectors.file("transcripts.json").get("cases"))) {
			for (Map<String, Object> frame : YjsVectors.objects(found.get("frames"))) {
				if (frame.containsKey("b64")) {
					this.seeds.add(YjsVectors.bytes(frame.get("b64")));
				}
			}
		}
	}

	private byte[] input() {
		byte[] seed = this.seeds.get(this.random.nextInt(this.seeds.size())).clone();
		for (int changes = this.random.nextInt(3); changes > 0; changes--) {
			seed[this.random.nextInt(seed.length)] = (byte) (this.random.nextBoolean() ? this.random.nextInt()
					: this.random.nextInt(11));
		}
		return Arrays.copyOf(seed, 1 + this.random.nextInt(seed.length + 2));
	}

	private void fuzz(Consumer<byte[]> read) {
		int done = 0;
		for (int input = 0; input < INPUTS; input++) {
			byte[] bytes = input();
			try {
				read.accept(bytes);
				done++;
			}
			catch (MalformedDataException ex) {
				assertThat(ex.position()).isBetween(0, bytes.length);
			}
		}
		assertThat(done).isBetween(1, INPUTS - 1);
	}

	@Test
	void whateverIsDecodedIsEncodedAndDecodedToTheSameFrame() {
		fuzz((bytes) -> {
			YWebsocketFrame frame = YWebsocketFrame.decode(bytes);
			assertThat(YWebsocketFrame.decode(frame.encode())).isEqualTo(frame);
		});
		fuzz((bytes) -> {
			HocuspocusFrame frame = HocuspocusFrame.decode(bytes);
			assertThat(HocuspocusFrame.decode(frame.encode())).isEqualTo(frame);
		});
	}

	@Test
	void whateverAnAwarenessAcceptsItCanTellOthers() {
		Awareness awareness = new Awareness(1001, () -> 0, new AwarenessLimits(20, 1000, 10));
		Awareness other = new Awareness(7, () -> 0, AwarenessLimits.DEFAULT);
		fuzz((bytes) -> {
			byte[] update = Arrays.copyOfRange(bytes, Math.min(2, bytes.length), bytes.length);
			awareness.applyUpdate(update, "socket");
			assertThat(awareness.states()).hasSizeLessThanOrEqualTo(20);
			other.applyUpdate(awareness.encodeUpdate(), "socket");
			if (this.random.nextInt(10) == 0) {
				awareness.removeStatesOf("socket");
			}
		});
	}

}
