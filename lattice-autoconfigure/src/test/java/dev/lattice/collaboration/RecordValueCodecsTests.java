package dev.lattice.collaboration;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.lattice.crdt.Doc;
import dev.lattice.rooms.value.BadValueException;
import dev.lattice.rooms.value.ValueCodec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RecordValueCodecsTests {

	private enum Phase {

		OPEN, CLOSED

	}

	private record Inner(int count, double share) {
	}

	private record All(String id, int number, long big, boolean flag, Phase phase, Inner inner, List<Inner> inners,
			Set<String> tags, Map<String, Integer> counts, Optional<String> note, Instant at, LocalDate day,
			@Nullable String maybe) {
	}

	private record Tree(String name, List<Tree> children) {
	}

	private record Strict(String id) {

		Strict {
			if (id.isEmpty()) {
				throw new IllegalArgumentException("no id");
			}
		}

	}

	private record Odd(Thread thread) {
	}

	private final RecordValueCodecs codecs = new RecordValueCodecs();

	private static All all() {
		return new All("1", 2, 1L << 40, true, Phase.CLOSED, new Inner(3, 0.5), List.of(new Inner(4, 1)), Set.of("red"),
				Map.of("a", 1), Optional.of("note"), Instant.parse("2026-11-21T10:15:30.123456789Z"),
				LocalDate.of(2026, 11, 21), "maybe");
	}

	private Object throughADocument(Object written) {
		Doc doc = new Doc(1);
		doc.array("a").push(written);
		Doc other = new Doc(2);
		other.applyUpdate(doc.encodeStateAsUpdate());
		return other.array("a").get(0);
	}

	@Test
	void whatIsWrittenIsReadAgainByAnotherReplica() {
		ValueCodec<All> codec = this.codecs.of(All.class);
		assertThat(codec.read(throughADocument(codec.write(all())))).isEqualTo(all());
	}

	@Test
	void otherProgramsSeePlainFields() {
		assertThat((Map<?, ?>) this.codecs.of(All.class).write(all())).asString()
			.contains("phase=CLOSED", "inner={count=3, share=0.5}", "note=note", "at=2026-11-21T10:15:30.123456789Z",
					"tags=[red]");
	}

	@Test
	void whatIsMissingHasItsDefaultWhereThereIsOne() {
		Map<String, Object> written = new HashMap<>();
		written.put("id", "1");
		written.put("phase", "OPEN");
		written.put("inner", Map.of());
		written.put("at", "2026-11-21T10:15:30Z");
		written.put("day", "2026-11-21");
		written.put("unknown", 3);
		assertThat(this.codecs.of(All.class).read(written))
			.isEqualTo(new All("1", 0, 0, false, Phase.OPEN, new Inner(0, 0), List.of(), Set.of(), Map.of(),
					Optional.empty(), Instant.parse("2026-11-21T10:15:30Z"), LocalDate.of(2026, 11, 21), null));
	}

	@Test
	void aFieldThatHasToBeThereIsNamed() {
		assertThatExceptionOfType(BadValueException.class).isThrownBy(() -> this.codecs.of(Strict.class).read(Map.of()))
			.withMessage("The field 'id' is missing");
	}

	@Test
	void aBadValueDeepInsideIsNamedByItsWay() {
		Map<String, Object> bad = Map.of("name", "a", "children", List.of(Map.of("name", "b"), Map.of("name", 3)));
		assertThatExceptionOfType(BadValueException.class).isThrownBy(() -> this.codecs.of(Tree.class).read(bad))
			.withMessage("The field 'children.1.name' is 3; expected a text");
	}

	@Test
	void whatTheConstructorRefusesIsABadValue() {
		assertThatExceptionOfType(BadValueException.class)
			.isThrownBy(() -> this.codecs.of(Strict.class).read(Map.of("id", "")))
			.withMessageContaining("refused by Strict", "no id");
	}

	@Test
	void aRecordMayBeInItself() {
		Tree tree = new Tree("a", List.of(new Tree("b", List.of())));
		ValueCodec<Tree> codec = this.codecs.of(Tree.class);
		assertThat(codec.read(codec.write(tree))).isEqualTo(tree);
	}

	@Test
	void aComponentThatIsNullAndMayNotBeIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.codecs.of(Tree.class).write(new Tree(null, List.of())))
			.withMessageContaining("'name' of a Tree is null");
	}

	@Test
	void aTypeThatCannotStandInARoomIsRefusedWithItsPlaceAtOnce() {
		for (int i = 0; i < 2; i++) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.codecs.of(Odd.class))
				.withMessageContaining("java.lang.Thread (Odd.thread)");
		}
	}

	@Test
	void theCodecOfAClassIsTheSameEachTime() {
		assertThat(this.codecs.of(Tree.class)).isSameAs(this.codecs.of(Tree.class));
	}

}
