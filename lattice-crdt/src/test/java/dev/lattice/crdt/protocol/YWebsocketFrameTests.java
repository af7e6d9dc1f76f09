package dev.lattice.crdt.protocol;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.codec.YjsVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class YWebsocketFrameTests {

	private static byte[] hex(String hex) {
		return HexFormat.of().parseHex(hex.replace(" ", ""));
	}

	private static List<Map<String, Object>> hostile(String kind) {
		List<Map<String, Object>> found = new ArrayList<>();
		for (Map<String, Object> one : YjsVectors.objects(YjsVectors.file("hostile.json").get("cases"))) {
			if (one.get("kind").equals(kind)) {
				found.add(one);
			}
		}
		assertThat(found).hasSizeGreaterThan(4);
		return found;
	}

	@Test
	void everyFrameHasItsBytes() {
		Payload bytes = new Payload(new byte[] { 7 });
		Map<YWebsocketFrame, String> frames = Map.of(new YWebsocketFrame.Sync(new SyncMessage.Step1(bytes)),
				"00 00 01 07", new YWebsocketFrame.Sync(new SyncMessage.Step2(bytes)), "00 01 01 07",
				new YWebsocketFrame.Sync(new SyncMessage.Update(bytes)), "00 02 01 07",
				new YWebsocketFrame.AwarenessUpdate(bytes), "01 01 07", new YWebsocketFrame.PermissionDenied("no"),
				"02 00 02 6e 6f", new YWebsocketFrame.QueryAwareness(), "03", new YWebsocketFrame.Other(100, bytes),
				"64 07");
		frames.forEach((frame, encoded) -> {
			assertThat(frame.encode()).isEqualTo(hex(encoded));
			assertThat(YWebsocketFrame.decode(hex(encoded))).isEqualTo(frame);
		});
	}

	@Test
	void aRefusalOfAccessIsThatOfYProtocols() {
		int checked = 0;
		for (Map<String, Object> found : YjsVectors.objects(YjsVectors.file("sync.json").get("cases"))) {
			for (Map<String, Object> step : YjsVectors.objects(found.get("steps"))) {
				if (step.get("do").equals("msg.auth")) {
					assertThat(new YWebsocketFrame.PermissionDenied((String) step.get("reason")).encode())
						.isEqualTo(YjsVectors.bytes(step.get("result")));
					checked++;
				}
			}
		}
		assertThat(checked).isPositive();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00", "00 03 00", "00 02 02 07", "01 05 00", "02", "02 01 00", "02 00 01 ff", "80" })
	void aMalformedFrameIsRefused(String frame) {
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> YWebsocketFrame.decode(hex(frame)));
	}

	@Test
	void aRefusalNamesTheType() {
		assertThatExceptionOfType(MalformedDataException.class)
			.isThrownBy(() -> YWebsocketFrame.decode(hex("00 09 00")))
			.withMessage("A sync message has type 9, which is not 0, 1 or 2, at position 1");
		assertThatExceptionOfType(MalformedDataException.class)
			.isThrownBy(() -> YWebsocketFrame.decode(hex("02 01 00")))
			.withMessage("An authentication message has type 1, which is not 0, at position 1");
	}

	@Test
	void whatIsKnownIsNotOther() {
		assertThatIllegalArgumentException().isThrownBy(() -> new YWebsocketFrame.Other(3, new Payload(new byte[0])))
			.withMessage("Frames of type 3 are not others; use the record for it");
	}

	@Test
	void hostileFramesAreRefusedOrDecoded() {
		for (Map<String, Object> found : hostile("message")) {
			String outcome = outcome(() -> YWebsocketFrame.decode(YjsVectors.bytes(found.get("b64"))));
			assertThat(outcome).as("%s", found.get("name")).isIn(allowed(found));
		}
	}

	@Test
	void hostileAwarenessUpdatesAreRefusedOrApplied() {
		for (Map<String, Object> found : hostile("awareness")) {
			Awareness awareness = new Awareness(1, () -> 0, AwarenessLimits.DEFAULT);
			String outcome = outcome(() -> awareness.applyUpdate(YjsVectors.bytes(found.get("b64")), null));
			assertThat(outcome).as("%s", found.get("name")).isIn(allowed(found));
			assertThat(awareness.states()).hasSize(outcome.equals("reject") ? 1 : 2);
			awareness.encodeUpdate();
		}
	}

	private static List<String> allowed(Map<String, Object> found) {
		String expected = (String) found.get("expect");
		return expected.equals("any") ? List.of("accept", "reject") : List.of(expected);
	}

	private static String outcome(Runnable read) {
		try {
			read.run();
			return "accept";
		}
		catch (MalformedDataException ex) {
			return "reject";
		}
	}

}
