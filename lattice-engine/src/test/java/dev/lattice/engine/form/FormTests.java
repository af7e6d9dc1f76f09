package dev.lattice.engine.form;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.lattice.engine.signal.Effect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FormTests {

	private record Stay(int from, int to) {
	}

	private final Turn turn = new Turn();

	/** Of a stay that ends after it began. */
	private static final class StayForm {

		final RangeField<Integer> from = Field.integer("from").required();

		final RangeField<Integer> to = Field.integer("to").required();

		final Form<Stay> form = Form.of(this.from, this.to, Stay::new)
			.check(this.to, (stay) -> (stay.to() > stay.from()) ? null : "Leave after you came")
			.check((stay) -> (stay.to() - stay.from() < 30) ? null : "Nobody stays that long");

		final List<Stay> taken = new ArrayList<>();

		void enter(String from, String to) {
			this.from.signal().set(from);
			this.to.signal().set(to);
		}

		void submit() {
			this.form.submit(this.taken::add);
		}

		void submit(String from, String to) {
			enter(from, to);
			submit();
		}

	}

	private void run(Consumer<StayForm> test) {
		this.turn.run(() -> test.accept(new StayForm()));
	}

	@Nested
	class Submitting {

		@Test
		void aSoundOneHandsItsValueOver() {
			run((stay) -> {
				stay.submit("1", "3");
				assertThat(stay.taken).containsExactly(new Stay(1, 3));
			});
		}

		@Test
		void anUnsoundOneHandsNothingOver() {
			run((stay) -> {
				stay.submit("1", "x");
				stay.submit("3", "1");
				stay.submit("1", "99");
				assertThat(stay.taken).isEmpty();
			});
		}

		@Test
		void everyFieldTellsItsProblem() {
			run((stay) -> {
				stay.submit();
				assertThat(stay.from.problem()).isNotEmpty();
				assertThat(stay.to.problem()).isNotEmpty();
			});
		}

		@Test
		void theFirstFieldWithAProblemHasTheFocus() {
			run((stay) -> {
				stay.submit("1", "x");
				assertThat(turn.commands()).singleElement().asString().contains("focus").contains("-to");
			});
		}

		@Test
		void aSoundOneLeavesTheFocusWhereItIs() {
			run((stay) -> {
				stay.submit("1", "3");
				assertThat(turn.commands()).isEmpty();
			});
		}

	}

	@Nested
	class Rules {

		@Test
		void oneOfTheWholeIsToldAtItsField() {
			run((stay) -> {
				stay.submit("3", "1");
				assertThat(stay.to.problem()).isEqualTo("Leave after you came");
			});
		}

		@Test
		void oneOfTheWholeIsToldAtTheForm() {
			run((stay) -> {
				stay.submit("1", "99");
				assertThat(stay.form.problem()).isEqualTo("Nobody stays that long");
			});
		}

		@Test
		void theyFollowEachInputOnceTheFormWasSubmitted() {
			run((stay) -> {
				stay.submit("3", "1");
				stay.enter("3", "4");
				assertThat(stay.to.problem()).isEmpty();
				stay.enter("3", "99");
				assertThat(stay.form.problem()).isEqualTo("Nobody stays that long");
			});
		}

		@Test
		void whoReadsWhetherAllAreKeptFollowsIt() {
			List<Boolean> seen = new ArrayList<>();
			run((stay) -> {
				new Effect(() -> seen.add(stay.form.isValid()));
				stay.enter("1", "3");
				stay.enter("1", "");
			});
			assertThat(seen).containsExactly(false, true, false);
		}

	}

	@Nested
	class Validators {

		@Test
		void oneSpeaksOfAFieldByItsName() {
			run((stay) -> {
				stay.form.validateWith((value) -> List.of(new Problem("from", "All rooms are taken")));
				stay.submit("1", "3");
				assertThat(stay.from.problem()).isEqualTo("All rooms are taken");
				assertThat(stay.taken).isEmpty();
			});
		}

		@Test
		void whatConcernsNoFieldIsToldAtTheForm() {
			run((stay) -> {
				stay.form.validateWith((value) -> List.of(new Problem("", "Closed."), new Problem("other", "Sorry.")));
				stay.submit("1", "3");
				assertThat(stay.form.problem()).isEqualTo("Closed. Sorry.");
			});
		}

		@Test
		void oneIsNotAskedWhileARuleIsBroken() {
			List<@Nullable Stay> asked = new ArrayList<>();
			run((stay) -> {
				stay.form.validateWith((value) -> {
					asked.add(value);
					return List.of();
				});
				stay.submit("3", "1");
			});
			assertThat(asked).isEmpty();
		}

		@Test
		void oneIsAskedAgainOnlyByTheNextSubmission() {
			List<@Nullable Stay> asked = new ArrayList<>();
			run((stay) -> {
				stay.form.validateWith((value) -> {
					asked.add(value);
					return List.of();
				});
				stay.submit("1", "3");
				stay.enter("1", "4");
				assertThat(asked).hasSize(1);
				stay.submit();
			});
			assertThat(asked).hasSize(2);
		}

	}

	@Nested
	class Rejecting {

		@Test
		void whatTheHandlerRejectsIsToldUntilTheNextSubmission() {
			run((stay) -> {
				stay.enter("1", "3");
				stay.form.submit((value) -> stay.form.reject("Try again later"));
				assertThat(stay.form.problem()).isEqualTo("Try again later");
				stay.submit();
				assertThat(stay.form.problem()).isEmpty();
				assertThat(stay.taken).hasSize(1);
			});
		}

		@Test
		void aFieldThatTheHandlerRejectsHasTheFocus() {
			run((stay) -> {
				stay.enter("1", "3");
				stay.form.submit((value) -> stay.from.reject("Taken"));
				assertThat(turn.commands()).singleElement().asString().contains("-from");
			});
		}

		@Test
		void anInputEndsIt() {
			run((stay) -> {
				stay.enter("1", "3");
				stay.form.submit((value) -> stay.form.reject("Try again later"));
				stay.enter("1", "4");
				assertThat(stay.form.problem()).isEmpty();
			});
		}

	}

	@Nested
	class Beginning {

		@Test
		void aResetBlamesNothing() {
			run((stay) -> {
				stay.submit("1", "x");
				stay.form.reset();
				assertThat(stay.to.problem()).isEmpty();
				assertThat(stay.form.isChanged()).isFalse();
			});
		}

		@Test
		void anInputIsAChange() {
			run((stay) -> {
				stay.from.set(7);
				assertThat(stay.form.isChanged()).isFalse();
				stay.from.signal().set("8");
				assertThat(stay.form.isChanged()).isTrue();
			});
		}

	}

	@Nested
	class Refused {

		@Test
		void twoFieldsOfOneName() {
			turn.run(() -> assertThatIllegalArgumentException()
				.isThrownBy(() -> Form.of(Field.text("a"), Field.text("a"), String::concat))
				.withMessageContaining("'a'"));
		}

		@Test
		void aFieldOfAnotherForm() {
			turn.run(() -> {
				TextField field = Field.text("a");
				Form.of(field, String::length);
				assertThatIllegalStateException().isThrownBy(() -> Form.of(field, String::length))
					.withMessageContaining("another form");
			});
		}

		@Test
		void aRuleAtAFieldOfNoneOfItsOwn() {
			run((stay) -> assertThatIllegalArgumentException()
				.isThrownBy(() -> stay.form.check(Field.text("other"), (value) -> null))
				.withMessageContaining("'other'"));
		}

	}

	@Test
	void formsOfOneSessionHaveControlsOfDifferentIds() {
		this.turn.run(() -> {
			TextField one = Field.text("name");
			TextField two = Field.text("name");
			Form.of(one, String::length);
			Form.of(two, String::length);
			assertThat(one.id()).isNotEqualTo(two.id());
		});
	}

}
