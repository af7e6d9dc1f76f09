package dev.lattice.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.collection.ListSignal;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.durable.Codec;
import dev.lattice.engine.durable.Codecs;
import dev.lattice.engine.html.Supervision;
import dev.lattice.engine.html.View;
import dev.lattice.engine.session.TestSession.Socket;
import dev.lattice.engine.signal.IntSignal;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.div;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
import static dev.lattice.engine.html.Html.text;
import static dev.lattice.engine.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** State that outlives its session; sentences L-100 and after of {@code lifecycle.md}. */
class DurableStateTests {

	private static final int ADD = 2;

	/** The button of {@link Inner} in {@link Later}. */
	private static final int INNER = 6;

	private final MemoryKeeper keeper = new MemoryKeeper();

	private static TestSession session(Supplier<? extends Component> component, StateKeeper keeper) {
		return new TestSession(component, SessionLimits.DEFAULTS, TestPages.at("/test"), keeper);
	}

	private Socket joined(Supplier<? extends Component> component) {
		Socket socket = session(component, this.keeper).join();
		socket.received();
		return socket;
	}

	/** Connects to a session made anew the page that held what was kept. */
	private static Socket comesBack(TestSession next, int applied, int input) {
		Socket socket = next.new Socket();
		next.session.apply(new SessionInput.ConnectFresh(socket,
				new Hello("token", TestSession.PAGE, applied, input, "/test", "", "s0"), "new"), next.now);
		return socket;
	}

	@Nested
	class Keeping {

		@Test
		void aPageIsGivenItsStateWhenItIsWelcomed() {
			Socket socket = session(Tally::new, DurableStateTests.this.keeper).join();

			assertThat(socket.received()).containsExactly("0 1 0 \"\" \"s1\"");
		}

		@Test
		void aPageWithoutDurableValuesIsGivenNothing() {
			Socket socket = session(Counter::new, DurableStateTests.this.keeper).join();
			socket.event(Counter.BUTTON);

			assertThat(socket.received()).containsExactly("0 1 0 \"\"", "1 1 1 3 \"1\"");
			assertThat(DurableStateTests.this.keeper.paths).isEmpty();
		}

		@Test
		void theStateComesBeforeThePatchThatAcknowledgesTheInput() {
			Socket socket = joined(Tally::new);

			socket.event(ADD);

			assertThat(socket.received()).containsExactly("-4 \"s2\"", "1 1 1 3 \"1\"");
		}

		@Test
		void theStateComesBeforeTheReceiptOfAnInputThatShowsNothing() {
			Socket socket = joined(Hidden::new);

			socket.event(2);

			assertThat(socket.received()).containsExactly("-4 \"s2\"", "-1 1");
		}

		@Test
		void theStateComesBeforeTheNewsThatTheHandlerFailed() {
			Socket socket = joined(() -> new Hidden() {
				@Override
				void act() {
					super.act();
					throw new IllegalStateException("late");
				}
			});

			socket.event(2);

			assertThat(socket.received()).first().isEqualTo("-4 \"s2\"");
		}

		@Test
		void anInputThatChangesNoDurableValueIsAcknowledgedAsEver() {
			Socket socket = joined(Mixed::new);

			socket.event(ADD);

			assertThat(socket.received()).containsExactly("1 1 1 3 \"1\"");
		}

		@Test
		void whatIsKeptHoldsTheNumberOfTheInput() {
			Socket socket = joined(Tally::new);
			socket.event(ADD).event(ADD);

			assertThat(DurableStateTests.this.keeper.next().restored().received()).isEqualTo(2);
		}

		@Test
		void aListIsKeptWithEachOfItsChanges() {
			Socket socket = joined(Names::new);

			socket.event(2);

			TestSession next = session(Names::new, DurableStateTests.this.keeper.next());
			assertThat(next.html()).contains("[first, second]");
		}

		@Test
		void aSessionThatResumesGivesThePageTheStateThatItMissed() {
			TestSession test = session(Tally::new, DurableStateTests.this.keeper);
			Socket first = test.join();
			first.event(ADD);
			test.session.apply(new SessionInput.Disconnect(first), test.now);
			Socket second = test.new Socket();

			test.session.apply(new SessionInput.Connect(second,
					new Hello("token", TestSession.PAGE, 0, 1, "/test", "", "s1"), (admission) -> {
					}), test.now);

			assertThat(second.received()).containsExactly("0 2 1 \"\" \"s2\"", "1 1 1 3 \"1\"");
		}

