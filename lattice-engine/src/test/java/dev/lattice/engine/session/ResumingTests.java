package dev.lattice.engine.session;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.html.View;
import dev.lattice.engine.session.SessionState.Closed;
import dev.lattice.engine.session.SessionState.Detached;
import dev.lattice.engine.session.SessionState.Live;
import dev.lattice.engine.session.TestSession.Socket;
import dev.lattice.engine.signal.SharedSignal;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.input;
import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;

/** Connections that are lost and come again; sentences of {@code lifecycle.md}. */
class ResumingTests {

	@Test
	void missedPatchesAreSentAgain() {
		TestSession test = new TestSession(Counter::new);
		Socket first = test.join();
		first.input(1, 0, Counter.BUTTON);
		first.input(2, 0, Counter.BUTTON);
		test.disconnected(first, test.now);
		Socket second = test.new Socket();

		test.connect(test.hello(1, 2), second, test.now);

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
		test.disconnected(first, test.now);
		for (int i = 1; i <= 5; i++) {
			shared.set(i);
			test.runMailbox();
		}
		Socket second = test.new Socket();

		test.connect(test.hello(0, 0), second, test.now);

		assertThat(second.frames).containsExactly("0 2 0 \"\"", "1 0 1 2 \"5\"");
	}

	@Test
	void aPageThatAsksForItIsSaidAgain() {
		TestSession test = new TestSession(Counter::new);
		Socket first = test.join();
		first.input(1, 0, Counter.BUTTON);
		test.disconnected(first, test.now);
		Socket second = test.new Socket();

		test.connect(test.hello(-1, 1), second, test.now);

		assertThat(second.frames).first().isEqualTo("0 4 1 \"\"");
		assertThat(second.frames).element(1).asString().startsWith("2 1 5 0 6 1").endsWith("\"Count: \" \"1\" \"+1\"");
		assertThat(second.input(2, 2, Counter.BUTTON).received()).last().isEqualTo("3 2 1 3 \"2\"");
	}

	@Test
	void theLateEndOfAnOldConnectionHarmsNothing() {
		TestSession test = new TestSession(Counter::new);
		Socket first = test.join();
		Socket second = test.new Socket();
		test.connect(test.hello(0, 0), second, test.now);

		test.disconnected(first, test.now);

		assertThat(first.closed).isEqualTo(CloseCode.SUPERSEDED);
		assertThat(test.session.state()).isEqualTo(new Live(second));
	}

	@Test
	void eventsOfAnOldConnectionAreNotApplied() {
		TestSession test = new TestSession(Counter::new);
		Socket first = test.join();
		Socket second = test.new Socket();
		test.connect(test.hello(0, 0), second, test.now);
		second.received();

		first.input(1, 0, Counter.BUTTON);

		assertThat(second.frames).isEmpty();
		assertThat(first.received()).hasSize(1);
	}

	@Test
	void aSessionThatNobodyResumesEndsInTime() {
		TestSession test = new TestSession(Counter::new);
		test.disconnected(test.join(), 5_000);

		test.tick(64_999);
		assertThat(test.session.state()).isInstanceOf(Detached.class);

		test.tick(65_000);
		assertThat(test.session.state()).isInstanceOf(Closed.class);
	}

}
