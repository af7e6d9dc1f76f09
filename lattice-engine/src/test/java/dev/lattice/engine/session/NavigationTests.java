package dev.lattice.engine.session;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.html.View;
import dev.lattice.engine.session.Destination.Outside;
import dev.lattice.engine.session.Destination.SamePage;
import dev.lattice.engine.session.SessionState.Live;
import dev.lattice.engine.session.TestSession.Socket;
import dev.lattice.engine.signal.GraphSize;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
import static dev.lattice.engine.session.TestPages.at;
import static dev.lattice.engine.session.TestPages.granted;
import static dev.lattice.engine.session.TestPages.text;
import static org.assertj.core.api.Assertions.assertThat;

/** Other pages in the same session; sentences L-90 to L-99 of {@code lifecycle.md}. */
class NavigationTests {

	private final List<String> ended = new ArrayList<>();

	/** Slots: 3 is the text of the paragraph, 4 the handler of the button. */
	private final class Counter extends Component {

		private final Signal<Integer> count = signal(0);

		Counter(String name) {
			onDispose(() -> NavigationTests.this.ended.add(name));
			effect(this.count::get);
		}

		@Override
		protected View view() {
			return main(p("Count: ", this.count), button("+1", onClick(() -> this.count.update((n) -> n + 1))));
		}

	}

	private static final int BUTTON = 4;

	private static final int SLOTS = 5;

	@Nested
	class AnotherPage {

		private final TestSession test = new TestSession(() -> new Counter("first"));

		private final Socket socket = this.test.join();

		AnotherPage() {
			this.socket.event(BUTTON);
			this.socket.received();
		}

		@Test
		void isSaidInOnePatchThatTellsFirstThatItArrived() {
			this.socket.navigate(granted("/other", text("hello")));

			assertThat(this.socket.received())
				.containsExactly("2 2 15 1 2 \"/other\" 5 0 6 2 1 \"p\" 13 4 0 2 0 0 2 6 \"hello\"");
		}

		@Test
		void startsWithAStateOfItsOwn() {
			this.socket.navigate(granted("/other", () -> new Counter("second")));

			assertThat(this.socket.received()).singleElement().asString().endsWith("\"Count: \" \"0\" \"+1\"");
		}

		@Test
		void isNotToldTheTemplatesThatTheClientKnows() {
			this.socket.navigate(granted("/other", () -> new Counter("second")));

			assertThat(this.socket.received())
				.containsExactly("2 2 15 1 2 \"/other\" 5 0 2 0 0 1 6 \"Count: \" \"0\" \"+1\"");
		}

		@Test
		void isCountedByHowItEnded() {
			this.socket.navigate(granted("/other", text("hello")));
			this.socket.navigate(new Outside("/elsewhere"));

			assertThat(this.test.navigations).containsExactly(NavigationOutcome.ARRIVED, NavigationOutcome.LOADED);
		}

		@Test
		void endsTheOneBefore() {
			this.socket.navigate(granted("/other", text("hello")));

			assertThat(NavigationTests.this.ended).containsExactly("first");
		}

		@Test
		void leavesNothingOfTheOneBeforeInTheGraph() {
			GraphSize before = this.test.session.graphSize();

			for (int i = 0; i < 100; i++) {
				this.socket.navigate(granted("/" + i, () -> new Counter("next")));
				this.test.acknowledged(this.socket, i + 2);
			}

			assertThat(this.test.session.graphSize()).isEqualTo(before);
		}

		@Test
		void isLive() {
			this.socket.navigate(granted("/other", () -> new Counter("second")));
			this.socket.received();

			this.socket.event(SLOTS + BUTTON);

			assertThat(this.socket.received()).containsExactly("3 3 1 8 \"1\"");
		}

		@Test
		void hearsNothingOfEventsForTheOneBefore() {
			this.socket.navigate(granted("/other", text("hello")));
			this.socket.received();

			this.socket.event(BUTTON);

			assertThat(this.socket.received()).containsExactly("-1 3");
			assertThat(this.test.dropped).isEqualTo(1);
			assertThat(this.socket.closed).isNull();
		}

		@Test
		void thatCannotBeMadeLeavesTheOneBeforeLive() {
			this.socket.navigate(granted("/other", () -> {
				throw new IllegalStateException("no");
			}));
			assertThat(this.socket.received()).containsExactly("2 2 15 3 2 \"/other\"");

			this.socket.event(BUTTON);

			assertThat(this.socket.received()).containsExactly("3 3 1 3 \"2\"");
			assertThat(this.test.failures).singleElement().asString().contains("no");
			assertThat(NavigationTests.this.ended).isEmpty();
		}

		@Test
		void whoseViewFailsLeavesNothingBehind() {
			GraphSize before = this.test.session.graphSize();

			this.socket.navigate(granted("/other", () -> new Component() {

				private final Signal<Integer> made = signal(1);

				{
					effect(this.made::get);
					onDispose(() -> NavigationTests.this.ended.add("half"));
				}

				@Override
				protected View view() {
					return p(() -> {
						throw new IllegalStateException("no view");
					});
				}
			}));

			assertThat(this.test.session.graphSize()).isEqualTo(before);
			assertThat(NavigationTests.this.ended).containsExactly("half");
		}

		@Test
		void whoseEffectFailsAtTheEndOfTheBatchLeavesTheOneBeforeLive() {
			this.socket.navigate(granted("/other", () -> new Component() {

				@Override
				protected View view() {
					Signal<Integer> bad = signal(0);
					effect(() -> {
						if (bad.get() == 1) {
							throw new IllegalStateException("late");
						}
					});
					bad.set(1);
					return p("never");
				}
			}));

			assertThat(this.socket.received()).containsExactly("2 2 15 3 2 \"/other\"");
			assertThat(this.socket.event(BUTTON).received()).containsExactly("3 3 1 3 \"2\"");
		}

