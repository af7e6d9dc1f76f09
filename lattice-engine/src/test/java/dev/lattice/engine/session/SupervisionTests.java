package dev.lattice.engine.session;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.html.Supervision;
import dev.lattice.engine.html.View;
import dev.lattice.engine.session.TestSession.Socket;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.div;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
import static dev.lattice.engine.html.Html.role;
import static dev.lattice.engine.html.Html.supervised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What becomes of what fails (L-150 to L-158). */
class SupervisionTests {

	private final List<Fragile> made = new ArrayList<>();

	private int ended;

	/** What the next page does when it is made. */
	private Runnable making = () -> {
	};

	private TestSession test;

	private Socket socket;

	private void open(Supervision supervision) {
		this.test = new TestSession(() -> new Fragile(supervision));
		this.socket = this.test.join();
		this.socket.received();
	}

	private Fragile page() {
		return this.made.getLast();
	}

	private void fail() {
		page().post.accept(() -> {
			throw new IllegalStateException("planned");
		});
	}

	private String told() {
		return String.join("\n", this.socket.received());
	}

	@Nested
	class APageThatIsMadeAnew {

		@ParameterizedTest
		@ValueSource(strings = { "handler", "posted", "timer", "effect", "hole" })
		void standsInThePlaceOfTheOneThatFailed(String what) {
			open(Supervision.restart());

			failIn(what);

			assertThat(SupervisionTests.this.made).hasSize(2);
			assertThat(SupervisionTests.this.ended).isEqualTo(1);
			assertThat(told()).contains("\"calm 0\"");
			assertThat(SupervisionTests.this.test.failures).hasSize(1);
		}

		private void failIn(String what) {
			Fragile page = page();
			TestSession test = SupervisionTests.this.test;
			switch (what) {
				case "handler" -> SupervisionTests.this.socket.event(3);
				case "posted" -> fail();
				case "timer" -> {
					test.run(() -> page.later(10));
					test.now += 10;
					test.tick(test.now);
				}
				case "effect" -> test.run(() -> page.effect.set(true));
				case "hole" -> test.run(() -> page.mood.set("angry"));
				default -> throw new IllegalArgumentException(what);
			}
		}

		@Test
		void answersItsOwnHandlers() {
			open(Supervision.restart());
			fail();
			String last = SupervisionTests.this.socket.frames.getLast();
			int handler = Integer.parseInt(last.replaceFirst(".* 2 0 0 \\d+ (\\d+) .*", "$1")) + 2;
			SupervisionTests.this.socket.received();

			SupervisionTests.this.socket.event(handler);

			assertThat(SupervisionTests.this.made).hasSize(3);
		}

		@Test
		void stopsAfterTooManyTimesInATime() {
			open(Supervision.restart(3, 60_000));
			for (int i = 0; i < 4; i++) {
				fail();
			}

			assertThat(SupervisionTests.this.made).hasSize(4);
			assertThat(SupervisionTests.this.ended).isEqualTo(4);
			assertThat(told()).contains("\"alert\"", "\"Incident page-o-4\"");
		}

		@Test
		void goesOnWhenItFailsSeldom() {
			open(Supervision.restart(3, 60_000));
			for (int i = 0; i < 10; i++) {
				fail();
				SupervisionTests.this.test.now += 20_000;
			}

			assertThat(SupervisionTests.this.made).hasSize(11);
		}

		@Test
		void stopsWhenItCannotBeMade() {
			open(Supervision.restart(3, 60_000));
			SupervisionTests.this.making = () -> {
				throw new IllegalStateException("no more");
			};
			fail();

			assertThat(SupervisionTests.this.test.failures).hasSize(4);
			assertThat(told()).contains("\"Incident page-o-1\"");
		}

		@Test
		void isMadeWithoutAConnectionAndSaidWithTheNext() {
			open(Supervision.restart());
			SupervisionTests.this.test.disconnected(SupervisionTests.this.socket, SupervisionTests.this.test.now);
			fail();

			SupervisionTests.this.socket = SupervisionTests.this.test.new Socket();
			SupervisionTests.this.test.connect(SupervisionTests.this.test.hello(0, 0), SupervisionTests.this.socket,
					SupervisionTests.this.test.now);

			assertThat(told()).contains("\"calm 0\"");
		}

