package dev.lattice.crdt.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.codec.YjsVectors;
import dev.lattice.crdt.update.UpdateFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Replays what the sync protocol of y-protocols 1.0.7 did, and what it is for. */
class SyncMessageTests {

	private final Map<Object, Doc> documents = new HashMap<>();

	private final List<byte[]> updates = new ArrayList<>();

	static Stream<Arguments> cases() {
		return YjsVectors.objects(YjsVectors.file("sync.json").get("cases"))
			.stream()
			.map((found) -> arguments(found.get("name"), found.get("steps")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void everyStepDoesWhatItDidInYjs(String name, Object steps) {
		for (Map<String, Object> step : YjsVectors.objects(steps)) {
			Doc document = this.documents.get(step.get("doc"));
			byte[] result = step.get("result") instanceof String base64 ? YjsVectors.bytes(base64) : new byte[0];
			switch ((String) step.get("do")) {
				case "doc" -> create(step);
				case "tx" -> change(document, step);
				case "msg.syncStep1" -> assertThat(frame(SyncMessage.begin(document))).isEqualTo(result);
				case "msg.syncStep2" -> assertThat(
						frame(new SyncMessage.Step2(new Payload(document.encodeStateAsUpdate(stateVector(step))))))
					.isEqualTo(result);
				case "msg.update" ->
					assertThat(frame(new SyncMessage.Update(new Payload(update(step))))).isEqualTo(result);
				case "sync.msg" -> handle(document, step);
				case "state" -> assertThat(document.encodeStateAsUpdate())
					.isEqualTo(YjsVectors.bytes(((Map<?, ?>) step.get("expect")).get("v1")));
				default -> assertThat(step.get("do")).isEqualTo("msg.auth");
			}
		}
	}

	private void create(Map<String, Object> step) {
		Doc document = new Doc(((Number) step.get("client")).longValue());
		((Map<?, ?>) step.get("roots")).keySet().forEach((root) -> document.text((String) root));
		this.documents.put(step.get("id"), document);
	}

	private void change(Doc document, Map<String, Object> step) {
		for (Map<String, Object> emitted : YjsVectors.objects(step.get("emit"))) {
			byte[] update = YjsVectors.bytes(emitted.get("v1"));
			this.updates.add(update);
			document.applyUpdate(update);
		}
	}

	private byte[] update(Map<String, Object> step) {
		String update = (String) step.get("update");
		return update.startsWith("#") ? this.updates.get(Integer.parseInt(update.substring(1)))
				: YjsVectors.bytes(update);
	}

	private static byte[] stateVector(Map<String, Object> step) {
		return step.get("sv") instanceof String base64 ? YjsVectors.bytes(base64) : new byte[] { 0 };
	}

	private static byte[] frame(SyncMessage message) {
		return new YWebsocketFrame.Sync(message).encode();
	}

	private static void handle(Doc document, Map<String, Object> step) {
		YWebsocketFrame in = YWebsocketFrame.decode(YjsVectors.bytes(step.get("in")));
		SyncMessage answer = ((YWebsocketFrame.Sync) in).message().handle(document, "remote");
		if (step.get("reply") == null) {
			assertThat(answer).isNull();
		}
		else {
			assertThat(frame(answer)).isEqualTo(YjsVectors.bytes(step.get("reply")));
		}
	}

	@Test
	void twoDocumentsThatAnswerEachOtherHaveTheSameContent() {
		Doc ann = new Doc(1);
		Doc bob = new Doc(2);
		ann.text("t").insert(0, "ann");
		bob.text("t").insert(0, "bob");

		SyncMessage forAnn = SyncMessage.begin(ann).handle(bob, "ann");
		SyncMessage forBob = SyncMessage.begin(bob).handle(ann, "bob");
		assertThat(forAnn.handle(ann, "bob")).isNull();
		assertThat(forBob.handle(bob, "ann")).isNull();

		assertThat(ann.text("t").toString()).isEqualTo(bob.text("t").toString()).hasSize(6);
	}

	@Test
	void anUpdateIsAppliedWithTheOriginOfItsMessage() {
		Doc ann = new Doc(1);
		Doc bob = new Doc(2);
		List<Object> origins = new ArrayList<>();
		bob.onUpdate(UpdateFormat.V1, (update, transaction) -> origins.add(transaction.origin()));
		ann.onUpdate(UpdateFormat.V1,
				(update, transaction) -> new SyncMessage.Update(new Payload(update)).handle(bob, "socket"));

		ann.text("t").insert(0, "hi");
		assertThat(bob.text("t").toString()).isEqualTo("hi");
		assertThat(origins).containsExactly("socket");
	}

}
