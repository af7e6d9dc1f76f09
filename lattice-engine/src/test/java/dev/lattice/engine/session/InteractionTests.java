package dev.lattice.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.component.ClientMessages;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.event.FileInfo;
import dev.lattice.engine.event.Payload;
import dev.lattice.engine.html.Client;
import dev.lattice.engine.html.Hook;
import dev.lattice.engine.html.TrustedHtml;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What a page asks of the browser besides showing it: commands, hooks, controls. */
class InteractionTests {

	private static TestSession page(Supplier<View> view) {
		return new TestSession(() -> new Component() {
			@Override
			protected View view() {
				return view.get();
			}
		});
	}

	@Nested
	class Commands {

		@Test
		void standAtTheirElementByEventInTheOrderInWhichTheyWereGiven() {
			TestSession page = page(() -> button("go", onClick(Client.toggleClass("open").on("#menu")),
					onClick(Client.focus("#name")), on("keydown", Client.hide().around(".card"))));

			assertThat(page.html()).contains("data-do=\""
					+ ("{\"click\":[[\"toggleClass\",\"#menu\",\"open\"],"
							+ "[\"focus\",\"#name\"]],\"keydown\":[[\"hide\",\"^.card\"]]}")
						.replace("\"", "&quot;")
					+ "\"");
		}

		@Test
		void needThePartOfTheClientThatHasThem() {
			assertThat(page(() -> button("go", onClick(Client.show().on("p")))).paint.needs()).containsExactly("more");
			assertThat(page(() -> button("go", onClick(() -> {
			}))).paint.needs()).isEmpty();
		}

		@Test
		void needItAsMarkupAndPortalsDo() {
			assertThat(page(() -> raw(TrustedHtml.unchecked("<b>x</b>"))).paint.needs()).containsExactly("more");
			assertThat(page(() -> portal(p("x"))).paint.needs()).containsExactly("more");
		}

		@Test
		void setNoAttributeThatWouldBeAScript() {
			assertThatIllegalArgumentException().isThrownBy(() -> Client.setAttribute("onclick", "x"))
				.withMessageContaining("onclick");
			assertThat(Client.setAttribute("href", "javascript:x").arguments()).contains("about:invalid#lattice");
		}

		@Test
		void ofTheServerAreSaidOnceWithTheNextPatch() {
			TestSession page = new TestSession(Runs::new);
			TestSession.Socket socket = page.join();
			socket.frames.clear();

			page.event(socket, 1, 0, 2, List.of());
			assertThat(socket.frames).containsExactly("-3 \"more\"",
					"1 1 12 \"[[\"resetForm\",\"form\"],[\"focus\",\"#name\"]]\"");
			page.event(socket, 2, 1, 2, List.of());
			assertThat(socket.frames).hasSize(3);
		}

		@Test
		void ofTheServerMustSayWhatTheyAreFor() {
			ClientMessages messages = new ClientMessages();
			assertThat(messages.isWaiting()).isFalse();
			TestSession page = new TestSession(() -> new Component() {
				@Override
				protected View view() {
					return button("go", onClick(() -> runInBrowser(Client.hide())));
				}
			});
			TestSession.Socket socket = page.join();
			page.event(socket, 1, 0, 2, List.of());
			assertThat(page.failures).singleElement()
				.asString()
				.contains("'hide' stands at no element", "on(selector)");
		}

		private static final class Runs extends Component {

			@Override
			protected View view() {
				return button("go", onClick(() -> runInBrowser(Client.resetForm().on("form"), Client.focus("#name"))));
			}

		}

	}

	@Nested
	class Hooks {

		private final List<Payload> heard = new ArrayList<>();

		private final class Charted extends Component {

			private final Hook chart = hook("chart");

			private final Hook map = hook("map");

			@Override
			protected View view() {
				return div(section(this.chart, onPush("pick", Hooks.this.heard::add)), section(this.map),
						button("go", onClick(() -> {
							this.map.push("center", List.of(1.5, 2));
							push("theme", "dark");
						})));
			}

		}

		@Test
		void haveTheirNameAndANumberOfTheirOwn() {
			assertThat(new TestSession(Charted::new).html()).contains("data-hook=\"chart.1\"", "data-hook=\"map.2\"");
		}

		@Test
		void arePushedToEachAloneOrAllTogether() {
			TestSession page = new TestSession(Charted::new);
			TestSession.Socket socket = page.join();
			int click = 5;
			page.event(socket, 1, 0, click, List.of());
			assertThat(socket.frames).contains("1 1 11 2 \"center\" \"[1.5,2]\" 11 0 \"theme\" \"\"dark\"\"");
		}

		@Test
		void pushToTheHandlersOfThatName() {
			TestSession page = new TestSession(Charted::new);
			TestSession.Socket socket = page.join();
			page.event(socket, 1, 0, 3, List.of("{\"at\":[3]}"));
			assertThat(this.heard).singleElement().hasToString("{\"at\":[3]}");
		}

		@Test
		void pushNothingThatIsNoJson() {
			TestSession page = new TestSession(Charted::new);
			TestSession.Socket socket = page.join();
			page.event(socket, 1, 0, 3, List.of("{"));
			assertThat(this.heard).isEmpty();
			assertThat(page.dropped).isOne();
		}

