package dev.lattice.engine.session;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.View;
import dev.lattice.engine.session.SessionState.Closed;
import dev.lattice.engine.session.SessionState.Detached;
import dev.lattice.engine.session.SessionState.Live;
import dev.lattice.engine.session.SessionState.Rendered;
import dev.lattice.engine.session.TestSession.Socket;
import dev.lattice.engine.signal.SharedSignal;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.bind;
import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.input;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
import static dev.lattice.engine.html.Html.style;
import static dev.lattice.engine.html.Html.text;
import static dev.lattice.engine.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Lifecycle, numbering and delivery; sentences of {@code docs/spec/protocol.md} and
 * {@code lifecycle.md}.
 */
class SessionTests {

	/** Slots: 4 and 5 are the texts of the paragraph, 1 the main element. */
	static class Counter extends Component {

		final Signal<Integer> count = signal(0);

		@Override
		protected View view() {
			return main(p("Count: ", this.count), button("+1", onClick(() -> this.count.update((n) -> n + 1))));
		}

	}

	private static final int TEXT = 3;

	private static final int BUTTON = 4;

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

			test.session.connect(new Hello("token", TestSession.PAGE, 0, 0, "/test", ""), socket, 0);

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

			Admission admission = test.session.connect(new Hello("token", "another-page", 0, 0, "/test", ""),
					test.new Socket(), 0);

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

			test.session.connectFresh(test.hello(0, 0), socket, "new-token", 0);

