package dev.lattice.engine.session.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.lattice.engine.component.Async;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.durable.Snapshot;
import dev.lattice.engine.html.View;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.SessionInput;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.StateKeeper;
import dev.lattice.engine.session.TextFrames;
import dev.lattice.engine.session.journal.Journal.Completeness;
import dev.lattice.engine.session.journal.JournalEntry.Redacted;
import dev.lattice.engine.session.journal.ReplayResult.Diverged;
import dev.lattice.engine.session.journal.ReplayResult.OutputsOnly;
import dev.lattice.engine.session.journal.ReplayResult.Reason;
import dev.lattice.engine.session.journal.ReplayResult.Same;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.input;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.onInput;
import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class JournalTests {

	/** The slot of the handler of the page's field. */
	private static final int FIELD = 3;

	/** The slot of the handler of the page's button. */
	private static final int BUTTON = 4;

	private final Journal journal = new Journal(JournalDetail.EVERYTHING, JournalLimits.DEFAULTS);

	@Nested
	class Recording {

		@Test
		void isTheSequenceOfInputsEachFollowedByWhatItLedTo() {
			Rig rig = rig(() -> new Echo(1));
			Connection connection = rig.join();
			rig.event(connection, FIELD, "typed");
			rig.apply(new SessionInput.Disconnect(connection));

			assertThat(kinds(rig)).containsExactly("Opened", "Painted", "Connected", "Sent", "Answered", "Happened",
					"Sent", "Disconnected");
			assertThat(rig.journal.entries().get(5))
				.isEqualTo(new JournalEntry.Happened(1_001, 1, 1, 0, FIELD, List.of("typed")));
		}

		@Test
		void numbersConnectionsInTheOrderInWhichTheyCame() {
			Rig rig = rig(() -> new Echo(1));
			Connection first = rig.join();
			rig.connect(new Rig.Nowhere(), 0);
			rig.apply(new SessionInput.Disconnect(first));

			assertThat(rig.journal.entries()).contains(new JournalEntry.HungUp(1, CloseCode.SUPERSEDED),
					new JournalEntry.Disconnected(1_002, 1));
		}

		@Test
		void holdsNoTokenOfThePage() {
			Rig rig = rig(() -> new Echo(1));
			rig.apply(new SessionInput.ConnectFresh(new Rig.Nowhere(),
					new Hello("a-secret", "page-of-the-test", 0, 0, "/test", ""), "another-secret"));

			String all = all(rig.journal);
			assertThat(all).doesNotContain("secret").contains("********").contains("\"**************\"");
		}

		@Test
		void keepsOnlyKindsAndLengthsOfWhatUsersDoUnlessToldOtherwise() {
			Rig rig = new Rig(new Journal(JournalDetail.OUTPUTS, JournalLimits.DEFAULTS), () -> new Echo(1));
			rig.event(rig.join(), FIELD, "hidden", 7, 0.5, true);

			assertThat(rig.journal.entries().get(5)).isEqualTo(new JournalEntry.Happened(1_001, 1, 1, 0, FIELD,
					List.of(new Redacted(Redacted.Kind.TEXT, 6), new Redacted(Redacted.Kind.NUMBER, 0),
							new Redacted(Redacted.Kind.NUMBER, 0), new Redacted(Redacted.Kind.FLAG, 0))));
		}

		@Test
		void saysOfAFailureOnlyItsType() {
			Rig rig = rig(() -> new Echo(1));
			rig.event(rig.join(), BUTTON);

			assertThat(rig.journal.entries()).contains(
					new JournalEntry.Failed("page-o-1", "handler of click of " + Echo.class.getName() + " at /test",
							IllegalStateException.class.getName()));
			assertThat(all(rig.journal)).doesNotContain("planned");
		}

		@Test
		void endsWithoutAGapWhenThereAreTooManyEntries() {
			Rig rig = new Rig(new Journal(JournalDetail.EVERYTHING, new JournalLimits(7, 1_000_000)),
					() -> new Echo(1));
			Connection connection = rig.join();
			for (int i = 0; i < 10; i++) {
				rig.event(connection, FIELD, "text " + i);
			}

			assertThat(rig.journal.entries()).hasSize(7);
			assertThat(rig.journal.completeness()).isEqualTo(Completeness.CUT_OFF);
		}

		@Test
		void endsWithoutAGapWhenAnEntryIsTooLarge() {
			Rig rig = new Rig(new Journal(JournalDetail.EVERYTHING, new JournalLimits(1_000, 10_000)),
					() -> new Echo(1));
			Connection connection = rig.join();
			rig.event(connection, FIELD, "x".repeat(10_000));
			rig.event(connection, FIELD, "x");

			assertThat(rig.journal.bytes()).isBetween(1_000L, 10_000L);
			assertThat(kinds(rig)).endsWith("Answered");
		}

		@Test
		void needsAPageFirst() {
			assertThatIllegalStateException()
				.isThrownBy(() -> new Recorder(JournalTests.this.journal).apply(new SessionInput.Tick(), 0))
				.withMessageContaining("call render first");
		}

		@Test
		void needsRoom() {
			assertThatIllegalArgumentException().isThrownBy(() -> new JournalLimits(0, 1))
				.withMessageContaining("0 entries and 1 bytes");
		}

	}

	@Nested
	class DoneAgain {

		@Test
		void doesTheSame() {
			Rig rig = rig(() -> new Echo(1));
			Connection first = rig.join();
			rig.event(first, FIELD, "typed");
			rig.event(first, BUTTON);
			Connection second = new Rig.Nowhere();
			rig.connect(second, 0);
			rig.apply(new SessionInput.Acknowledge(second, 1));
			rig.apply(new SessionInput.Tick());
			rig.apply(new SessionInput.End(CloseCode.RESTART));

			assertThat(again(rig, () -> new Echo(1))).isEqualTo(new Same(rig.journal.entries().size()));
		}

		@Test
		void namesTheFirstEntryThatDiffers() {
			Rig rig = rig(() -> new Echo(1));
			rig.event(rig.join(), FIELD, "typed");

			ReplayResult result = again(rig, () -> new Echo(2));

			Diverged diverged = (Diverged) result;
			assertThat(diverged.entry()).isEqualTo(6);
			assertThat(text(diverged.expected())).contains("typed1");
			assertThat(text(diverged.actual())).contains("typed2");
		}

		@Test
		void namesAnOutputThatIsMissing() {
			Rig rig = rig(() -> new Echo(1));
			rig.event(rig.join(), BUTTON);
			List<JournalEntry> more = new ArrayList<>(rig.journal.entries());
			more.add(new JournalEntry.HungUp(1, CloseCode.RESTART));

			ReplayResult result = Replay.run(Journal.of(JournalDetail.EVERYTHING, more, Completeness.WHOLE),
					Rig.stage(() -> new Echo(1)));

			assertThat(result).isEqualTo(new Diverged(more.size() - 1, more.getLast(), null));
		}

		@Test
		void runsWorkBesideTheTurnsAndWhatItPosts() {
			Rig rig = rig(Loading::new);
			Connection connection = rig.join();
			rig.runAll();
			rig.event(connection, Loading.BUTTON);
			rig.runAll();

			assertThat(kinds(rig)).contains("Posted");
			assertThat(again(rig, Loading::new)).isInstanceOf(Same.class);
		}

		@Test
		void runsTimersAtTheirTimes() {
			Rig rig = rig(() -> new Ticking(10));
			rig.join();
			rig.now = 1_010;
			rig.apply(new SessionInput.Tick());

			assertThat(again(rig, () -> new Ticking(10))).isInstanceOf(Same.class);
			assertThat(again(rig, () -> new Ticking(20))).isInstanceOf(Diverged.class);
		}

		@Test
		void waitsAsLongForAPageThatTookLong() {
			Rig rig = rig(() -> new Echo(1));
			rig.now = 13_000;
			rig.apply(new SessionInput.HtmlTaken(12_000));
			rig.apply(new SessionInput.Tick());
			rig.event(rig.join(), FIELD, "typed");

			assertThat(kinds(rig)).contains("Sent");
			assertThat(again(rig, () -> new Echo(1))).isInstanceOf(Same.class);
		}

		@Test
		void visitsTheSamePages() {
			Rig rig = rig(() -> new Echo(1));
			Connection connection = rig.join();
			rig.apply(new SessionInput.Navigate(connection, 1, 0,
					new Destination.Granted(new Location("/other", Map.of()), Loading::new)));
			rig.apply(new SessionInput.Navigate(connection, 2, 0, new Destination.Outside("/outside?a=b")));

			ReplayStage stage = new ReplayStage(
					(location) -> location.path().equals("/other") ? Loading::new : () -> new Echo(1),
					TextFrames::encode, new Templates(10), SessionLimits.DEFAULTS);
			assertThat(Replay.run(rig.journal, stage)).isInstanceOf(Same.class);
			assertThat(again(rig, () -> new Echo(1))).isInstanceOf(Diverged.class);
		}

		@Test
		void stopsWhereSomebodyOutsidePosted() {
			Scope[] scope = new Scope[1];
			Rig rig = rig(() -> {
				scope[0] = Scope.current();
				return new Echo(1);
			});
			Connection connection = rig.join();
			rig.event(connection, FIELD, "typed");
			scope[0].post(() -> {
			});
			rig.runAll();

			assertThat(again(rig, () -> new Echo(1))).isEqualTo(new OutputsOnly(7, Reason.POSTED_FROM_OUTSIDE));
		}

		@Test
		void stopsAtAnEventWhoseFieldsWereNotKept() {
			Rig rig = new Rig(new Journal(JournalDetail.OUTPUTS, JournalLimits.DEFAULTS), () -> new Echo(1));
			Connection connection = rig.join();
			rig.event(connection, BUTTON);
			rig.event(connection, FIELD, "typed");

			ReplayResult result = again(rig, () -> new Echo(1));

			assertThat(result).isEqualTo(new OutputsOnly(8, Reason.REDACTED));
		}

		@Test
		void stopsWhereDurableStateWasKept() {
			Rig rig = new Rig(JournalTests.this.journal, Remembering::new, new Store());
			rig.event(rig.join(), Remembering.BUTTON);

			int kept = kinds(rig).indexOf("Kept");
			assertThat(again(rig, Remembering::new)).isEqualTo(new OutputsOnly(kept, Reason.STATE_KEPT));
			assertThat(all(rig.journal)).contains("********").doesNotContain("a-sealed-state");
		}

		@Test
		void comparesWhatTheJournalHadRoomFor() {
			Rig rig = new Rig(new Journal(JournalDetail.EVERYTHING, new JournalLimits(6, 1_000_000)),
					() -> new Echo(1));
			rig.event(rig.join(), FIELD, "typed");

			assertThat(kinds(rig)).endsWith("Happened");
			assertThat(again(rig, () -> new Echo(1))).isEqualTo(new Same(6));
		}

		@Test
		void failsAsItDidWhenTheComponentCannotBeMade() {
			Supplier<Component> failing = () -> {
				throw new IllegalStateException("planned");
			};
			assertThatIllegalStateException().isThrownBy(() -> rig(failing));

			assertThat(Replay.run(JournalTests.this.journal, Rig.stage(failing))).isEqualTo(new Same(2));
			assertThat(Replay.run(JournalTests.this.journal, Rig.stage(() -> new Echo(1))))
				.isInstanceOf(Diverged.class);
		}

		@Test
		void beginsWithTheOpeningOfAPage() {
			Journal headless = Journal.of(JournalDetail.EVERYTHING, List.of(new JournalEntry.Ticked(1)),
					Completeness.WHOLE);

			assertThatIllegalArgumentException().isThrownBy(() -> Replay.run(headless, Rig.stage(() -> new Echo(1))))
				.withMessageContaining("not with Ticked");
		}

	}

	private Rig rig(Supplier<? extends Component> component) {
		return new Rig(this.journal, component);
	}

	private static ReplayResult again(Rig rig, Supplier<? extends Component> component) {
		return Replay.run(rig.journal, Rig.stage(component));
	}

	private static List<String> kinds(Rig rig) {
		return rig.journal.entries().stream().map((entry) -> entry.getClass().getSimpleName()).toList();
	}

	private static String all(Journal journal) {
		return journal.entries().stream().map(JournalTests::text).reduce("", String::concat);
	}

	private static String text(JournalEntry entry) {
		return (entry instanceof JournalEntry.Sent sent) ? new String(sent.frame(), StandardCharsets.UTF_8)
				: entry.toString();
	}

	/** Shows what was typed, and a suffix that the test knows. */
	private static final class Echo extends Component {

		private final Signal<String> typed = signal("");

		private final int suffix;

		Echo(int suffix) {
			this.suffix = suffix;
		}

		@Override
		protected View view() {
			return main(p(() -> this.typed.get().isEmpty() ? "" : this.typed.get() + this.suffix),
					input(onInput(this.typed::set)), button("!", onClick(() -> {
						throw new IllegalStateException("planned");
					})));
		}

	}

	/** Loads something beside the turns, anew for each click. */
	private static final class Loading extends Component {

		static final int BUTTON = 3;

		private final Signal<Integer> asked = signal(1);

		private final Memo<Async<String>> loaded = async(this.asked::get, (number) -> "loaded " + number);

		@Override
		protected View view() {
			return main(p(() -> String.valueOf(this.loaded.get().latest())),
					button("more", onClick(() -> this.asked.update((n) -> n + 1))));
		}

	}

	/** Counts periods. */
	private static final class Ticking extends Component {

		private final Signal<Integer> count = signal(0);

		Ticking(long period) {
			every(period, () -> this.count.update((n) -> n + 1));
		}

		@Override
		protected View view() {
			return main(p(this.count));
		}

	}

	/** Remembers how often it was clicked. */
	private static final class Remembering extends Component {

		static final int BUTTON = 3;

		private final Signal<Integer> count = durable("count", signal(0));

		@Override
		protected View view() {
			return main(p(this.count), button("+1", onClick(() -> this.count.update((n) -> n + 1))));
		}

	}

	/** Keeps everything under one name. */
	private static final class Store implements StateKeeper {

		@Override
		public Snapshot restored() {
			return Snapshot.NONE;
		}

		@Override
		public int limit(String path) {
			return 1_000;
		}

		@Override
		public String keep(String path, byte[] snapshot) {
			return "a-sealed-state";
		}

		@Override
		public void forget() {
		}

	}

}
