package dev.lattice.engine.session;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.html.View;
import dev.lattice.engine.session.TestSession.Socket;
import dev.lattice.engine.signal.Scope;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;

/** Whether a page is there; {@code docs/spec/rooms.md}, R-130. */
class PageLineTests {

	private final List<String> log = new ArrayList<>();

	private final TestSession test = new TestSession(() -> new Component() {

		private final PageLine line = Scope.provided(PageLine.class);

		@Override
		protected View view() {
			Scope.onDispose(this.line.onChange(() -> PageLineTests.this.log.add("" + this.line.isUp())));
			PageLineTests.this.log.add("at first " + this.line.isUp());
			return p("page");
		}

	});

	@Test
	void aPageIsThereFromWhenItJoinsAndWheneverItIsConnected() {
		assertThat(this.log).containsExactly("at first false");
		Socket first = this.test.join();
		this.test.runMailbox();
		assertThat(this.log).containsExactly("at first false", "true");
		this.test.disconnected(first, this.test.now);
		this.test.runMailbox();
		assertThat(this.log).endsWith("false");
		Socket second = this.test.new Socket();
		this.test.connect(this.test.hello(0, 0), second, this.test.now);
		this.test.runMailbox();
		assertThat(this.log).containsExactly("at first false", "true", "false", "true");
	}

	@Test
	void aNewConnectionInThePlaceOfAnOldOneIsNoChange() {
		this.test.join();
		this.test.runMailbox();
		this.test.connect(this.test.hello(0, 0), this.test.new Socket(), this.test.now);
		this.test.runMailbox();
		assertThat(this.log).containsExactly("at first false", "true");
	}

}
