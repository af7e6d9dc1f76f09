package dev.lattice.engine.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import dev.lattice.engine.event.Json;
import dev.lattice.engine.text.Splices.Place;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** I-122 to I-124. */
class SplicesTests {

	@Nested
	class InTheCasesOfBothSides {

		@ParameterizedTest
		@MethodSource("dev.lattice.engine.text.SplicesTests#cases")
		void doWhatTheCaseSays(List<Object> values) {
			String what = (String) values.getFirst();
			switch (what) {
				case "apply" -> assertThat(splices(values, 2).applyTo(text(values, 1))).isEqualTo(values.get(3));
				case "form" -> assertThat(splices(values, 1)).hasToString(text(values, 2));
				case "move" ->
					assertThat(splices(values, 1).move((Integer) values.get(2))).isEqualTo((Integer) values.get(3));
				case "carry" ->
					assertThat(splices(values, 1).carry((Integer) values.get(2))).isEqualTo((Integer) values.get(3));
				case "over" -> {
					assertThat(splices(values, 1).over(splices(values, 2), Place.BEFORE)).hasToString(text(values, 3));
					assertThat(splices(values, 2).over(splices(values, 1), Place.BEHIND)).hasToString(text(values, 4));
				}
				case "then" -> assertThat(splices(values, 1).then(splices(values, 2))).hasToString(text(values, 3));
				case "typed" -> assertThat(Splices.typed(text(values, 1), text(values, 2), (Integer) values.get(3)))
					.hasToString(text(values, 4));
				case "between" ->
					assertThat(Splices.between(text(values, 1), text(values, 2))).hasToString(text(values, 3));
				default -> throw new AssertionError("No such case: " + what);
			}
		}

	}

	@Nested
	class Laws {

		@ParameterizedTest
		@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20261121 })
		void twoChangesOfOneTextCommute(long seed) {
			Random random = new Random(seed);
			for (int run = 0; run < 500; run++) {
				String text = word(random, 2 + random.nextInt(12));
				Splices a = change(random, text);
				Splices b = change(random, text);
				assertThat(a.over(b, Place.BEFORE).applyTo(b.applyTo(text))).as("%s: %s and %s", text, a, b)
					.isEqualTo(b.over(a, Place.BEHIND).applyTo(a.applyTo(text)));
			}
		}

		@ParameterizedTest
		@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
		void twoChangesInARowAreOne(long seed) {
			Random random = new Random(seed);
			for (int run = 0; run < 500; run++) {
				String text = word(random, 2 + random.nextInt(12));
				Splices first = change(random, text);
				Splices next = change(random, first.applyTo(text));
				assertThat(first.then(next).applyTo(text)).as("%s: %s, then %s", text, first, next)
					.isEqualTo(next.applyTo(first.applyTo(text)));
			}
		}

		@ParameterizedTest
		@ValueSource(longs = { 1, 2, 3, 4, 5 })
		void whatMakesOneTextOfAnotherSplitsNoPair(long seed) {
			Random random = new Random(seed);
			for (int run = 0; run < 500; run++) {
				String before = word(random, random.nextInt(12));
				String after = word(random, random.nextInt(12));
				Splices between = Splices.between(before, after);
				Splices typed = Splices.typed(before, after, random.nextInt(after.length() + 1));
				assertThat(between.applyTo(before)).isEqualTo(after);
				assertThat(between.fits(before)).isTrue();
				assertThat(typed.applyTo(before)).isEqualTo(after);
				assertThat(typed.fits(before)).as("%s: %s", before, typed).isTrue();
			}
		}

		@Test
		void aChangeIsReadAsItIsWritten() {
			Random random = new Random(7);
			for (int run = 0; run < 500; run++) {
				Splices change = change(random, word(random, 10));
				assertThat(Splices.parse(change.toString())).isEqualTo(change);
			}
		}

	}

	@Nested
	class BadInput {

		@ParameterizedTest
		@ValueSource(strings = { "x", "=", "=0", "-", "+1", "+1:", "+:a", "+2:a", "=1x", "=9999999999", "=-1",
				"=999999999-999999999=999999999" })
		void isRefused(String text) {
			assertThatIllegalArgumentException().isThrownBy(() -> Splices.parse(text))
				.withMessageContaining("malformed");
		}

		@Test
		void aTextThatIsTooShortIsNotChanged() {
			Splices change = Splices.of(2, 3, "");
			assertThat(change.fits("abcd")).isFalse();
			assertThatIllegalArgumentException().isThrownBy(() -> change.applyTo("abcd"))
				.withMessageContaining("too short");
		}

		@ParameterizedTest
		@ValueSource(strings = { "=1+1:x", "-1", "=1-1", "=2+1:\ud83d", "=2+1:\ude00" })
		void aPairIsNotSplit(String splices) {
			assertThat(Splices.parse(splices).fits("\ud83d\ude00")).isFalse();
		}

	}

	@Nested
	class AHistory {

		private final SplicesHistory history = new SplicesHistory(3, 1_000);

		@Test
		void saysTheChangesBetweenTwoVersionsAsOne() {
			this.history.add(Splices.of(0, 0, "ab"));
			this.history.add(Splices.of(1, 0, "x"));
			assertThat(this.history.between(0, 2)).hasToString("+3:axb");
			assertThat(this.history.between(1, 2)).hasToString("=1+1:x");
			assertThat(this.history.between(2, 2)).isEqualTo(Splices.NONE);
		}

		@Test
		void forgetsTheOldestChanges() {
			for (int i = 0; i < 4; i++) {
				this.history.add(Splices.of(0, 0, "a"));
			}
			assertThat(this.history.between(0, 4)).isNull();
			assertThat(this.history.between(1, 4)).hasToString("+3:aaa");
		}

		@Test
		void forgetsWhatTakesTooMuchMemory() {
			this.history.add(Splices.of(0, 0, "a".repeat(2_000)));
			assertThat(this.history.version()).isEqualTo(1);
			assertThat(this.history.between(0, 1)).isNull();
			assertThat(this.history.between(1, 1)).isEqualTo(Splices.NONE);
		}

	}

	static Stream<List<Object>> cases() throws IOException {
		return Files.readAllLines(Path.of("..", "docs", "spec", "splice-cases.json"))
			.stream()
			.filter((line) -> line.length() > 1)
			.map(SplicesTests::read);
	}

	@SuppressWarnings("unchecked") // a case is a list
	private static List<Object> read(String line) {
		return (List<Object>) Json.read(line.endsWith(",") ? line.substring(0, line.length() - 1) : line);
	}

	private static String text(List<Object> values, int index) {
		return (String) values.get(index);
	}

	private static Splices splices(List<Object> values, int index) {
		return Splices.parse(text(values, index));
	}

	private static String word(Random random, int length) {
		StringBuilder word = new StringBuilder();
		for (int i = 0; i < length; i++) {
			word.append(List.of("a", "b", "c", "\ud83d\ude00").get(random.nextInt(4)));
		}
		return word.toString();
	}

	/** A change that splits no pair. */
	private static Splices change(Random random, String text) {
		SplicesBuilder change = new SplicesBuilder();
		for (int at = 0; at < text.length();) {
			int end = text.offsetByCodePoints(at, 1);
			switch (random.nextInt(4)) {
				case 0 -> change.insert(word(random, 1 + random.nextInt(2)));
				case 1 -> {
					change.delete(end - at);
					at = end;
				}
				default -> {
					change.skip(end - at);
					at = end;
				}
			}
		}
		return change.build();
	}

}