		@Test
		void aSessionThatResumesSendsNoStateThatThePageHas() {
			TestSession test = session(Tally::new, DurableStateTests.this.keeper);
			Socket first = test.join();
			test.session.apply(new SessionInput.Disconnect(first), test.now);
			Socket second = test.new Socket();

			test.session.apply(new SessionInput.Connect(second,
					new Hello("token", TestSession.PAGE, 0, 0, "/test", "", "s1"), (admission) -> {
					}), test.now);

			assertThat(second.received()).containsExactly("0 2 0 \"\"");
		}

		@Test
		void anotherPageHasAStateOfItsOwn() {
			Socket socket = joined(Tally::new);

			socket.navigate(TestPages.granted("/names", Names::new));

			assertThat(socket.received()).contains("-4 \"s2\"");
			assertThat(DurableStateTests.this.keeper.paths).containsExactly("/test", "/names");
			assertThat(DurableStateTests.this.keeper.next().restored().values()).containsOnlyKeys("Names.names");
		}

		@Test
		void aPageThatGoesOnToOneWithoutStateHoldsNothing() {
			Socket socket = joined(Tally::new);

			socket.navigate(TestPages.granted("/plain", TestPages.text("plain")));

			assertThat(socket.received()).contains("-4 \"\"");
			assertThat(DurableStateTests.this.keeper.newest).isNull();
		}

		@Test
		void aPageThatDoesNotListenIsNotToldOfWhatNobodyDid() {
			Tally[] made = new Tally[1];
			TestSession test = new TestSession(() -> made[0] = new Tally(),
					new SessionLimits(1000, 1000, 1, 1000, 1, 10), TestPages.at("/test"),
					DurableStateTests.this.keeper);
			Socket socket = test.join();
			socket.event(ADD);
			socket.received();

			test.session.apply(new SessionInput.Posted(() -> made[0].count.set(7)), test.now);
			assertThat(socket.received()).isEmpty();

			test.session.apply(new SessionInput.Acknowledge(socket, 1), test.now);
			assertThat(socket.received()).containsExactly("-4 \"s3\"", "2 1 1 3 \"7\"");
		}

		@Test
		void aSessionThatEndsGivesThePageItsStateFirst() {
			Tally[] made = new Tally[1];
			TestSession test = new TestSession(() -> made[0] = new Tally(),
					new SessionLimits(1000, 1000, 1, 1000, 1, 10), TestPages.at("/test"),
					DurableStateTests.this.keeper);
			Socket socket = test.join();
			socket.event(ADD);
			socket.received();
			test.session.apply(new SessionInput.Posted(() -> made[0].count.set(7)), test.now);

			test.session.apply(new SessionInput.End(CloseCode.RESTART), test.now);

			assertThat(socket.received()).containsExactly("-4 \"s3\"");
		}

		@Test
		void aSessionThatFailedTakesTheStateBack() {
			TestSession test = session(Tally::new, DurableStateTests.this.keeper);
			Socket socket = test.join();
			socket.received();

			test.session.apply(new SessionInput.End(CloseCode.SESSION_FAILED), test.now);

			assertThat(socket.received()).containsExactly("-4 \"\"");
			assertThat(DurableStateTests.this.keeper.newest).isNull();
		}

	}

	@Nested
	class Restoring {

		@Test
		void aNewSessionBeginsWithTheValues() {
			joined(Tally::new).event(ADD).event(ADD);

			TestSession next = session(Tally::new, DurableStateTests.this.keeper.next());

			assertThat(next.html()).contains(">2<");
		}

		@Test
		void thePageIsToldThatItWasRestoredAndWhichInputsAreIn() {
			joined(Tally::new).event(ADD).event(ADD);
			TestSession next = session(Tally::new, DurableStateTests.this.keeper.next());

			Socket socket = comesBack(next, 2, 3);

			assertThat(socket.frames.get(0)).isEqualTo("0 5 2 \"new\" \"s1\"");
			assertThat(socket.frames.get(1)).startsWith("1 2 ");
		}

		@Test
		void inputsGoOnBehindThoseThatTheStateHolds() {
			joined(Tally::new).event(ADD).event(ADD);
			TestSession next = session(Tally::new, DurableStateTests.this.keeper.next());
			Socket socket = comesBack(next, 2, 3);
			socket.received();

			socket.input(2, 1, ADD);
			assertThat(next.dropped).isEqualTo(1);
			socket.input(3, 1, ADD);

			assertThat(socket.received()).last().isEqualTo("2 3 1 3 \"3\"");
		}

