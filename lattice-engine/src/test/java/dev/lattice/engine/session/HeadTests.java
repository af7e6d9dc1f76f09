package dev.lattice.engine.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Head;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.View;
import dev.lattice.engine.session.Destination.Granted;
import dev.lattice.engine.session.TestSession.Socket;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.dynamic;
import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What a page says in the head of its document; L-99 of {@code lifecycle.md}. */
class HeadTests {

	private final TestSession test = new TestSession(() -> new Component() {

		private final Signal<Integer> unread = signal(0);

		@Override
		protected View view() {
			head().title(() -> "Inbox (" + this.unread.get() + ")").description("All your mail").language("en");
			return button("more", onClick(() -> this.unread.update((n) -> n + 1)));
		}
	});

	@Test
	void isPartOfTheFirstPaint() {
		assertThat(this.test.paint.head()).containsExactly(Map.entry("title", "Inbox (0)"),
				Map.entry("meta:description", "All your mail"), Map.entry("lang", "en"));
	}

	@Test
	void followsItsSignals() {
		Socket page = this.test.join();

		assertThat(page.event(2).received()).last().isEqualTo("1 1 14 \"title\" \"Inbox (1)\"");
	}

	@Test
	void isSaidAfterTheMarkup() {
		Socket page = new TestSession(() -> new Component() {

			private final Signal<Integer> unread = signal(0);

			@Override
			protected View view() {
				head().title(() -> "Inbox (" + this.unread.get() + ")");
				return main(p(this.unread), p("of ", this.unread),
						button("more", onClick(() -> this.unread.update((n) -> n + 1))));
			}
		}).join();
		page.received();

		assertThat(page.event(5).received()).containsExactly("-3 \"navigation\"",
				"1 1 -2 2 2 \"1\" \"1\" 14 \"title\" \"Inbox (1)\"");
	}

	@Test
	void isTakenAwayWhereAnotherPageSaysNothing() {
		Socket page = this.test.join();
		page.received();

		page.navigate(new Granted(new Location("/other", new LinkedHashMap<>()), () -> new Component() {
			@Override
			protected View view() {
				head().title("Other").language("en");
				return p("");
			}
		}));

		assertThat(page.received()).singleElement()
			.asString()
			.endsWith("14 \"meta:description\" null 14 \"title\" \"Other\"");
	}

	@Test
	void isSaidAgainWithThePage() {
		Socket page = this.test.join();
		this.test.disconnected(page, 0);

		Socket back = this.test.new Socket();
		this.test.connect(this.test.hello(-1, 0), back, 0);

		assertThat(back.received()).last()
			.asString()
			.endsWith("14 \"title\" \"Inbox (0)\" 14 \"meta:description\" \"All your mail\" 14 \"lang\" \"en\"");
	}

	@Test
	void isSaidToAPageThatHasTheMarkupOfAnotherSession() {
		Socket page = this.test.new Socket();
		this.test.connectFresh(this.test.hello(0, 0), page, "token", 0);

		assertThat(page.received()).last().asString().contains("14 \"title\" \"Inbox (0)\"");
	}

	@Test
	void isThatOfTheLastPartThatSaysSomethingAndIsThere() {
		TestSession test = new TestSession(() -> new Component() {

			private final Signal<Boolean> there = signal(true);

			@Override
			protected View view() {
				head().title("Page");
				return main(dynamic(() -> {
					if (this.there.get()) {
						head().title("Part");
						return p("part");
					}
					return p("gone");
				}), button("hide", onClick(() -> this.there.set(false))));
			}
		});
		assertThat(test.paint.head()).containsEntry("title", "Part");

		assertThat(test.join().event(3).received()).last().asString().endsWith("14 \"title\" \"Page\"");
	}

	@Test
	void isThatOfTheFirstPartWhenThoseAfterItHaveEndedInAnyOrder() {
		Scope page = Scope.root(Runnable::run);
		Head head = new Head(null);
		page.run(() -> head.title("first"));
		Scope second = page.child();
		second.run(() -> head.title("second"));
		Scope third = page.child();
		third.run(() -> head.title("third"));

		second.dispose();
		assertThat(head.entries()).containsEntry("title", "third");

		third.dispose();
		assertThat(head.entries()).containsEntry("title", "first");
	}

	@Test
	void saysANameThatIsSaidAgainWhereItWasFirst() {
		Scope page = Scope.root(Runnable::run);
		Head head = new Head(null);
		Scope part = page.child();
		part.run(() -> head.title("before"));
		page.run(() -> head.language("en"));

		part.dispose();
		assertThat(head.entries()).containsOnlyKeys("lang");

		page.run(() -> head.title("again"));
		assertThat(head.entries().keySet()).containsExactly("title", "lang");
	}

	@Test
	void refusesNamesThatAreNone() {
		for (String bad : List.of("", "a b", "x\"y", "<")) {
			assertThatIllegalArgumentException().isThrownBy(() -> new TestSession(() -> new Component() {
				@Override
				protected View view() {
					head().meta(bad, "value");
					return p("");
				}
			})).withMessageContaining(bad.isEmpty() ? "needs a name" : "is no name of metadata");
		}
	}

}
