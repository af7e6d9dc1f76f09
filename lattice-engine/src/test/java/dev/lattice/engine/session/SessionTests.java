package dev.lattice.engine.session;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.html.View;
import dev.lattice.engine.session.SessionState.Closed;
import dev.lattice.engine.session.SessionState.Live;
import dev.lattice.engine.session.SessionState.Rendered;
import dev.lattice.engine.session.TestSession.Socket;
import dev.lattice.engine.signal.SharedSignal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.p;
import static dev.lattice.engine.html.Html.style;
import static dev.lattice.engine.html.Html.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Lifecycle, numbering and delivery; sentences of {@code docs/spec/protocol.md} and
 * {@code lifecycle.md}.
 */
class SessionTests {

	@Test
	void firstPaintHoldsTheValues() {
		assertThat(new TestSession(Counter::new).html()).isEqualTo(
				"<!--h0--><main data-i=\"1.1\"><p><!--t2.7-->Count: 0</p><button data-l=\"3\">+1</button></main><!--/h-->");
	}

	@Test
	void aFailingComponentLeavesNothing() {
		assertThatIllegalStateException().isThrownBy(() -> new TestSession(() -> new Component() {
			@Override
			protected View view() {
				throw new IllegalStateException("no");
			}
		})).withMessage("no");
	}

	@Test
	void theFirstPaintIsKeptUntilAPageJoins() {
		TestSession test = new TestSession(Counter::new);
		assertThat(test.session.firstPaint()).isSameAs(test.paint);

		test.join();

		assertThatIllegalStateException().isThrownBy(test.session::firstPaint)
			.withMessageContaining("A page has joined the session");
	}

	@Nested
	class Joining {

		@Test
		void theFirstPageAdoptsTheMarkup() {
			TestSession test = new TestSession(Counter::new);

			Socket socket = test.join();

			assertThat(socket.frames).containsExactly("0 1 0 \"\"");
			assertThat(test.session.state()).isInstanceOf(Live.class);
		}

		@Test
		void aPageWhoseMarkupWasNotFoundIsSaidAgain() {
			TestSession test = new TestSession(Counter::new);
			Socket socket = test.new Socket();

			test.connect(new Hello("token", TestSession.PAGE, 0, 0, "/test", ""), socket, 0);

			assertThat(socket.frames).first().isEqualTo("0 4 0 \"\"");
			assertThat(socket.frames).element(1)
				.asString()
				.startsWith("1 0 5 0 6 1 1 \"main\"")
				.endsWith("2 0 0 1 1 \"Count: \" \"0\" \"+1\"");
		}

		@Test
		void aCopyOfThePageIsRefused() {
			TestSession test = new TestSession(Counter::new);
			test.join();

			Admission admission = test.connect(new Hello("token", "another-page", 0, 0, "/test", ""), test.new Socket(),
					0);

			assertThat(admission).isEqualTo(Admission.REFUSED);
		}

		@Test
		void changesSinceTheFirstPaintComeWithTheFirstPatch() {
			SharedSignal<String> shared = SharedSignal.of("a");
			TestSession test = new TestSession(() -> new Component() {
				@Override
				protected View view() {
					return p(shared);
				}
			});
			shared.set("b");
			test.runMailbox();

			assertThat(test.join().frames).containsExactly("0 1 0 \"\"", "1 0 1 2 \"b\"");
		}

		@Test
		void stylesAreSetAfterAdoption() {
			TestSession test = new TestSession(() -> new Component() {
				@Override
				protected View view() {
					return p(style("color", "red"), text("x"));
				}
			});

			assertThat(test.html()).doesNotContain("red");
			assertThat(test.join().frames).last().isEqualTo("1 0 1 2 \"red\"");
		}

		@Test
		void aFreshSessionWithTheSameDigestTakesTheOldMarkupAndSaysItsValues() {
			TestSession test = new TestSession(Counter::new);
			Socket socket = test.new Socket();

			test.connectFresh(test.hello(0, 0), socket, "new-token", 0);

			assertThat(socket.frames).containsExactly("0 1 0 \"new-token\"", "1 0 1 3 \"0\"");
		}

