package dev.lattice.engine.session;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.HistoryEntry;
import dev.lattice.engine.html.View;
import dev.lattice.engine.session.Destination.SamePage;
import dev.lattice.engine.session.TestSession.Socket;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.dynamic;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
import static dev.lattice.engine.session.TestPages.at;
import static dev.lattice.engine.session.TestPages.text;
import static org.assertj.core.api.Assertions.assertThat;

/** A page that follows the query of its address; sentences of {@code lifecycle.md}. */
class QueryTests {

	private final List<String> seen = new ArrayList<>();

	private final TestSession test = open(HistoryEntry.REPLACE);

	private final Socket socket = this.test.join();

	private TestSession open(HistoryEntry entry) {
		return new TestSession(() -> new Component() {

			private final Signal<String> filter = queryParameter("filter", "all", entry);

			{
				onDispose(() -> QueryTests.this.seen.add("ended"));
				effect(() -> QueryTests.this.seen.add(this.filter.get()));
			}

			@Override
			protected View view() {
				return main(p(this.filter), button("open", onClick(() -> this.filter.set("open"))));
			}
		}, SessionLimits.DEFAULTS, at("/todo"));
	}

	@Test
	void isFollowedInPlace() {
		this.socket.received();

		this.socket.navigate(new SamePage(at("/todo", "filter", "done"), text("never")));

		assertThat(this.socket.received()).containsExactly("1 1 15 2 1 \"/todo?filter=done\" 1 2 \"done\"");
		assertThat(this.seen).containsExactly("all", "done");
	}

	@Test
	void isFollowedToTheDefaultWhenTheParameterIsGone() {
		this.socket.navigate(new SamePage(at("/todo", "filter", "done"), text("never")));
		this.socket.received();

		this.socket.navigate(new SamePage(at("/todo"), text("never")));

		assertThat(this.socket.received()).containsExactly("2 2 15 2 2 \"/todo\" 1 2 \"all\"");
	}

	@Test
	void thatIsTheSameIsAnsweredAllTheSame() {
		this.socket.received();

		this.socket.navigate(new SamePage(at("/todo"), text("never")));

		assertThat(this.socket.received()).containsExactly("1 1 15 2 1 \"/todo\"");
	}

	@Test
	void withAParameterThatNoSignalHasMakesThePageAnew() {
		this.socket.navigate(new SamePage(at("/todo", "id", "7"), text("seven")));

		assertThat(this.socket.received()).last().asString().startsWith("1 1 15 1 1 \"/todo?id=7\"");
		assertThat(this.seen).containsExactly("all", "ended");
	}

	@Test
	void replacesTheEntryOfTheHistoryWhenASignalChangesIt() {
		this.socket.received();

		assertThat(this.socket.event(3).received()).containsExactly("-3 \"navigation\"",
				"1 1 1 2 \"open\" 7 \"/todo?filter=open\"");
	}

	@Test
	void getsAnEntryOfItsOwnWhenTheParameterSaysSo() {
		TestSession pushing = open(HistoryEntry.PUSH);
		Socket page = pushing.join();
		page.received();

		assertThat(page.event(3).received()).containsExactly("-3 \"navigation\"",
				"1 1 1 2 \"open\" 15 6 0 \"/todo?filter=open\"");
	}

	@Test
	void isFollowedWithoutATraceInTheHistory() {
		TestSession pushing = open(HistoryEntry.PUSH);
		Socket page = pushing.join();
		page.received();

		page.navigate(new SamePage(at("/todo", "filter", "done"), text("never")));

		assertThat(page.received()).containsExactly("1 1 15 2 1 \"/todo?filter=done\" 1 2 \"done\"");
	}

	@Test
	void isToldAgainWithThePage() {
		this.socket.navigate(new SamePage(at("/todo", "filter", "done"), text("never")));
		this.test.disconnected(this.socket, 0);

		Socket back = this.test.new Socket();
		this.test.connect(this.test.hello(-1, 1), back, 0);

		assertThat(back.received()).last().asString().startsWith("2 1 15 2 1 \"/todo?filter=done\" 5 0");
	}

	@Test
	void isFollowedByAnEffectThatFailsAndTheSessionGoesOn() {
		TestSession failing = new TestSession(() -> new Component() {

			private final Signal<String> filter = queryParameter("filter", "all");

			@Override
			protected View view() {
				effect(() -> {
					if (this.filter.get().equals("bad")) {
						throw new IllegalStateException("bad filter");
					}
				});
				return p(this.filter);
			}
		}, SessionLimits.DEFAULTS, at("/todo"));
		Socket page = failing.join();
		page.received();

		page.navigate(new SamePage(at("/todo", "filter", "bad"), text("never")));

		assertThat(page.received()).containsExactly("1 1 15 2 1 \"/todo?filter=bad\" 1 2 \"bad\"");
		assertThat(failing.failures).singleElement().asString().contains("bad filter");
	}

	@Test
	void isNoLongerFollowedByAPartThatHasEnded() {
		TestSession test = new TestSession(() -> new Component() {

			private final Signal<Boolean> there = signal(true);

			@Override
			protected View view() {
				return main(dynamic(() -> this.there.get() ? p(queryParameter("inner", "")) : p("gone")),
						button("hide", onClick(() -> this.there.set(false))));
			}
		}, SessionLimits.DEFAULTS, at("/parts"));
		Socket page = test.join();
		page.event(3);

		page.navigate(new SamePage(at("/parts", "inner", "x"), text("anew")));

		assertThat(page.received()).last().asString().contains("15 1 2 \"/parts?inner=x\"");
	}

}
