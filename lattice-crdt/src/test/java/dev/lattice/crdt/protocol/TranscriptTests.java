package dev.lattice.crdt.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.codec.YjsVectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads what real providers and real servers said to each other. */
class TranscriptTests {

	private static List<byte[]> frames(String protocol) {
		List<byte[]> frames = new ArrayList<>();
		for (Map<String, Object> found : YjsVectors.objects(YjsVectors.file("transcripts.json").get("cases"))) {
			if (found.get("proto").equals(protocol)) {
				for (Map<String, Object> frame : YjsVectors.objects(found.get("frames"))) {
					if (frame.containsKey("b64")) {
						frames.add(YjsVectors.bytes(frame.get("b64")));
					}
				}
			}
		}
		assertThat(frames).hasSizeGreaterThan(20);
		return frames;
	}

	@Test
	void everyFrameOfYWebsocketIsEncodedToWhatItWasDecodedFrom() {
		for (byte[] frame : frames("y-websocket")) {
			YWebsocketFrame decoded = YWebsocketFrame.decode(frame);
			assertThat(decoded).isNotInstanceOf(YWebsocketFrame.Other.class);
			assertThat(decoded.encode()).isEqualTo(frame);
		}
	}

	@Test
	void everyFrameOfHocuspocusIsEncodedToWhatItWasDecodedFrom() {
		for (byte[] frame : frames("hocuspocus")) {
			assertThat(HocuspocusFrame.decode(frame).encode()).isEqualTo(frame);
			assertThat(((HocuspocusFrame.Addressed) HocuspocusFrame.decode(frame)).message())
				.isNotInstanceOf(HocuspocusMessage.Other.class);
		}
	}

	@Test
	void everyAwarenessUpdateIsEncodedToWhatItWasDecodedFrom() {
		for (byte[] frame : frames("y-websocket")) {
			if (YWebsocketFrame.decode(frame) instanceof YWebsocketFrame.AwarenessUpdate(Payload update)) {
				assertThat(Awareness.modifyUpdate(update.bytes(), AwarenessLimits.DEFAULT, (state) -> state))
					.isEqualTo(update.bytes());
			}
		}
	}

	@Test
	void aProviderOfHocuspocusBeginsWithItsTokenAndVersion() {
		HocuspocusFrame first = HocuspocusFrame.decode(frames("hocuspocus").get(0));
		assertThat(first).isEqualTo(new HocuspocusFrame.Addressed(new HocuspocusAddress("tr-hocuspocus-1", null),
				new HocuspocusMessage.Token("secret-token", "4.8.0")));
	}

}