			assertThat(socket.frames).containsExactly("0 1 0 \"new-token\"", "1 0 1 3 \"0\"");
		}

		@Test
		void aFreshSessionWithAnotherDigestBuildsThePage() {
			TestSession test = new TestSession(Counter::new);
			Socket socket = test.new Socket();

			test.session.connectFresh(new Hello("token", "p", 0, 0, "/test", "other"), socket, "new-token", 0);

			assertThat(socket.frames).first().isEqualTo("0 3 0 \"new-token\"");
			assertThat(socket.frames).hasSize(2);
		}

		@Test
		void aPageThatNobodyJoinsEndsInTime() {
			TestSession test = new TestSession(Counter::new);

			test.session.tick(test.now + 9_999);
			assertThat(test.session.state()).isInstanceOf(Rendered.class);

			test.session.tick(test.now + 10_000);
			assertThat(test.session.state()).isInstanceOf(Closed.class);
			assertThat(test.session.graphSize().observers()).isZero();
		}

	}

	@Nested
	class Events {

		@Test
		void aClickBecomesOneSmallPatch() {
			TestSession test = new TestSession(Counter::new);
			Socket socket = test.join();
			socket.received();

			socket.event(BUTTON);

			assertThat(socket.frames).containsExactly("1 1 1 " + TEXT + " \"1\"");
		}

		@Test
		void anEventThatChangesNothingIsAcknowledged() {
			TestSession test = new TestSession(() -> new Component() {
				@Override
				protected View view() {
					return button("x", onClick(() -> {
					}));
				}
			});
			Socket socket = test.join();
			socket.received();

			assertThat(socket.event(2).received()).containsExactly("-1 1");
		}

		@Test
		void aSecondDeliveryIsDropped() {
			TestSession test = new TestSession(Counter::new);
			Socket socket = test.join();
			socket.input(1, 0, BUTTON);
			socket.received();

			socket.input(1, 0, BUTTON);

			assertThat(socket.frames).isEmpty();
			assertThat(test.dropped).isEqualTo(1);
		}

		@Test
		void aMissingInputClosesTheConnection() {
			TestSession test = new TestSession(Counter::new);
			Socket socket = test.join();

			socket.input(2, 0, BUTTON);

			assertThat(socket.closed).isEqualTo(CloseCode.PROTOCOL);
			assertThat(test.session.state()).isInstanceOf(Closed.class);
		}

		@Test
		void anAcknowledgementOfAPatchThatWasNeverSentClosesTheConnection() {
			TestSession test = new TestSession(Counter::new);
			Socket socket = test.join();

			socket.input(1, 7, BUTTON);

			assertThat(socket.closed).isEqualTo(CloseCode.PROTOCOL);
		}

		@Test
		void handlersThatNeverWereCloseTheConnectionAfterAWhile() {
			TestSession test = new TestSession(Counter::new);
			Socket socket = test.join();
			for (int i = 0; i < 10; i++) {
				socket.event(999);
			}
			assertThat(socket.closed).isNull();

			socket.event(999);

			assertThat(socket.closed).isEqualTo(CloseCode.PROTOCOL);
		}

		@Test
		void fieldsThatTheHandlerDidNotDeclareAreDroppedAndCloseTheConnectionAfterAWhile() {
			TestSession test = new TestSession(Counter::new);
			Socket socket = test.join();
			socket.received();
			for (int i = 0; i < 10; i++) {
				socket.event(BUTTON, "surprise");
			}
			assertThat(socket.closed).isNull();
			assertThat(socket.received()).first().isEqualTo("-1 1");

			socket.event(BUTTON, "surprise");

			assertThat(socket.closed).isEqualTo(CloseCode.PROTOCOL);
		}

		@Test
		void aFailingHandlerIsToldWithAnIncidentAndTheSessionGoesOn() {
			TestSession test = new TestSession(() -> new Component() {
				private final Signal<Integer> count = signal(0);

				@Override
				protected View view() {
					return p(text(this.count), button("x", onClick(() -> {
						this.count.set(1);
						throw new IllegalStateException("no");
					})));
				}
			});
			Socket socket = test.join();
			socket.received();

			socket.event(3);

			assertThat(socket.received()).containsExactly("-2 1 \"page-o-1\"", "1 1 1 2 \"1\"");
			assertThat(test.failures).singleElement().extracting(Throwable::getMessage).isEqualTo("no");
			assertThat(test.session.state()).isInstanceOf(Live.class);
		}

	}

	@Nested
	class Resuming {

		@Test
		void missedPatchesAreSentAgain() {
			TestSession test = new TestSession(Counter::new);
			Socket first = test.join();
			first.input(1, 0, BUTTON);
			first.input(2, 0, BUTTON);
			test.session.disconnected(first, test.now);
			Socket second = test.new Socket();

			test.session.connect(test.hello(1, 2), second, test.now);

			assertThat(second.frames).containsExactly("0 2 2 \"\"", "2 2 1 3 \"2\"");
		}

		@Test
		void whatHappenedMeanwhileComesAsOnePatch() {
			SharedSignal<Integer> shared = SharedSignal.of(0);
			TestSession test = new TestSession(() -> new Component() {
				@Override
				protected View view() {
					return p(shared);
				}
			});
			Socket first = test.join();
			test.session.disconnected(first, test.now);
			for (int i = 1; i <= 5; i++) {
				shared.set(i);
				test.runMailbox();
			}
			Socket second = test.new Socket();

			test.session.connect(test.hello(0, 0), second, test.now);

			assertThat(second.frames).containsExactly("0 2 0 \"\"", "1 0 1 2 \"5\"");
		}

		@Test
		void aPageThatAsksForItIsSaidAgain() {
			TestSession test = new TestSession(Counter::new);
			Socket first = test.join();
			first.input(1, 0, BUTTON);
			test.session.disconnected(first, test.now);
			Socket second = test.new Socket();

			test.session.connect(test.hello(-1, 1), second, test.now);

			assertThat(second.frames).first().isEqualTo("0 4 1 \"\"");
			assertThat(second.frames).element(1)
				.asString()
				.startsWith("2 1 5 0 6 1")
				.endsWith("\"Count: \" \"1\" \"+1\"");
			assertThat(second.input(2, 2, BUTTON).received()).last().isEqualTo("3 2 1 3 \"2\"");
		}

		@Test
		void theLateEndOfAnOldConnectionHarmsNothing() {
			TestSession test = new TestSession(Counter::new);
			Socket first = test.join();
			Socket second = test.new Socket();
			test.session.connect(test.hello(0, 0), second, test.now);

			test.session.disconnected(first, test.now);

			assertThat(first.closed).isEqualTo(CloseCode.SUPERSEDED);
			assertThat(test.session.state()).isEqualTo(new Live(second));
		}

		@Test
		void eventsOfAnOldConnectionAreNotApplied() {
			TestSession test = new TestSession(Counter::new);
			Socket first = test.join();
			Socket second = test.new Socket();
			test.session.connect(test.hello(0, 0), second, test.now);
			second.received();

			first.input(1, 0, BUTTON);

			assertThat(second.frames).isEmpty();
			assertThat(first.received()).hasSize(1);
		}

		@Test
		void aSessionThatNobodyResumesEndsInTime() {
			TestSession test = new TestSession(Counter::new);
			test.session.disconnected(test.join(), 5_000);

			test.session.tick(64_999);
			assertThat(test.session.state()).isInstanceOf(Detached.class);

			test.session.tick(65_000);
			assertThat(test.session.state()).isInstanceOf(Closed.class);
		}

	}

	@Nested
	class SlowPages {

		private final SessionLimits limits = new SessionLimits(10_000, 60_000, 2, 1_000_000, 10);

		@Test
		void renderingWaitsForAcknowledgementsAndThenSaysTheLatestOnce() {
			TestSession test = new TestSession(Counter::new, this.limits);
			Socket socket = test.join();
			for (int input = 1; input <= 5; input++) {
				socket.input(input, 0, BUTTON);
			}
			assertThat(socket.received()).containsExactly("0 1 0 \"\"", "1 1 1 3 \"1\"", "2 2 1 3 \"2\"", "-1 3",
					"-1 4", "-1 5");

			test.session.acknowledged(socket, 1);

			assertThat(socket.received()).containsExactly("3 5 1 3 \"5\"");
		}

		@Test
		void rememberedPatchesAreBoundedInBytes() {
			TestSession test = new TestSession(Counter::new, new SessionLimits(10_000, 60_000, 1_000, 20, 10));
			Socket socket = test.join();
			for (int input = 1; input <= 50; input++) {
				socket.input(input, 0, BUTTON);
			}

			assertThat(socket.frames).filteredOn((frame) -> !frame.startsWith("-1") && !frame.startsWith("0"))
				.hasSize(2);
		}

	}

	@Nested
	class Addresses {

		private final Location location = new Location("/todo", new LinkedHashMap<>(Map.of("filter", "open")));

		private TestSession page(boolean shown) {
			return new TestSession(() -> new Component() {
				private final Signal<String> filter = queryParameter("filter", "all");

				@Override
				protected View view() {
					return p(shown ? text(this.filter) : text("x"),
							button("x", onClick(() -> this.filter.set("done & gone"))));
				}
			}, SessionLimits.DEFAULTS, this.location);
		}

		@Test
		void aQueryParameterStartsWithTheAddressAndTheAddressFollows() {
			TestSession test = page(true);
			assertThat(test.html()).contains("open");
			Socket socket = test.join();
			socket.received();

			socket.event(3);

			assertThat(socket.received())
				.containsExactly("1 1 1 2 \"done & gone\" 7 \"/todo?filter=done%20%26%20gone\"");
		}

		@Test
		void theAddressFollowsAlsoWhenNoHoleReadsTheParameter() {
			TestSession test = page(false);
			Socket socket = test.join();
			socket.received();

			socket.event(3);

			assertThat(socket.received()).containsExactly("1 1 7 \"/todo?filter=done%20%26%20gone\"");
		}

		@Test
		void aPageThatIsSaidAgainIsToldItsAddress() {
			TestSession test = page(true);
			Socket first = test.join();
			first.event(3);
			test.session.disconnected(first, test.now);
			Socket second = test.new Socket();

			test.session.connect(test.hello(-1, 1), second, test.now);

			assertThat(second.frames).last().asString().endsWith("7 \"/todo?filter=done%20%26%20gone\"");
		}

	}

	@Test
	void aHandlerRunsInABatch() {
		StringBuilder log = new StringBuilder();
		TestSession test = new TestSession(() -> new Component() {
			private final Signal<Integer> a = signal(0);

			@Override
			protected View view() {
				effect(() -> log.append(this.a.get()).append(' '));
				return p(button("x", onClick(() -> {
					this.a.set(1);
					this.a.set(2);
				})));
			}
		});

		test.join().event(2);

		assertThat(log.toString()).isEqualTo("0 2 ");
	}

	@Test
	void anEventForAHandlerThatIsGoneIsReceivedDroppedAndCounted() {
		TestSession test = new TestSession(() -> new Component() {
			private final Signal<Boolean> there = signal(true);

			@Override
			protected View view() {
				return main(when(this.there, () -> button("x", onClick(() -> this.there.set(false)))));
			}
		});
		Socket socket = test.join();
		socket.event(4);
		socket.received();

		socket.event(4);

		assertThat(socket.received()).containsExactly("-1 2");
		assertThat(test.dropped).isEqualTo(1);
	}

	@Test
	void whatAFieldReportedIsNotSentBack() {
		TestSession test = new TestSession(() -> new Component() {
			private final Signal<String> name = signal("");

			@Override
			protected View view() {
				return main(input(bind(this.name)), p(this.name));
			}
		});
		Socket socket = test.join();
		socket.received();

		socket.event(3, "Ann");

		assertThat(socket.received()).containsExactly("1 1 1 4 \"Ann\"");
	}

	@Test
	void aPostedActionThatFailsIsToldAndTheSessionGoesOn() {
		TestSession test = new TestSession(Counter::new);
		Socket socket = test.join();
		socket.received();

		test.session.run(() -> {
			throw new IllegalStateException("posted");
		});

		assertThat(test.failures).singleElement().extracting(Throwable::getMessage).isEqualTo("posted");
		assertThat(socket.event(BUTTON).received()).containsExactly("1 1 1 3 \"1\"");
	}

	@Test
	void aClosedSessionRefusesEveryPageAndDropsWhatIsPosted() {
		TestSession test = new TestSession(Counter::new);
		test.join();
		test.session.close(CloseCode.RESTART);
		boolean[] ran = { false };

		test.session.run(() -> ran[0] = true);

		assertThat(ran[0]).isFalse();
		assertThat(test.session.connect(test.hello(0, 0), test.new Socket(), 0)).isEqualTo(Admission.REFUSED);
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

		test.session.close(CloseCode.RESTART);

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

		test.session.close(CloseCode.RESTART);
		test.session.close(CloseCode.RESTART);

		assertThat(socket.closed).isEqualTo(CloseCode.RESTART);
		assertThat(disposals[0]).isEqualTo(1);
		assertThat(test.session.graphSize().observers()).isZero();
	}

}
