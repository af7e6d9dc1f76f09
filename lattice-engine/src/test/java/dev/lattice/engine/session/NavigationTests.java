package dev.lattice.engine.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.HistoryEntry;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.View;
import dev.lattice.engine.session.Destination.Granted;
import dev.lattice.engine.session.Destination.Outside;
import dev.lattice.engine.session.Destination.SamePage;
import dev.lattice.engine.session.SessionState.Live;
import dev.lattice.engine.session.TestSession.Socket;
import dev.lattice.engine.signal.GraphSize;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.dynamic;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
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

	private static Location at(String path, String... query) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (int i = 0; i < query.length; i += 2) {
			parameters.put(query[i], query[i + 1]);
		}
		return new Location(path, parameters);
	}

	private static Granted granted(String path, Supplier<? extends Component> component) {
		return new Granted(at(path), component);
	}

	private static Supplier<Component> text(String text) {
		return () -> new Component() {
			@Override
			protected View view() {
				return p(() -> text);
			}
		};
	}

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
		void endsTheOneBefore() {
			this.socket.navigate(granted("/other", text("hello")));

			assertThat(NavigationTests.this.ended).containsExactly("first");
		}

		@Test
		void leavesNothingOfTheOneBeforeInTheGraph() {
			GraphSize before = this.test.session.graphSize();

			for (int i = 0; i < 100; i++) {
				this.socket.navigate(granted("/" + i, () -> new Counter("next")));
				this.test.session.acknowledged(this.socket, i + 2);
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

			this.test.session.navigate(this.socket, 2, 0, granted("/other", text("again")));

			assertThat(this.socket.received()).isEmpty();
			assertThat(this.test.dropped).isEqualTo(1);
		}

		@Test
		void takesItsTurnAmongTheInputs() {
			this.test.session.navigate(this.socket, 3, 0, granted("/other", text("hello")));

			assertThat(this.socket.closed).isEqualTo(CloseCode.PROTOCOL);
		}

		@Test
		void askedForOverAnOldConnectionIsNotShown() {
			Socket newer = this.test.new Socket();
			this.test.session.connect(this.test.hello(1, 1), newer, 0);

			this.socket.navigate(granted("/other", text("hello")));

			assertThat(newer.received()).containsExactly("0 2 1 \"\"");
			assertThat(NavigationTests.this.ended).isEmpty();
		}

		@Test
		void canChangeBeforeItIsSaid() {
			TestSession slow = new TestSession(() -> new Counter("slow"),
					new SessionLimits(10_000, 60_000, 1, 1000, 10));
			Socket page = slow.join();
			page.event(BUTTON);
			page.received();
			page.navigate(granted("/other", () -> new Counter("second")));
			page.event(SLOTS + BUTTON);
			assertThat(page.received()).containsExactly("-1 2", "-1 3");

			slow.session.acknowledged(page, 1);

			assertThat(page.received()).containsExactly("2 3 15 1 2 \"/other\" 5 0 2 0 0 1 6 \"Count: \" \"1\" \"+1\"");
		}

		@Test
		void followsAnotherWhileNothingCanBeSaidAndOnlyTheLastIsSaid() {
			TestSession slow = new TestSession(() -> new Counter("slow"),
					new SessionLimits(10_000, 60_000, 1, 1000, 10));
			Socket page = slow.join();
			page.event(BUTTON);
			page.navigate(granted("/a", text("a")));
			page.navigate(granted("/b", text("b")));
			page.received();

			slow.session.acknowledged(page, 1);

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
			this.test.session.disconnected(this.socket, 0);

			Socket back = this.test.new Socket();
			this.test.session.connect(this.test.hello(0, 1), back, 0);

			assertThat(back.received()).containsExactly("0 2 1 \"\"", "-3 \"navigation\"", lost);
		}

		@Test
		void saysTheNewPageAndWhereItIsWhenThePageIsSaidAgain() {
			this.socket.navigate(granted("/other", text("hello")));
			this.test.session.disconnected(this.socket, 0);

			Socket back = this.test.new Socket();
			this.test.session.connect(this.test.hello(-1, 1), back, 0);

			assertThat(back.received()).containsExactly("0 4 1 \"\"", "-3 \"navigation\"",
					"2 1 15 1 1 \"/other\" 5 0 6 1 1 \"p\" 13 4 0 2 0 0 1 6 \"hello\"");
		}

		@Test
		void saysAgainThatTheBrowserMustLoad() {
			this.socket.navigate(new Outside("/file"));
			this.test.session.disconnected(this.socket, 0);

			Socket back = this.test.new Socket();
			this.test.session.connect(this.test.hello(-1, 1), back, 0);

			assertThat(back.received()).last().asString().startsWith("2 1 15 3 1 \"/file\" 5 0");
		}

		@Test
		void takesTheInputThatWasNotReceived() {
			this.test.session.disconnected(this.socket, 0);
			Socket back = this.test.new Socket();
			this.test.session.connect(this.test.hello(0, 1), back, 0);

			back.navigate(granted("/other", text("hello")));

			assertThat(back.received()).last().asString().contains("15 1 1 \"/other\"");
			assertThat(this.test.session.state()).isInstanceOf(Live.class);
		}

	}

	@Nested
	class TheQuery {

		private final List<String> seen = new ArrayList<>();

		private final TestSession test = open(HistoryEntry.REPLACE);

		private final Socket socket = this.test.join();

		private TestSession open(HistoryEntry entry) {
			return new TestSession(() -> new Component() {

				private final Signal<String> filter = queryParameter("filter", "all", entry);

				{
					onDispose(() -> TheQuery.this.seen.add("ended"));
					effect(() -> TheQuery.this.seen.add(this.filter.get()));
				}

				@Override
				protected View view() {
					return main(p(this.filter), button("open", onClick(() -> this.filter.set("open"))));
				}
			}, SessionLimits.DEFAULTS, at("/todo"));
		}

		@Test
		void isFollowedInPlace() {
			this.socket.received();

			this.socket.navigate(new SamePage(at("/todo", "filter", "done"), text("never")));

			assertThat(this.socket.received()).containsExactly("1 1 15 2 1 \"/todo?filter=done\" 1 2 \"done\"");
			assertThat(this.seen).containsExactly("all", "done");
		}

		@Test
		void isFollowedToTheDefaultWhenTheParameterIsGone() {
			this.socket.navigate(new SamePage(at("/todo", "filter", "done"), text("never")));
			this.socket.received();

			this.socket.navigate(new SamePage(at("/todo"), text("never")));

			assertThat(this.socket.received()).containsExactly("2 2 15 2 2 \"/todo\" 1 2 \"all\"");
		}

		@Test
		void thatIsTheSameIsAnsweredAllTheSame() {
			this.socket.received();

			this.socket.navigate(new SamePage(at("/todo"), text("never")));

			assertThat(this.socket.received()).containsExactly("1 1 15 2 1 \"/todo\"");
		}

		@Test
		void withAParameterThatNoSignalHasMakesThePageAnew() {
			this.socket.navigate(new SamePage(at("/todo", "id", "7"), text("seven")));

			assertThat(this.socket.received()).last().asString().startsWith("1 1 15 1 1 \"/todo?id=7\"");
			assertThat(this.seen).containsExactly("all", "ended");
		}

		@Test
		void replacesTheEntryOfTheHistoryWhenASignalChangesIt() {
			this.socket.received();

			assertThat(this.socket.event(3).received()).containsExactly("1 1 1 2 \"open\" 7 \"/todo?filter=open\"");
		}

		@Test
		void getsAnEntryOfItsOwnWhenTheParameterSaysSo() {
			TestSession pushing = open(HistoryEntry.PUSH);
			Socket page = pushing.join();
			page.received();

			assertThat(page.event(3).received()).containsExactly("-3 \"navigation\"",
					"1 1 1 2 \"open\" 15 6 0 \"/todo?filter=open\"");
		}

		@Test
		void isFollowedWithoutATraceInTheHistory() {
			TestSession pushing = open(HistoryEntry.PUSH);
			Socket page = pushing.join();
			page.received();

			page.navigate(new SamePage(at("/todo", "filter", "done"), text("never")));

			assertThat(page.received()).containsExactly("1 1 15 2 1 \"/todo?filter=done\" 1 2 \"done\"");
		}

		@Test
		void isToldAgainWithThePage() {
			this.socket.navigate(new SamePage(at("/todo", "filter", "done"), text("never")));
			this.test.session.disconnected(this.socket, 0);

			Socket back = this.test.new Socket();
			this.test.session.connect(this.test.hello(-1, 1), back, 0);

			assertThat(back.received()).last().asString().startsWith("2 1 15 2 1 \"/todo?filter=done\" 5 0");
		}

		@Test
		void isFollowedByAnEffectThatFailsAndTheSessionGoesOn() {
			TestSession failing = new TestSession(() -> new Component() {

				private final Signal<String> filter = queryParameter("filter", "all");

				@Override
				protected View view() {
					effect(() -> {
						if (this.filter.get().equals("bad")) {
							throw new IllegalStateException("bad filter");
						}
					});
					return p(this.filter);
				}
			}, SessionLimits.DEFAULTS, at("/todo"));
			Socket page = failing.join();
			page.received();

			page.navigate(new SamePage(at("/todo", "filter", "bad"), text("never")));

			assertThat(page.received()).containsExactly("1 1 15 2 1 \"/todo?filter=bad\" 1 2 \"bad\"");
			assertThat(failing.failures).singleElement().asString().contains("bad filter");
		}

		@Test
		void isNoLongerFollowedByAPartThatHasEnded() {
			TestSession test = new TestSession(() -> new Component() {

				private final Signal<Boolean> there = signal(true);

				@Override
				protected View view() {
					return main(dynamic(() -> this.there.get() ? p(queryParameter("inner", "")) : p("gone")),
							button("hide", onClick(() -> this.there.set(false))));
				}
			}, SessionLimits.DEFAULTS, at("/parts"));
			Socket page = test.join();
			page.event(3);

			page.navigate(new SamePage(at("/parts", "inner", "x"), text("anew")));

			assertThat(page.received()).last().asString().contains("15 1 2 \"/parts?inner=x\"");
		}

	}

}
