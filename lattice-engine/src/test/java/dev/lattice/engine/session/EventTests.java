package dev.lattice.engine.session;

import java.util.List;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.event.EventType;
import dev.lattice.engine.html.View;
import dev.lattice.engine.session.SessionState.Closed;
import dev.lattice.engine.session.SessionState.Live;
import dev.lattice.engine.session.TestSession.Socket;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.bind;
import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.input;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.on;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
import static dev.lattice.engine.html.Html.text;
import static dev.lattice.engine.html.Html.when;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a session does with events; sentences L-20 to L-29 and L-40 to L-50 of
 * {@code lifecycle.md}.
 */
class EventTests {

	@Test
	void aClickBecomesOneSmallPatch() {
		TestSession test = new TestSession(Counter::new);
		Socket socket = test.join();
		socket.received();

		socket.event(Counter.BUTTON);

		assertThat(socket.frames).containsExactly("1 1 1 " + Counter.TEXT + " \"1\"");
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
	void anAcknowledgementThatIsSaidAgainIsAnswered() {
		TestSession test = new TestSession(Counter::new);
		Socket socket = test.join();
		socket.input(1, 0, Counter.BUTTON);
		socket.received();

		test.acknowledged(socket, 1);
		assertThat(socket.frames).isEmpty();

		test.acknowledged(socket, 1);
		assertThat(socket.received()).containsExactly("-1 1");
	}

	@Test
	void aSecondDeliveryIsDropped() {
		TestSession test = new TestSession(Counter::new);
		Socket socket = test.join();
		socket.input(1, 0, Counter.BUTTON);
		socket.received();

		socket.input(1, 0, Counter.BUTTON);

		assertThat(socket.frames).isEmpty();
		assertThat(test.dropped).isEqualTo(1);
	}

	@Test
	void aMissingInputClosesTheConnection() {
		TestSession test = new TestSession(Counter::new);
		Socket socket = test.join();

		socket.input(2, 0, Counter.BUTTON);

		assertThat(socket.closed).isEqualTo(CloseCode.PROTOCOL);
		assertThat(test.session.state()).isInstanceOf(Closed.class);
	}

	@Test
	void anAcknowledgementOfAPatchThatWasNeverSentClosesTheConnection() {
		TestSession test = new TestSession(Counter::new);
		Socket socket = test.join();

		socket.input(1, 7, Counter.BUTTON);

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
			socket.event(Counter.BUTTON, "surprise");
		}
		assertThat(socket.closed).isNull();
		assertThat(socket.received()).first().isEqualTo("-1 1");

		socket.event(Counter.BUTTON, "surprise");

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

	@Test
	void whatTheApplicationsDecoderThrowsIsToldLikeTheFailureOfAHandler() {
		EventType<Integer> zoom = EventType.of("zoom", List.of("detail"),
				(fields) -> Integer.parseInt(fields.string()));
		TestSession test = new TestSession(() -> new Component() {
			@Override
			protected View view() {
				return p(on(zoom, (level) -> {
				}));
			}
		});
		Socket socket = test.join();
		socket.received();

		socket.event(2, "much");

		assertThat(socket.received()).containsExactly("-2 1 \"page-o-1\"");
		assertThat(test.failures).singleElement().isInstanceOf(NumberFormatException.class);
		assertThat(test.session.state()).isInstanceOf(Live.class);
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

}