		@Test
		void aMarkupThatIsTheSameIsKept() {
			joined(Tally::new).event(ADD);
			TestSession next = session(Tally::new, DurableStateTests.this.keeper.next());
			Socket socket = next.new Socket();

			next.session.apply(new SessionInput.ConnectFresh(socket,
					new Hello("token", TestSession.PAGE, 0, 2, "/test", next.session.firstPaint().digest(), "s2"),
					"new"), next.now);

			assertThat(socket.frames).containsExactly("0 1 1 \"new\" \"s1\"", "1 1 1 3 \"1\"");
		}

		@Test
		void aSecondRestartLosesNothingEither() {
			joined(Tally::new).event(ADD);
			MemoryKeeper second = DurableStateTests.this.keeper.next();
			comesBack(session(Tally::new, second), 1, 1).input(2, 1, ADD);

			TestSession third = session(Tally::new, second.next());

			assertThat(third.html()).contains(">2<");
		}

		@Test
		void aPartThatComesLaterBeginsWithItsValue() {
			joined(Later::new).event(2).event(INNER);
			MemoryKeeper second = DurableStateTests.this.keeper.next();
			TestSession next = session(Later::new, second);
			Socket socket = comesBack(next, 2, 2);
			assertThat(next.html()).doesNotContain("inner");

			socket.input(3, 1, 2);

			assertThat(socket.received()).last().asString().contains("\"1\"");
		}

		@Test
		void whatNobodyHasAskedForYetIsKeptOverASecondRestart() {
			joined(Later::new).event(2).event(INNER);
			MemoryKeeper second = DurableStateTests.this.keeper.next();
			comesBack(session(Later::new, second), 2, 2);

			assertThat(second.next().restored().values()).containsKey("Inner.count");
		}

		@Test
		void aValueThatCannotBeReadRefusesTheWholeState() {
			joined(Tally::new).event(ADD);

			assertThatExceptionOfType(UnrestorableStateException.class)
				.isThrownBy(() -> session(Later.Tally::new, DurableStateTests.this.keeper.next()))
				.withMessageStartingWith("What was kept of the durable value 'Tally.count' cannot be read:")
				.withMessageContaining("Expected a text at byte 0");
		}

	}

	@Nested
	class Limits {

		@Test
		void aStateThatIsTooLargeIsForgottenAsAWholeAndTheLargestValueNamed() {
			DurableStateTests.this.keeper.limit = 60;
			Socket socket = joined(Growing::new);
			assertThat(DurableStateTests.this.keeper.newest).isNotNull();

			socket.event(2).event(2);

			assertThat(socket.received()).startsWith("-4 \"\"")
				.filteredOn((frame) -> frame.startsWith("-4"))
				.hasSize(1);
			assertThat(DurableStateTests.this.keeper.newest).isNull();
		}

		@Test
		void thatIsToldOnce() {
			DurableStateTests.this.keeper.limit = 60;
			TestSession test = session(Growing::new, DurableStateTests.this.keeper);
			test.join().event(2).event(2);

			assertThat(test.failures).hasSize(1);
			assertThat(test.failures.getFirst()).hasMessageStartingWith(
					"The durable state of the page does not fit into 60 bytes; the largest value, 'Growing.text', has ");
		}

		@Test
		void aStateThatFitsAgainIsKeptAgain() {
			DurableStateTests.this.keeper.limit = 60;
			Socket socket = joined(Growing::new);
			socket.event(2);
			socket.received();
			DurableStateTests.this.keeper.limit = 1000;

			socket.event(2);

			assertThat(socket.received()).first().isEqualTo("-4 \"s2\"");
		}

		@Test
		void aStateThatCannotBeKeptIsForgottenOnBothSides() {
			TestSession test = session(Tally::new, DurableStateTests.this.keeper);
			Socket socket = test.join();
			socket.received();
			DurableStateTests.this.keeper.failure = new IllegalStateException("disk full");

			socket.event(ADD);

			assertThat(socket.received()).containsExactly("-4 \"\"", "1 1 1 3 \"1\"");
			assertThat(test.failures).hasSize(1);
		}

		@Test
		void aSessionGoesOnWhereNothingCanBeKeptNorForgotten() {
			TestSession test = session(Tally::new, DurableStateTests.this.keeper);
			Socket socket = test.join();
			socket.received();
			DurableStateTests.this.keeper.failure = new IllegalStateException("unreachable");
			DurableStateTests.this.keeper.unreachable = true;

			socket.event(ADD);

			assertThat(socket.received()).containsExactly("-4 \"\"", "1 1 1 3 \"1\"");
			assertThat(test.failures).hasSize(1);
		}