		@Test
		void isSaidAsAWholeWhereThePageJoinsOnlyThen() {
			SupervisionTests.this.test = new TestSession(() -> new Fragile(Supervision.restart()));
			fail();
			SupervisionTests.this.socket = SupervisionTests.this.test.new Socket();

			SupervisionTests.this.test.connectFresh(SupervisionTests.this.test.hello(0, 0),
					SupervisionTests.this.socket, "new-token", SupervisionTests.this.test.now);

			assertThat(SupervisionTests.this.socket.frames).hasSize(2);
			assertThat(told()).contains("\"calm 0\"");
		}

	}

	@Nested
	class APageThatStops {

		@Test
		void endsAndShowsTheIncidentAndAWayBack() {
			open(Supervision.stop());
			fail();

			assertThat(SupervisionTests.this.ended).isEqualTo(1);
			assertThat(told()).contains("\"alert\"", "\"Incident page-o-1\"", "\"/test\"", "\"Load the page again\"");
			assertThat(SupervisionTests.this.socket.closed).isNull();
		}

		@Test
		void showsTheApplicationsMessage() {
			open(Supervision.stop().showing((incident) -> p("Call us: " + incident, role("alert"))));
			fail();

			assertThat(told()).contains("\"Call us: page-o-1\"");
		}

		@Test
		void showsTheUsualMessageWhenTheApplicationsFails() {
			open(Supervision.stop().showing((incident) -> {
				throw new IllegalStateException("no message");
			}));
			fail();

			assertThat(told()).contains("\"Incident page-o-1\"");
		}

	}

	@Nested
	class APart {

		private Signal<Boolean> broken;

		private int views;

		private void open() {
			SupervisionTests.this.test = new TestSession(() -> new Component() {
				@Override
				protected View view() {
					APart.this.broken = signal(false);
					return main(p("outside"), supervised(() -> part(), Supervision.restart(2, 60_000)));
				}

				private View part() {
					APart.this.views++;
					after(1_000, () -> {
						throw new IllegalStateException("timer");
					});
					return div(button("break", onClick(() -> {
						throw new IllegalStateException("handler");
					})), p(() -> {
						if (APart.this.broken.get()) {
							throw new IllegalStateException("hole");
						}
						return "made " + APart.this.views;
					}));
				}
			});
			SupervisionTests.this.socket = SupervisionTests.this.test.join();
			SupervisionTests.this.socket.received();
		}

		@Test
		void isMadeAnewWhenAHandlerInItFails() {
			open();
			SupervisionTests.this.socket.event(5);

			assertThat(told()).contains("\"made 2\"").doesNotContain("outside");
		}

		@Test
		void isMadeAnewWhenATimerInItFails() {
			open();
			SupervisionTests.this.test.now += 1_000;
			SupervisionTests.this.test.tick(SupervisionTests.this.test.now);

			assertThat(told()).contains("\"made 2\"");
			assertThat(SupervisionTests.this.test.failures).hasSize(1);
		}

		@Test
		void showsTheMessageWhenItFailsEachTime() {
			open();
			SupervisionTests.this.test.run(() -> this.broken.set(true));

			assertThat(this.views).isEqualTo(3);
			assertThat(told()).contains("\"Incident page-o-3\"");
		}

	}

	@Test
	void aPageThatSaysNothingGoesOn() {
		open(Supervision.carryOn());
		fail();

		assertThat(this.made).hasSize(1);
		assertThat(told()).isEmpty();
	}

	@Test
	void aBudgetMustBeOne() {
		assertThatIllegalArgumentException().isThrownBy(() -> Supervision.restart(101, 1))
			.withMessageContaining("not 101 times within 1 ms");
	}

	private final class Fragile extends Component {

		final Signal<String> mood = signal("calm");

		final Signal<Boolean> effect = signal(false);

		final java.util.function.Consumer<Runnable> post = (action) -> SupervisionTests.this.test.run(action);

		private final Supervision supervision;

		Fragile(Supervision supervision) {
			SupervisionTests.this.making.run();
			this.supervision = supervision;
			SupervisionTests.this.made.add(this);
			onDispose(() -> SupervisionTests.this.ended++);
			effect(() -> {
				if (this.effect.get()) {
					throw new IllegalStateException("effect");
				}
			});
		}

		void later(long millis) {
			after(millis, () -> {
				throw new IllegalStateException("timer");
			});
		}

		@Override
		public Supervision supervision() {
			return this.supervision;
		}

		@Override
		protected View view() {
			return main(p(() -> {
				if (this.mood.get().equals("angry")) {
					throw new IllegalStateException("hole");
				}
				return this.mood.get() + " 0";
			}), button("break", onClick(() -> {
				throw new IllegalStateException("handler");
			})));
		}

	}

}
