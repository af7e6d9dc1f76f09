package dev.lattice.engine.session;

import dev.lattice.engine.session.TestSession.Socket;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the client tells of its own faults (L-164 to L-166). */
class ReportTests {

	private final TestSession test = new TestSession(Counter::new);

	private final Socket socket = this.test.join();

	@Test
	void isToldWithAnIncidentAndThePage() {
		this.test.report(this.socket, "Error: no slot 7");

		assertThat(this.test.reports)
			.containsExactly("page-o-1 of dev.lattice.engine.session.Counter at /test: Error: no slot 7");
	}

	@Test
	void isTenTimesAndNoMore() {
		for (int i = 0; i < 20; i++) {
			this.test.report(this.socket, "again");
		}

		assertThat(this.test.reports).hasSize(10);
	}

	@Test
	void hasNothingThatALogWouldObey() {
		this.test.report(this.socket, "a\nERROR forged\u001b[31m\u202e\u2028\u0085\ud800b");

		assertThat(this.test.reports.getFirst()).endsWith(": a ERROR forged [31m    b");
	}

	@Test
	void isCutOff() {
		this.test.report(this.socket, "x".repeat(5_000));

		assertThat(this.test.reports.getFirst()).endsWith(": " + "x".repeat(1_000));
	}

	@Test
	void ofAnOldConnectionIsNotTold() {
		this.test.connect(this.test.hello(0, 0), this.test.new Socket(), this.test.now);

		this.test.report(this.socket, "late");

		assertThat(this.test.reports).isEmpty();
	}

}