		@Test
		void areToldOfThePartOfTheClientAgainWithEveryConnection() {
			TestSession page = new TestSession(Charted::new);
			page.disconnected(page.join(), 0);
			TestSession.Socket again = page.new Socket();
			page.connect(new Hello("token", TestSession.PAGE, 0, 0, "/test", ""), again, 0);
			assertThat(again.frames).hasSize(2).last().isEqualTo("-3 \"more\"");
		}

		@Test
		void areNotPushedToWithoutEndWhileThePageIsAway() {
			TestSession page = new TestSession(Charted::new);
			page.run(() -> {
			});
			Charted[] made = new Charted[1];
			TestSession away = new TestSession(() -> made[0] = new Charted());
			away.run(() -> {
				for (int i = 0; i < ClientMessages.LIMIT; i++) {
					made[0].chart.push("tick", i);
				}
				assertThatIllegalStateException().isThrownBy(() -> made[0].chart.push("tick", null))
					.withMessageContaining("1000 messages wait");
			});
		}

	}

	@Nested
	class Controls {

		@Test
		void aSelectOfManyIsPaintedSetAndReported() {
			Signal<List<String>>[] chosen = signals();
			TestSession page = page(() -> {
				chosen[0] = new Signal<>(List.of("a", "c"));
				return select(bindValues(chosen[0]), option("a"), option("b"), option("c"));
			});
			assertThat(page.html())
				.contains("<option selected=\"\">a</option><option>b</option><option selected=\"\">c");
			TestSession.Socket socket = page.join();
			page.event(socket, 1, 0, 4, List.of(1, "b"));
			page.run(() -> assertThat(chosen[0].get()).containsExactly("b"));
			assertThat(socket.frames).contains("1 1 1 3 \"b\"");
		}

		@Test
		void filesAreReportedByNameSizeAndType() {
			List<FileInfo> seen = new ArrayList<>();
			TestSession page = page(() -> input(type("file"), onFiles(seen::addAll)));
			page.event(page.join(), 1, 0, 3, List.of(1, "a.txt", 5, "text/plain"));
			assertThat(seen).containsExactly(new FileInfo("a.txt", 5, "text/plain"));
		}

		@Test
		void aRadioButtonChoosesItsValue() {
			Signal<String>[] chosen = signals();
			TestSession page = page(() -> {
				chosen[0] = new Signal<>("a");
				return fragment(input(type("radio"), bindRadio(chosen[0], "a")),
						input(type("radio"), bindRadio(chosen[0], "b")));
			});
			assertThat(page.html()).contains("value=\"a\" checked=\"\"").doesNotContain("value=\"b\" checked");
			TestSession.Socket socket = page.join();
			page.event(socket, 1, 0, 9, List.of(true));
			page.run(() -> assertThat(chosen[0].get()).isEqualTo("b"));
			assertThat(socket.frames).last().isEqualTo("1 1 1 4 false");
		}

		@Test
		void anEditedTextIsPaintedAsContent() {
			TestSession page = page(() -> p(bindText(new Signal<>("a < b"))));
			assertThat(page.html()).contains("contenteditable=\"plaintext-only\">a &lt; b</p>");
			assertThat(page.paint.needs()).isEmpty();
		}

		@Test
		void aDialogIsShownByTheFirstPatchAndClosedByTheUser() {
			Signal<Boolean>[] open = signals();
			TestSession page = page(() -> {
				open[0] = new Signal<>(true);
				return dialog(p("x"), modal(open[0]));
			});
			assertThat(page.html()).doesNotContain("modal");
			TestSession.Socket socket = page.join();
			assertThat(socket.frames).last().isEqualTo("1 0 1 2 true");
			page.event(socket, 1, 1, 3, List.of());
			assertThat(socket.frames).last().isEqualTo("2 1 1 2 false");
		}

		@Test
		void aForcedValueSaysSoInItsTemplate() {
			TestSession page = page(() -> input(bind(new Signal<>("a"), forced(), debounce(100))));
			assertThat(page.paint.templates()).contains("10,\"!value\",11,\"input\",0,100");
			assertThat(page.html()).contains("value=\"a\"");
		}

		@SafeVarargs
		private static <T> Signal<T>[] signals(Signal<T>... one) {
			return java.util.Arrays.copyOf(one, 1);
		}

	}

	@Nested
	class Ignored {

		@Test
		void busyIsAnAttributeThatNeedsThePartOfTheClientThatShowsIt() {
			TestSession saving = page(() -> form(button("Save", type("submit"), busy("Saving"))));

			assertThat(saving.html()).contains("data-busy=\"Saving\"");
			assertThat(saving.session.firstPaint().needs()).containsExactly("more");
		}

		@Test
		void busyIsNoAttributeOfTheApplications() {
			assertThatIllegalArgumentException().isThrownBy(() -> attribute("data-busy", "x"))
				.withMessageContaining("data-busy");
		}

		@Test
		void placesSayWhatOtherScriptsOwn() {
			assertThat(page(() -> div(ignore(), ignore("style", "class"))).html())
				.contains("data-ignore=\"* style class\"");
		}

		@Test
		void contentMayNotHoldViewsThatComeAndGo() {
			assertThatIllegalStateException()
				.isThrownBy(() -> page(() -> div(ignore(), p(when(() -> true, () -> p("x"))))))
				.withMessageContaining("ignore()");
		}

	}

}