		@Test
		void whosePredecessorCannotBeCleanedUpIsShown() {
			TestSession other = new TestSession(() -> new Component() {
				@Override
				protected View view() {
					onDispose(() -> {
						throw new IllegalStateException("stuck");
					});
					return p("old");
				}
			});
			Socket page = other.join();

			page.navigate(granted("/other", text("hello")));

			assertThat(page.received()).last().asString().startsWith("1 1 15 1 1 \"/other\"").endsWith("\"hello\"");
			assertThat(other.failures).singleElement().asString().contains("stuck");
		}

		@Test
		void withoutAGrantIsLoadedByTheBrowser() {
			this.socket.navigate(new SamePage(at("/admin"), text("secret")));

			assertThat(this.socket.received()).containsExactly("2 2 15 3 2 \"/admin\"");
			assertThat(NavigationTests.this.ended).isEmpty();
		}

		@Test
		void thatIsNoPageOfTheSessionIsLoadedByTheBrowser() {
			this.socket.navigate(new Outside("/file.pdf?v=1"));

			assertThat(this.socket.received()).containsExactly("2 2 15 3 2 \"/file.pdf?v=1\"");
		}

		@Test
		void isShownOnceWhenTheInputComesTwice() {
			this.socket.navigate(granted("/other", text("hello")));
			this.socket.received();

			this.test.navigate(this.socket, 2, 0, granted("/other", text("again")));

			assertThat(this.socket.received()).isEmpty();
			assertThat(this.test.dropped).isEqualTo(1);
		}

		@Test
		void takesItsTurnAmongTheInputs() {
			this.test.navigate(this.socket, 3, 0, granted("/other", text("hello")));

			assertThat(this.socket.closed).isEqualTo(CloseCode.PROTOCOL);
		}

		@Test
		void askedForOverAnOldConnectionIsNotShown() {
			Socket newer = this.test.new Socket();
			this.test.connect(this.test.hello(1, 1), newer, 0);

			this.socket.navigate(granted("/other", text("hello")));

			assertThat(newer.received()).containsExactly("0 2 1 \"\"");
			assertThat(NavigationTests.this.ended).isEmpty();
		}

		@Test
		void canChangeBeforeItIsSaid() {
			TestSession slow = new TestSession(() -> new Counter("slow"),
					new SessionLimits(10_000, 60_000, 1, 1000, 10, 10));
			Socket page = slow.join();
			page.event(BUTTON);
			page.received();
			page.navigate(granted("/other", () -> new Counter("second")));
			page.event(SLOTS + BUTTON);
			assertThat(page.received()).containsExactly("-1 2", "-1 3");

			slow.acknowledged(page, 1);

			assertThat(page.received()).containsExactly("2 3 15 1 2 \"/other\" 5 0 2 0 0 1 6 \"Count: \" \"1\" \"+1\"");
		}

		@Test
		void followsAnotherWhileNothingCanBeSaidAndOnlyTheLastIsSaid() {
			TestSession slow = new TestSession(() -> new Counter("slow"),
					new SessionLimits(10_000, 60_000, 1, 1000, 10, 10));
			Socket page = slow.join();
			page.event(BUTTON);
			page.navigate(granted("/a", text("a")));
			page.navigate(granted("/b", text("b")));
			page.received();

			slow.acknowledged(page, 1);

			assertThat(page.received()).containsExactly("2 3 15 1 3 \"/b\" 5 0 6 2 1 \"p\" 13 4 0 2 0 0 2 8 \"b\"");
		}

	}

	@Nested
	class Reconnecting {

		private final TestSession test = new TestSession(() -> new Counter("first"));

		private final Socket socket = this.test.join();

		@Test
		void sendsTheNewPageAgainThatWasLost() {
			this.socket.received();
			this.socket.navigate(granted("/other", text("hello")));
			String lost = this.socket.received().getFirst();
			this.test.disconnected(this.socket, 0);

			Socket back = this.test.new Socket();
			this.test.connect(this.test.hello(0, 1), back, 0);

			assertThat(back.received()).containsExactly("0 2 1 \"\"", "-3 \"navigation\"", lost);
		}

		@Test
		void saysTheNewPageAndWhereItIsWhenThePageIsSaidAgain() {
			this.socket.navigate(granted("/other", text("hello")));
			this.test.disconnected(this.socket, 0);

			Socket back = this.test.new Socket();
			this.test.connect(this.test.hello(-1, 1), back, 0);

			assertThat(back.received()).containsExactly("0 4 1 \"\"", "-3 \"navigation\"",
					"2 1 15 1 1 \"/other\" 5 0 6 1 1 \"p\" 13 4 0 2 0 0 1 6 \"hello\"");
		}

		@Test
		void saysAgainThatTheBrowserMustLoad() {
			this.socket.navigate(new Outside("/file"));
			this.test.disconnected(this.socket, 0);

			Socket back = this.test.new Socket();
			this.test.connect(this.test.hello(-1, 1), back, 0);

			assertThat(back.received()).last().asString().startsWith("2 1 15 3 1 \"/file\" 5 0");
		}

		@Test
		void takesTheInputThatWasNotReceived() {
			this.test.disconnected(this.socket, 0);
			Socket back = this.test.new Socket();
			this.test.connect(this.test.hello(0, 1), back, 0);

			back.navigate(granted("/other", text("hello")));

			assertThat(back.received()).last().asString().contains("15 1 1 \"/other\"");
			assertThat(this.test.session.state()).isInstanceOf(Live.class);
		}

	}

}