		@Test
		void aStateThatCannotBeKeptIsNoFailureOfItsPage() {
			List<Supervised> made = new ArrayList<>();
			TestSession test = session(() -> new Supervised(made), DurableStateTests.this.keeper);
			Socket socket = test.join();
			socket.received();
			DurableStateTests.this.keeper.failure = new IllegalStateException("disk full");

			socket.event(2);

			assertThat(made).hasSize(1);
			assertThat(socket.received()).containsExactly("-4 \"\"", "-1 1");
		}

		@Test
		void aValueThatItsCodecRefusesIsTold() {
			TestSession test = session(Unwritable::new, DurableStateTests.this.keeper);
			test.join();

			assertThat(test.failures).hasSize(1);
			assertThat(test.failures.getFirst())
				.hasMessage("The durable value 'Unwritable.count' cannot be written: not this one");
		}

		@Test
		void twoValuesOfOneNameAreRefused() {
			assertThatIllegalStateException().isThrownBy(() -> session(Twice::new, DurableStateTests.this.keeper))
				.withMessageStartingWith("The page has a durable value 'Twice.count' already");
		}

		@Test
		void aNameIsNotEmptyAndNotLong() {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> session(() -> new Named("x".repeat(200)), DurableStateTests.this.keeper))
				.withMessageStartingWith("A durable value needs a name of 1 to 200 characters");
		}

		@Test
		void aNameIsFreeWhenItsPartIsGone() {
			Socket socket = joined(Later::new);

			socket.event(2).event(2).event(2);

			assertThat(socket.received()).last().asString().contains("\"0\"");
		}

	}

	/** Slot 2 is the button's handler, 3 its text. */
	private static final class Tally extends Component {

		private final Signal<Integer> count = durable("count", signal(0));

		@Override
		protected View view() {
			return button(onClick(() -> this.count.update((n) -> n + 1)), text(this.count));
		}

	}

	private static class Hidden extends Component {

		private final IntSignal count = durable("count", intSignal(0));

		@Override
		protected View view() {
			return button("act", onClick(this::act));
		}

		void act() {
			this.count.update((n) -> n + 1);
		}

	}

	/** Is made anew when its code fails. */
	private static final class Supervised extends Hidden {

		Supervised(List<? super Supervised> made) {
			made.add(this);
		}

		@Override
		public Supervision supervision() {
			return Supervision.restart();
		}

	}

	/** One value is durable, and another one is counted. */
	private static final class Mixed extends Component {

		private final Signal<Integer> count = signal(0);

		Mixed() {
			durable("other", signal("x"));
		}

		@Override
		protected View view() {
			return button(onClick(() -> this.count.update((n) -> n + 1)), text(this.count));
		}

	}

	private static final class Names extends Component {

		private final ListSignal<String> names = durable("names", listSignal(List.of("first")), Codecs.STRING);

		@Override
		protected View view() {
			return button(onClick(() -> this.names.add("second")), text(() -> this.names.get().toString()));
		}

	}

	/** The button of slot 2 shows and hides a part with a value of its own. */
	private static final class Later extends Component {

		/** Has the name of another class, and a value of another type. */
		private static final class Tally extends Component {

			private final Signal<String> count = durable("count", signal(""));

			@Override
			protected View view() {
				return p(this.count);
			}

		}

		private final Signal<Boolean> shown = signal(false);

		@Override
		protected View view() {
			return div(button("show", onClick(() -> this.shown.update((on) -> !on))),
					when(this.shown, () -> child(new Inner())));
		}

	}

	private static final class Inner extends Component {

		private final Signal<Integer> count = durable("count", signal(0));

		@Override
		protected View view() {
			return button(onClick(() -> this.count.update((n) -> n + 1)), text(this.count));
		}

	}

	private static final class Named extends Component {

		Named(String name) {
			durable(name, signal(""));
		}

		@Override
		protected View view() {
			return p("x");
		}

	}

	private static final class Growing extends Component {

		private final Signal<String> text = durable("text", signal(""));

		@Override
		protected View view() {
			return button("grow", onClick(() -> this.text.update((old) -> old + "x".repeat(100))));
		}

	}

	private static final class Unwritable extends Component {

		Unwritable() {
			durable("count", signal(0), Codec.<@Nullable Integer>of((value, out) -> {
				throw new IllegalArgumentException("not this one");
			}, (in) -> 0));
		}

		@Override
		protected View view() {
			return p("x");
		}

	}

	private static final class Twice extends Component {

		Twice() {
			durable("count", signal(0));
			durable("count", signal(0));
		}

		@Override
		protected View view() {
			return p("x");
		}

	}

}
