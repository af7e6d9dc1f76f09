package dev.lattice.engine.session;

import dev.lattice.engine.session.TestSession.Socket;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.input;
import static org.assertj.core.api.Assertions.assertThat;

/** Pages that do not acknowledge; sentences L-60 to L-63 of {@code lifecycle.md}. */
class SlowPageTests {

	private final SessionLimits limits = new SessionLimits(10_000, 60_000, 2, 1_000_000, 10, 10);

	@Test
	void renderingWaitsForAcknowledgementsAndThenSaysTheLatestOnce() {
		TestSession test = new TestSession(Counter::new, this.limits);
		Socket socket = test.join();
		for (int input = 1; input <= 5; input++) {
			socket.input(input, 0, Counter.BUTTON);
		}
		assertThat(socket.received()).containsExactly("0 1 0 \"\"", "1 1 1 3 \"1\"", "2 2 1 3 \"2\"", "-1 3", "-1 4",
				"-1 5");

		test.acknowledged(socket, 1);

		assertThat(socket.received()).containsExactly("3 5 1 3 \"5\"");
	}

	@Test
	void rememberedPatchesAreBoundedInBytes() {
		TestSession test = new TestSession(Counter::new, new SessionLimits(10_000, 60_000, 1_000, 20, 10, 10));
		Socket socket = test.join();
		for (int input = 1; input <= 50; input++) {
			socket.input(input, 0, Counter.BUTTON);
		}

		assertThat(socket.frames).filteredOn((frame) -> !frame.startsWith("-1") && !frame.startsWith("0")).hasSize(2);
	}

}