		@Test
		void aFreshSessionWithAnotherDigestBuildsThePage() {
			TestSession test = new TestSession(Counter::new);
			Socket socket = test.new Socket();

			test.connectFresh(new Hello("token", "p", 0, 0, "/test", "other"), socket, "new-token", 0);

			assertThat(socket.frames).first().isEqualTo("0 3 0 \"new-token\"");
			assertThat(socket.frames).hasSize(2);
		}

		@Test
		void aPageThatNobodyJoinsEndsInTime() {
			TestSession test = new TestSession(Counter::new);

			test.tick(test.now + 9_999);
			assertThat(test.session.state()).isInstanceOf(Rendered.class);

			test.tick(test.now + 10_000);
			assertThat(test.session.state()).isInstanceOf(Closed.class);
			assertThat(test.session.graphSize().observers()).isZero();
		}

		@Test
		void aPageIsWaitedForSinceItsBrowserLastTookSomeOfIt() {
			TestSession test = new TestSession(Counter::new);

			test.htmlTaken(test.now + 15_000);
			test.tick(test.now + 24_999);
			assertThat(test.session.state()).isInstanceOf(Rendered.class);

			test.tick(test.now + 25_000);
			assertThat(test.session.state()).isInstanceOf(Closed.class);
		}

		@Test
		void whatABrowserTookBeforeDoesNotCountLess() {
			TestSession test = new TestSession(Counter::new);

			test.htmlTaken(test.now - 5_000);
			test.tick(test.now + 9_999);

			assertThat(test.session.state()).isInstanceOf(Rendered.class);
		}

		@Test
		void whatTheBrowserTookOfAPageThatHasJoinedChangesNothing() {
			TestSession test = new TestSession(Counter::new);
			test.join();

			test.htmlTaken(test.now);

			assertThat(test.session.state()).isInstanceOf(Live.class);
		}

	}

	@Test
	void aPostedActionThatFailsIsToldAndTheSessionGoesOn() {
		TestSession test = new TestSession(Counter::new);
		Socket socket = test.join();
		socket.received();

		test.run(() -> {
			throw new IllegalStateException("posted");
		});

		assertThat(test.failures).singleElement().extracting(Throwable::getMessage).isEqualTo("posted");
		assertThat(socket.event(Counter.BUTTON).received()).containsExactly("1 1 1 3 \"1\"");
	}

	@Test
	void aClosedSessionRefusesEveryPageAndDropsWhatIsPosted() {
		TestSession test = new TestSession(Counter::new);
		test.join();
		test.close(CloseCode.RESTART);
		boolean[] ran = { false };

		test.run(() -> ran[0] = true);

		assertThat(ran[0]).isFalse();
		assertThat(test.connect(test.hello(0, 0), test.new Socket(), 0)).isEqualTo(Admission.REFUSED);
	}

	@Test
	void aCleanupThatFailsIsToldAndTheSessionEnds() {
		TestSession test = new TestSession(() -> new Component() {
			@Override
			protected View view() {
				onDispose(() -> {
					throw new IllegalStateException("cleanup");
				});
				return p("x");
			}
		});

		test.close(CloseCode.RESTART);

		assertThat(test.session.state()).isInstanceOf(Closed.class);
		assertThat(test.failures).singleElement().extracting(Throwable::getMessage).isEqualTo("cleanup");
	}

	@Test
	void closingDisposesEverythingOnce() {
		int[] disposals = { 0 };
		TestSession test = new TestSession(() -> new Component() {
			@Override
			protected View view() {
				onDispose(() -> disposals[0]++);
				return p("x");
			}
		});
		Socket socket = test.join();

		test.close(CloseCode.RESTART);
		test.close(CloseCode.RESTART);

		assertThat(socket.closed).isEqualTo(CloseCode.RESTART);
		assertThat(disposals[0]).isEqualTo(1);
		assertThat(test.session.graphSize().observers()).isZero();
	}

}
