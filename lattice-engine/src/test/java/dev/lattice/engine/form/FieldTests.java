package dev.lattice.engine.form;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FieldTests {

	private final Turn turn = new Turn();

	private static <T> String problemOf(ControlField<T, String> field, String input) {
		field.signal().set(input);
		field.visit();
		return field.problem();
	}

	@Nested
	class OfText {

		@Test
		void itsValueHasNoBlanksAround() {
			turn.run(() -> {
				TextField field = Field.text("name");
				field.signal().set("  Ada Lovelace\t");
				assertThat(field.value()).isEqualTo("Ada Lovelace");
			});
		}

		@Test
		void aPasswordKeepsItsBlanks() {
			turn.run(() -> {
				TextField field = Field.text("password").password();
				field.signal().set(" secret ");
				assertThat(field.value()).isEqualTo(" secret ");
			});
		}

		@Test
		void blanksAloneAreNoText() {
			turn.run(
					() -> assertThat(problemOf(Field.text("name").required(), "   ")).isEqualTo("Please fill this in"));
		}

		@Test
		void anOptionalOneMayBeEmptyWhateverItsRules() {
			turn.run(() -> assertThat(problemOf(Field.text("email").email().minLength(8), "")).isEmpty());
		}

		@Test
		void charactersAreCodePoints() {
			turn.run(
					() -> assertThat(problemOf(Field.text("name").maxLength(2), "\ud83d\ude00\ud83d\ude00")).isEmpty());
		}

		@Test
		void theFirstRuleThatIsBrokenIsTold() {
			turn.run(() -> {
				TextField field = Field.text("name").minLength(3).check((text) -> text.startsWith("A"), "Begin with A");
				assertThat(problemOf(field, "B")).isEqualTo("At least 3 characters, please");
				assertThat(problemOf(field, "Bob")).isEqualTo("Begin with A");
				assertThat(problemOf(field, "Ada")).isEmpty();
			});
		}

		@ParameterizedTest
		@ValueSource(strings = { "a@b", "ada.lovelace+x@example.org", "o'neill@xn--bcher-kva.example", "1@2.3" })
		void whatBrowsersTakeForAnAddressIsOne(String address) {
			turn.run(() -> assertThat(problemOf(Field.text("email").email(), address)).isEmpty());
		}

		@ParameterizedTest
		@ValueSource(strings = { "@", "a@", "@b", "a b@c", "a@b@c", "a@-b", "a@b-.c", "a@b..c", "a@.b", "a@b.",
				"\u00e4@b", "a@b_c" })
		void whatBrowsersRefuseAsAnAddressIsNone(String address) {
			turn.run(() -> assertThat(problemOf(Field.text("email").email(), address)).contains("e-mail address"));
		}

	}

	@Nested
	class OfRanges {

		@ParameterizedTest
		@CsvSource({ "42,42", "' -7 ',-7", "+3,3", "2147483647,2147483647" })
		void wholeNumbersAreRead(String input, int value) {
			turn.run(() -> {
				RangeField<Integer> field = Field.integer("age");
				field.signal().set(input);
				assertThat(field.value()).isEqualTo(value);
			});
		}

		@ParameterizedTest
		@ValueSource(strings = { "1.5", "1,000", "x", "2147483648", "--1" })
		void whatIsNoWholeNumberIsTold(String input) {
			turn.run(() -> assertThat(problemOf(Field.integer("age"), input)).isEqualTo("Please enter a whole number"));
		}

		@ParameterizedTest
		@ValueSource(strings = { "NaN", "Infinity", "0x1p3", "1d", "1,5", "1e999", "." })
		void whatPeopleDoNotCallANumberIsTold(String input) {
			turn.run(() -> assertThat(problemOf(Field.number("size"), input)).contains("such as 1.5"));
		}

		@ParameterizedTest
		@ValueSource(doubles = { 0, 1.5, -2, 1e15, 1e-7, 123456789012345.0, Double.MAX_VALUE })
		void anyNumberThatIsPutInIsReadBack(double value) {
			turn.run(() -> {
				RangeField<Double> field = Field.number("size");
				field.set(value);
				assertThat(field.value()).isEqualTo(value);
			});
		}

		@Test
		void boundsHoldOnBothSidesAndBelongToThem() {
			turn.run(() -> {
				RangeField<Integer> field = Field.integer("age").min(18).max(99);
				assertThat(problemOf(field, "17")).isEqualTo("At least 18, please");
				assertThat(problemOf(field, "18")).isEmpty();
				assertThat(problemOf(field, "99")).isEmpty();
				assertThat(problemOf(field, "100")).isEqualTo("At most 99, please");
			});
		}

		@Test
		void anEmptyOneHasNoValue() {
			turn.run(() -> assertThat(Field.integer("age").min(18).value()).isNull());
		}

	}

	@Nested
	class OfChoices {

		@Test
		void anOptionIsKnownByItsLabel() {
			turn.run(() -> {
				ChoiceField<Integer> field = Field.choice("size", List.of(1, 2), (size) -> "Size " + size);
				field.signal().set("Size 2");
				assertThat(field.value()).isEqualTo(2);
			});
		}

		@Test
		void whatIsNoOptionIsToldEvenIfAClientSendsIt() {
			turn.run(() -> {
				ChoiceField<Integer> field = Field.choice("size", List.of(1, 2), String::valueOf);
				assertThat(problemOf(field, "3")).isEqualTo("Please choose one of these");
			});
		}

		@Test
		void twoOptionsOfOneLabelAreRefused() {
			turn.run(() -> assertThatIllegalArgumentException()
				.isThrownBy(() -> Field.choice("size", List.of(1, 2), (size) -> "Size"))
				.withMessageContaining("'Size'"));
		}

		@Test
		void whatIsNoOptionCannotBePutIn() {
			turn.run(() -> assertThatIllegalArgumentException()
				.isThrownBy(() -> Field.choice("size", List.of(1, 2), String::valueOf).set(3))
				.withMessageContaining("it has 1, 2"));
		}

	}

	@Nested
	class Showing {

		@Test
		void aProblemIsNotShownBeforeTheFieldWasVisited() {
			turn.run(() -> {
				TextField field = Field.text("name").required();
				assertThat(field.problem()).isEmpty();
				field.visit();
				assertThat(field.problem()).isNotEmpty();
			});
		}

		@Test
		void whatWasRejectedIsToldUntilTheInputChanges() {
			turn.run(() -> {
				TextField field = Field.text("name");
				field.signal().set("ada");
				field.reject("Somebody has this name");
				assertThat(field.problem()).isEqualTo("Somebody has this name");
				field.signal().set("ada2");
				assertThat(field.problem()).isEmpty();
			});
		}

		@Test
		void aValueThatIsPutInIsNotBlamed() {
			turn.run(() -> {
				TextField field = Field.text("name").required();
				field.visit();
				field.set("");
				assertThat(field.problem()).isEmpty();
			});
		}

		@Test
		void whatWasPutInComesBack() {
			turn.run(() -> {
				TextField field = Field.text("name");
				field.set("Ada");
				field.signal().set("Bob");
				assertThat(field.isUnchanged()).isFalse();
				field.reset();
				assertThat(field.value()).isEqualTo("Ada");
				assertThat(field.isUnchanged()).isTrue();
			});
		}

	}

	@Nested
	class Refused {

		@ParameterizedTest
		@ValueSource(strings = { "", "a b", "a\"b", "a#b" })
		void namesThatNoControlCanHave(String name) {
			turn.run(() -> assertThatIllegalArgumentException().isThrownBy(() -> Field.text(name))
				.withMessageContaining("no name of a field"));
		}

		@Test
		void rulesThatComeAfterTheForm() {
			turn.run(() -> {
				TextField field = Field.text("name");
				Form.of(field, String::length);
				assertThatIllegalStateException().isThrownBy(field::required).withMessageContaining("'name'");
			});
		}

		@Test
		void rulesThatSayNothing() {
			turn.run(() -> assertThatIllegalArgumentException()
				.isThrownBy(() -> Field.text("name").check((text) -> false, " ")));
		}

		@Test
		void aControlWithoutAForm() {
			turn.run(() -> assertThatIllegalStateException().isThrownBy(() -> Field.text("name").control())
				.withMessageContaining("make the form before the view"));
		}

	}

}
