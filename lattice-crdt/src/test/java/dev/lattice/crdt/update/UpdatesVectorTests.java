package dev.lattice.crdt.update;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.lattice.crdt.update.UpdateFormat.V1;
import static dev.lattice.crdt.update.UpdateFormat.V2;
import static org.assertj.core.api.Assertions.assertThat;

/** The bytes of Yjs. Spec C-14 to C-19. */
class UpdatesVectorTests {

	private static final Limits LIMITS = Limits.DEFAULT;

	static Stream<String> files() {
		return Vectors.FILES.stream();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("files")
	void everyUpdateConvertsIntoItsOtherFormat(String file) {
		for (Vectors.Pair pair : Vectors.pairs(Vectors.cases(file))) {
			byte[] rewritten = Updates.convert(pair.v1(), V1, V1, LIMITS);
			byte[] otherRewritten = Updates.convert(pair.v2(), V2, V2, LIMITS);

			assertThat(Updates.convert(pair.v2(), V2, V1, LIMITS)).isEqualTo(rewritten);
			if (splitsCharacter(pair.v2())) {
				assertThat(Updates.convert(pair.v1(), V1, V2, LIMITS)).isNotEqualTo(otherRewritten);
				continue;
			}
			assertThat(Updates.convert(pair.v1(), V1, V2, LIMITS)).isEqualTo(otherRewritten);
			if (!hasKeyBesideOrigin(pair.v1())) {
				assertThat(rewritten).isEqualTo(pair.v1());
				assertThat(otherRewritten).isEqualTo(pair.v2());
			}
		}
	}

	/**
	 * Format V2 writes the halves of a character that two structs share as the character;
	 * V1 writes each as U+FFFD, from which there is no way back.
	 */
	private static boolean splitsCharacter(byte[] v2) {
		StructBatch batch = StructBatch.decode(v2, V2, LIMITS);
		for (int row = 0; row < batch.rows(); row++) {
			if (batch.kind(row) == ContentKind.STRING && Character
				.isHighSurrogate(batch.text().charAt(batch.content(row) + (int) batch.length(row) - 1))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * A document flags that a struct with an origin stands at a key. The key itself is
	 * not written, and who has no document drops the flag, as Yjs does. Nothing else is
	 * lost.
	 */
	private static boolean hasKeyBesideOrigin(byte[] v1) {
		byte[] rewritten = Updates.convert(v1, V1, V1, LIMITS);
		int flags = 0;
		for (int i = 0; i < v1.length; i++) {
			int difference = v1[i] ^ rewritten[i];
			assertThat(difference).isIn(0, ContentKind.HAS_PARENT_SUB);
			flags += difference;
		}
		assertThat(rewritten).hasSameSizeAs(v1);
		return flags > 0;
	}

	static Stream<Map<String, Object>> updateCases() {
		return Vectors.cases("updates").stream();
	}

	@ParameterizedTest(name = "{index}")
	@MethodSource("updateCases")
	void stepsWithoutDocumentGiveWhatYjsGave(Map<String, Object> script) {
		List<Map<String, Object>> steps = Vectors.maps(script.get("steps"));
		List<Map<String, Object>> emitted = Vectors.emitted(steps);
		for (Map<String, Object> step : steps) {
			Object version = step.getOrDefault("from", step.getOrDefault("v", 1));
			UpdateFormat format = Vectors.format(version);
			switch ((String) step.get("do")) {
				case "merge" -> {
					List<byte[]> updates = new ArrayList<>();
					((List<?>) step.get("updates")).forEach((update) -> updates.add(update(update, version, emitted)));
					assertResult(step, Updates.merge(updates, format, LIMITS));
				}
				case "diff" -> assertResult(step, Updates.diff(update(step.get("update"), version, emitted),
						Vectors.bytes(step.get("sv")), format, LIMITS));
				case "svFromUpdate" -> assertResult(step,
						Updates.stateVector(update(step.get("update"), version, emitted), format, LIMITS));
				case "convert" -> assertResult(step, Updates.convert(update(step.get("update"), version, emitted),
						format, (format == V1) ? V2 : V1, LIMITS));
				case "meta" -> assertMeta(Vectors.map(step.get("result")),
						Updates.meta(update(step.get("update"), version, emitted), format, LIMITS));
				case "decode" -> assertDecoded(Vectors.map(step.get("result")),
						StructBatch.decode(update(step.get("update"), version, emitted), format, LIMITS));
				default -> {
					// Needs a document.
				}
			}
		}
	}

	private static byte[] update(Object update, Object version, List<Map<String, Object>> emitted) {
		String text = (String) update;
		return Vectors
			.bytes(text.startsWith("#") ? emitted.get(Integer.parseInt(text.substring(1))).get("v" + version) : text);
	}

	private static void assertResult(Map<String, Object> step, byte[] result) {
		assertThat(Vectors.text(result)).isEqualTo(step.get("result"));
	}

	private static void assertMeta(Map<String, Object> expected, UpdateMeta meta) {
		assertThat(meta.from()).isEqualTo(stateVector(expected.get("from")));
		assertThat(meta.to()).isEqualTo(stateVector(expected.get("to")));
	}

	private static StateVector stateVector(Object clocks) {
		StateVector vector = new StateVector();
		for (Object entry : (List<?>) clocks) {
			List<?> pair = (List<?>) entry;
			vector.put(((Number) pair.get(0)).longValue(), ((Number) pair.get(1)).longValue());
		}
		return vector;
	}

	private static void assertDecoded(Map<String, Object> expected, StructBatch batch) {
		assertThat(batch.rows()).isEqualTo(((List<?>) expected.get("structs")).size());
		DeleteSet deleteSet = new DeleteSet();
		for (Object entry : (List<?>) expected.get("ds")) {
			List<?> client = (List<?>) entry;
			for (Object range : (List<?>) client.get(1)) {
				List<?> numbers = (List<?>) range;
				deleteSet.add(((Number) client.get(0)).longValue(), ((Number) numbers.get(0)).longValue(),
						((Number) numbers.get(1)).longValue());
			}
		}
		assertThat(batch.deleteSet()).isEqualTo(deleteSet);
	}

	@Test
	void mergesOfOverlappingUpdatesAreThoseOfYjs() {
		List<Map<String, Object>> merges = Vectors.maps(Vectors.algebra().get("merge"));
		assertThat(merges).hasSizeGreaterThan(100);
		for (Map<String, Object> merge : merges) {
			List<byte[]> updates = ((List<?>) merge.get("updates")).stream().map(Vectors::bytes).toList();
			assertResult(merge, Updates.merge(updates, Vectors.format(merge.get("v")), LIMITS));
		}
	}

	@Test
	void whatIsMadeOfOneUpdateIsThatOfYjs() {
		List<Map<String, Object>> updates = Vectors.maps(Vectors.algebra().get("update"));
		assertThat(updates).hasSizeGreaterThan(100);
		Set<Obfuscation> all = EnumSet.allOf(Obfuscation.class);
		for (Map<String, Object> update : updates) {
			byte[] v1 = Vectors.bytes(update.get("v1"));
			byte[] v2 = Vectors.bytes(update.get("v2"));
			byte[] half = half(v1);
			assertThat(List.of(Updates.stateVector(v1, V1, LIMITS), Updates.stateVector(v2, V2, LIMITS),
					Updates.convert(v1, V1, V2, LIMITS), Updates.convert(v2, V2, V1, LIMITS),
					Updates.obfuscate(v1, V1, all, LIMITS), Updates.obfuscate(v2, V2, all, LIMITS),
					Updates.obfuscate(v1, V1, Set.of(), LIMITS), Updates.diff(v1, half, V1, LIMITS),
					Updates.diff(v2, half, V2, LIMITS)))
				.extracting(Vectors::text)
				.containsExactly(texts(update, "sv", "sv", "toV2", "toV1", "obfuscated", "obfuscatedV2",
						"obfuscatedLess", "diffOfHalf", "diffOfHalfV2"));
		}
	}

	private static String[] texts(Map<String, Object> update, String... names) {
		return Stream.of(names).map(update::get).toArray(String[]::new);
	}

	private static byte[] half(byte[] v1) {
		StateVector whole = StateVector.decode(Updates.stateVector(v1, V1, LIMITS), LIMITS);
		StateVector half = new StateVector();
		for (int i = 0; i < whole.clients(); i++) {
			half.put(whole.client(i), whole.clock(i) / 2);
		}
		return half.encode();
	}

}
