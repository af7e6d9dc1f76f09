package dev.lattice.engine.session;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.View;
import dev.lattice.engine.session.TestSession.Socket;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
import static dev.lattice.engine.html.Html.text;
import static org.assertj.core.api.Assertions.assertThat;

/** The page and its address; sentences of {@code lifecycle.md}. */
class AddressTests {

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

		assertThat(socket.received()).containsExactly("-3 \"navigation\"",
				"1 1 1 2 \"done & gone\" 7 \"/todo?filter=done%20%26%20gone\"");
	}

	@Test
	void theAddressFollowsAlsoWhenNoHoleReadsTheParameter() {
		TestSession test = page(false);
		Socket socket = test.join();
		socket.received();

		socket.event(3);

		assertThat(socket.received()).containsExactly("-3 \"navigation\"", "1 1 7 \"/todo?filter=done%20%26%20gone\"");
	}

	@Test
	void aPageThatIsSaidAgainIsToldItsAddress() {
		TestSession test = page(true);
		Socket first = test.join();
		first.event(3);
		test.disconnected(first, test.now);
		Socket second = test.new Socket();

		test.connect(test.hello(-1, 1), second, test.now);

		assertThat(second.frames).last().asString().endsWith("7 \"/todo?filter=done%20%26%20gone\"");
	}

}
