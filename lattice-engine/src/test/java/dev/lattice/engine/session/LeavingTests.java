package dev.lattice.engine.session;

import java.util.List;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Departure;
import dev.lattice.engine.component.HistoryEntry;
import dev.lattice.engine.html.View;
import dev.lattice.engine.session.TestSession.Socket;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A component sends the browser elsewhere; L-98 of {@code lifecycle.md}. */
class LeavingTests {

	private TestSession leaving(String address, HistoryEntry entry) {
		return new TestSession(() -> new Component() {
			@Override
			protected View view() {
				return button("go", onClick(() -> navigate(address, entry)));
			}
		});
	}

	@Test
	void tellsTheBrowserWhereToGo() {
		Socket page = leaving("/other?a=b#c", HistoryEntry.PUSH).join();
		page.received();

		assertThat(page.event(2).received()).containsExactly("-3 \"navigation\"", "1 1 15 4 0 \"/other?a=b#c\"");
	}

	@Test
	void canTakeThePlaceOfTheEntryInTheHistory() {
		Socket page = leaving("/other", HistoryEntry.REPLACE).join();
		page.received();

		assertThat(page.event(2).received()).containsExactly("-3 \"navigation\"", "1 1 15 5 0 \"/other\"");
	}

	@Test
	void isToldOnce() {
		Socket page = leaving("/other", HistoryEntry.REPLACE).join();
		page.event(2);
		page.received();

		assertThat(page.event(99).received()).containsExactly("-1 2");
	}

	@Test
	void isToldAgainWithAPageThatMayNotKnow() {
		TestSession test = leaving("/other", HistoryEntry.PUSH);
		Socket page = test.join();
		page.event(2);
		test.disconnected(page, 0);

		Socket back = test.new Socket();
		test.connect(test.hello(-1, 1), back, 0);

		assertThat(back.received()).last().asString().endsWith("15 4 0 \"/other\"");
	}

	@Test
	void isNotToldAgainWithAPageThatKnew() {
		TestSession test = leaving("/other", HistoryEntry.PUSH);
		Socket page = test.join();
		page.event(2);
		test.acknowledged(page, 1);
		test.disconnected(page, 0);

		Socket back = test.new Socket();
		test.connect(test.hello(-1, 1), back, 0);

		assertThat(back.received()).last().asString().doesNotContain("/other");
	}

	@Test
	void canBeginWhileThePageIsMade() {
		Socket page = new TestSession(() -> new Component() {
			@Override
			protected View view() {
				navigate("/login");
				return p("");
			}
		}).join();

		assertThat(page.frames).containsExactly("0 1 0 \"\"", "-3 \"navigation\"", "1 0 15 4 0 \"/login\"");
	}

	@Test
	void mustNameAPlaceThatABrowserMayGoTo() {
		for (String bad : List.of("", "other", "//evil.example", "javascript:alert(1)", "/a b", "/a\\b", "/a\nb",
				"#part", "/" + "x".repeat(2048))) {
			TestSession test = leaving(bad, HistoryEntry.PUSH);
			Socket page = test.join();
			page.event(2);

			assertThat(test.failures).as(bad).singleElement().isInstanceOf(IllegalArgumentException.class);
		}
	}

	@Test
	void saysWhatIsWrongWithAnAddress() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Departure("/a b", HistoryEntry.PUSH))
			.withMessage("'/a b' is no address to go to: it has the character U+0020 at 2; percent-encode it");
	}

}
