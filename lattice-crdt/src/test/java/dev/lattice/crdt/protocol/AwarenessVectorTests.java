package dev.lattice.crdt.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.lattice.crdt.codec.Json;
import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.codec.YjsVectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Replays what the awareness of y-protocols 1.0.7 did (C-69). */
class AwarenessVectorTests {

	private final Map<String, Awareness> awareness = new HashMap<>();

	private final List<Object> events = new ArrayList<>();

	static Stream<Arguments> cases() {
		return Stream.of("/yjs-vectors/awareness.json", "/javascript/awareness.json")
			.map((path) -> (Map<?, ?>) YjsVectors.resource(path))
			.flatMap((file) -> YjsVectors.objects(file.get("cases")).stream())
			.map((found) -> arguments(found.get("name"), found.get("steps")));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("cases")
	void everyStepDoesWhatItDidInYjs(String name, Object steps) {
		for (Map<String, Object> step : YjsVectors.objects(steps)) {
			if (step.get("do").equals("msg.awareness")) {
				Payload update = new Payload(YjsVectors.bytes(step.get("update")));
				assertThat(new YWebsocketFrame.AwarenessUpdate(update).encode())
					.isEqualTo(YjsVectors.bytes(step.get("result")));
				continue;
			}
			if (step.get("do").equals("aw.new")) {
				create(step);
				continue;
			}
			Awareness subject = this.awareness.get(step.get("id"));
			if (step.get("do").equals("aw.encode")) {
				assertThat(subject.encodeUpdate(clients(step))).isEqualTo(YjsVectors.bytes(step.get("result")));
				continue;
			}
			this.events.clear();
			assertThat(throwsAt(step, subject)).isEqualTo(step.containsKey("throws"));
			assertThat(Json.stringify(this.events)).isEqualTo(Json.stringify(step.get("events")));
			assertThat(Json.stringify(states(subject))).isEqualTo(Json.stringify(step.get("states")));
			for (List<Object> pair : YjsVectors.rows(step.get("clocks"))) {
				long client = ((Number) pair.get(0)).longValue();
				assertThat(subject.clock(client)).hasValue(((Number) pair.get(1)).longValue());
			}
		}
	}

	private void create(Map<String, Object> step) {
		Awareness created = new Awareness(((Number) step.get("client")).longValue(), () -> 0, AwarenessLimits.DEFAULT);
		if (step.containsKey("local")) {
			created.setLocalState(null);
		}
		created.addListener(new AwarenessListener() {
			@Override
			public void changed(AwarenessChange change, Object origin) {
				AwarenessVectorTests.this.events.add(event("change", change));
			}

			@Override
			public void updated(AwarenessChange change, Object origin) {
				AwarenessVectorTests.this.events.add(event("update", change));
			}
		});
		this.awareness.put((String) step.get("id"), created);
	}

	private static Map<String, Object> event(String type, AwarenessChange change) {
		Map<String, Object> event = new LinkedHashMap<>();
		event.put("type", type);
		event.put("added", change.added());
		event.put("updated", change.updated());
		event.put("removed", change.removed());
		return event;
	}

	@SuppressWarnings("unchecked")
	private static boolean throwsAt(Map<String, Object> step, Awareness subject) {
		try {
			switch ((String) step.get("do")) {
				case "aw.set" -> subject.setLocalState((Map<String, Object>) step.get("state"));
				case "aw.setField" -> subject.setLocalStateField((String) step.get("field"), step.get("value"));
				case "aw.apply" -> subject.applyUpdate(YjsVectors.bytes(step.get("update")), "remote");
				case "aw.remove" -> subject.removeStates(clients(step), "local");
				default -> throw new AssertionError(step);
			}
			return false;
		}
		catch (MalformedDataException ex) {
			return true;
		}
	}

	private static List<Long> clients(Map<String, Object> step) {
		return ((List<?>) step.get("clients")).stream().map((client) -> ((Number) client).longValue()).toList();
	}

	private static List<Object> states(Awareness subject) {
		List<Object> states = new ArrayList<>();
		subject.states()
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.forEach((entry) -> states.add(List.of(entry.getKey(), entry.getValue())));
		return states;
	}

}
