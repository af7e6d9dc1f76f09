package dev.lattice.test;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.View;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.signal.Signal;
import dev.lattice.engine.text.MemoryText;
import dev.lattice.engine.text.Splices;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.lattice.engine.html.Html.attribute;
import static dev.lattice.engine.html.Html.bind;
import static dev.lattice.engine.html.Html.button;
import static dev.lattice.engine.html.Html.disabled;
import static dev.lattice.engine.html.Html.dynamic;
import static dev.lattice.engine.html.Html.id;
import static dev.lattice.engine.html.Html.main;

import static dev.lattice.engine.html.Html.onClick;
import static dev.lattice.engine.html.Html.p;
import static dev.lattice.engine.html.Html.textarea;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * I-120 to I-129: several pages and one text, with real sessions and real frames. What is
 * delayed, lost or repeated is what a network does.
 */
class SharedTextTests {

	private static final Location LOCATION = new Location("/text", Map.of());

	private final TesterPages pages = new TesterPages(null, null, List.of(), new Templates(10), SessionLimits.DEFAULTS);

	private final MemoryText text = new MemoryText("shared", 10_000);

	private final List<String> refused = new ArrayList<>();

	private Person person() {
		return new Person();
	}

	/** Somebody with a page. */
	private final class Person {

		final TesterPage page = new TesterPage(SharedTextTests.this.pages, LOCATION, Form::new,
				(address) -> new Destination.Granted(LOCATION, Form::new));

		final Network network = new Network(this.page);

		Element field() {
			return this.page.page().document.select("#text").getFirst();
		}

		PageText text() {
			PageText text = this.page.page().texts.of(field());
			assertThat(text).isNotNull();
			return text;
		}

		String shown() {
			this.page.settle();
			return PageProperties.value(field());
		}

		Person types(int index, String typed) {
			return replaces(index, 0, typed);
		}

		Person replaces(int index, int deleted, String typed) {
			PageText text = text();
			String now = PageProperties.value(field());
			PageProperties.set(field(), "value", Splices.of(index, deleted, typed).applyTo(now));
			text.sync(index + typed.length());
			this.page.sendEdits();
			return this;
		}

		/** The field as the text has it behind what was typed last. */
		int caret() {
			return text().caret();
		}

	}

	private final class Form extends Component {

		private final Signal<Integer> clicks = signal(0);

		private final Signal<Boolean> locked = signal(false);

		private final Signal<Boolean> same = signal(false);

		@Override
		protected View view() {
			return main(dynamic(this::changing),
					button("again", id("again"), onClick(() -> this.clicks.update((n) -> n + 1))),
					button("same", id("same"), onClick(() -> this.same.update((same) -> !same))),
					button("lock", id("lock"), onClick(() -> this.locked.set(true))));
		}

		/**
		 * Another structure after each second click, and made anew after each other one.
		 */
		private View changing() {
			this.same.get();
			return (this.clicks.get() % 2 == 0) ? main(field()) : main(p("again"), field());
		}

		private View field() {
			return textarea(id("text"), attribute("maxlength", "50"), disabled(this.locked), bind(
					SharedTextTests.this.text, (refused) -> SharedTextTests.this.refused.add(refused.getMessage())));
		}

	}

	private static void click(Person person, String id) {
		Element button = person.page.page().document.select(id).getFirst();
		person.page.send(Listener.of(person.page.page(), button, "click").getFirst().slot(), EventValues
			.read(Listener.of(person.page.page(), button, "click").getFirst().fields(), button, EventValues.MOUSE));
	}

	@Test
	void theFirstHtmlHasTheText() {
		assertThat(person().page.firstHtml()).contains("autocomplete=\"off\"").contains(">\nshared</textarea>");
	}

	@Test
	void whatOneTypesTheOthersSee() {
		Person ada = person();
		Person bob = person();
		ada.types(6, " text");
		assertThat(SharedTextTests.this.text).hasToString("shared text");
		assertThat(bob.shown()).isEqualTo("shared text");
		bob.types(0, "our ");
		assertThat(ada.shown()).isEqualTo("our shared text");
	}

	@Test
	void whatTheApplicationChangesIsShown() {
		Person ada = person();
		SharedTextTests.this.text.edit(Splices.of(0, 6, "new"));
		assertThat(ada.shown()).isEqualTo("new");
	}

	@Test
	void whatIsTypedAtOnceIsMerged() {
		Person ada = person();
		Person bob = person();
		ada.network.delay();
		bob.network.delay();
		ada.types(0, "A");
		bob.types(6, "B");
		ada.network.deliver();
		bob.network.deliver();
		assertThat(ada.shown()).isEqualTo("AsharedB");
		assertThat(bob.shown()).isEqualTo("AsharedB");
	}

	@Test
	void whoTypesARunAtThePlaceOfAnotherIsNotInterrupted() {
		Person ada = person();
		Person bob = person();
		ada.network.delay();
		for (int i = 0; i < 3; i++) {
			ada.types(ada.caret(), "a");
			bob.types(bob.caret(), "b");
		}
		ada.network.deliver();
		assertThat(ada.shown()).isEqualTo(bob.shown()).containsPattern("^(aaabbb|bbbaaa)shared$");
	}

	@Test
	void theCaretStaysBehindWhatWasTyped() {
		Person ada = person();
		ada.types(3, "x");
		SharedTextTests.this.text.edit(Splices.of(0, 0, "our "));
		assertThat(ada.shown()).isEqualTo("our shaxred");
		assertThat(ada.caret()).isEqualTo(8);
		SharedTextTests.this.text.edit(Splices.of(8, 0, "!"));
		assertThat(ada.shown()).isEqualTo("our shax!red");
		assertThat(ada.caret()).isEqualTo(8);
	}

	@Nested
	class WithoutAConnection {

		@Test
		void whatIsTypedIsMergedWhenThereIsOneAgain() {
			Person ada = person();
			Person bob = person();
			ada.network.drop();
			ada.types(6, " text").types(0, "my ");
			bob.types(3, "-");
			ada.network.resume();
			assertThat(ada.shown()).isEqualTo("my sha-red text");
			assertThat(bob.shown()).isEqualTo("my sha-red text");
		}

		@Test
		void whatIsTypedIsMergedIntoWhatANewSessionShows() {
			Person ada = person();
			Person bob = person();
			ada.types(6, " text");
			ada.network.crash();
			ada.types(0, "my ");
			bob.types(3, "-");
			ada.network.resume();
			assertThat(ada.shown()).isEqualTo("my sha-red text");
			assertThat(bob.shown()).isEqualTo("my sha-red text");
		}

		@Test
		void whatALostSessionHadTakenIsNotTypedTwice() {
			Person ada = person();
			Person bob = person();
			ada.network.delay();
			ada.types(6, " text");
			// The session takes it, and its answer is lost with it.
			SharedTextTests.this.text.edit(Splices.of(6, 0, " text"));
			bob.types(0, "our ");
			ada.network.crash();
			ada.network.resume();
			assertThat(ada.shown()).isEqualTo("our shared text");
			assertThat(SharedTextTests.this.text).hasToString("our shared text");
		}

		@Test
		void whatIsTypedIntoTheFirstHtmlIsMergedIntoWhatANewSessionHas() {
			Person ada = person();
			ada.network.crash();
			ada.types(6, "!");
			SharedTextTests.this.text.edit(Splices.of(0, 0, "our "));
			ada.network.resume();
			assertThat(ada.shown()).isEqualTo("our shared!");
			assertThat(SharedTextTests.this.text).hasToString("our shared!");
		}

		@Test
		void whatIsTypedStaysInAPageThatIsSaidAgain() {
			Person ada = person();
			ada.network.drop();
			ada.types(6, "!");
			SharedTextTests.this.text.edit(Splices.of(0, 0, "our "));
			ada.page.sayAgain();
			assertThat(ada.shown()).isEqualTo("our shared!");
			assertThat(SharedTextTests.this.text).hasToString("our shared!");
		}

	}

	@Nested
	class AnEditThatIsNotTaken {

		@Test
		void fromAFieldThatIsDisabledIsTakenBack() {
			Person ada = person();
			click(ada, "#lock");
			ada.types(0, "A");
			assertThat(ada.shown()).isEqualTo("shared");
			assertThat(SharedTextTests.this.text).hasToString("shared");
		}

		@Test
		void thatIsLongerThanTheFieldAllowsIsTakenBack() {
			Person ada = person();
			ada.types(0, "x".repeat(45));
			assertThat(ada.shown()).isEqualTo("shared");
			ada.types(0, "x".repeat(44));
			assertThat(ada.shown()).hasSize(50);
		}

		@Test
		void leavesWhatWasTypedAfterItMergedWithTheText() {
			Person ada = person();
			ada.network.delay();
			ada.types(0, "x".repeat(45));
			ada.types(51, "!");
			ada.network.deliver();
			assertThat(ada.shown()).isEqualTo("shared!");
			assertThat(SharedTextTests.this.text).hasToString("shared!");
		}

	}

	@Test
	void anotherStructureInItsPlaceGoesOnWithWhatWasTyped() {
		Person ada = person();
		ada.network.delay();
		click(ada, "#again");
		ada.types(0, "A");
		SharedTextTests.this.text.edit(Splices.of(6, 0, "!"));
		ada.network.deliver();
		assertThat(ada.shown()).isEqualTo("Ashared!");
		assertThat(SharedTextTests.this.text).hasToString("Ashared!");
	}

	@Test
	void aViewThatComesAgainGoesOnWithTheText() {
		Person ada = person();
		ada.types(6, "!");
		ada.network.delay();
		click(ada, "#same");
		ada.types(0, "A");
		SharedTextTests.this.text.edit(Splices.of(3, 0, "-"));
		ada.network.deliver();
		assertThat(ada.shown()).isEqualTo("Asha-red!");
		assertThat(SharedTextTests.this.text).hasToString("Asha-red!");
	}

	@Test
	void anEditOfWhatIsForgottenIsLeftToThePage() {
		Person ada = person();
		for (int i = 0; i < 102; i++) {
			SharedTextTests.this.text.edit(Splices.of(0, 1, String.valueOf((char) ('a' + i % 26))));
			ada.shown();
		}
		Listener listener = Listener.of(ada.page.page(), ada.field(), "lattice:edit").getFirst();
		ada.page.send(listener.slot(), new ArrayList<>(List.of(1, 1, "-6")));
		assertThat(SharedTextTests.this.text.toString()).hasSize(6);
		ada.types(6, "!");
		assertThat(ada.shown()).hasSize(7).isEqualTo(SharedTextTests.this.text.toString());
	}

	@Nested
	class BadInput {

		private void send(Person person, Object... fields) {
			Listener listener = Listener.of(person.page.page(), person.field(), "lattice:edit").getFirst();
			person.page.send(listener.slot(), new ArrayList<>(List.of(fields)));
		}

		@Test
		void anEditOfAVersionThatWasNeverSaidChangesNothing() {
			Person ada = person();
			send(ada, 1, 99, "+1:x");
			assertThat(SharedTextTests.this.text).hasToString("shared");
		}

		@Test
		void anEditThatDoesNotFitIsTakenBack() {
			Person ada = person();
			send(ada, 1, ~("shared".hashCode() & Integer.MAX_VALUE), "=100-5");
			assertThat(SharedTextTests.this.text).hasToString("shared");
			assertThat(SharedTextTests.this.refused).hasSize(1);
			assertThat(ada.types(0, "A").shown()).isEqualTo("Ashared");
		}

		@Test
		void anEditThatComesTwiceCountsOnce() {
			Person ada = person();
			int base = ~("shared".hashCode() & Integer.MAX_VALUE);
			send(ada, 1, base, "+1:x");
			send(ada, 1, base, "+1:x");
			assertThat(SharedTextTests.this.text).hasToString("xshared");
		}

	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 })
	void whateverTheNetworkDoesAllPagesShowTheSameInTheEnd(long seed) {
		Random random = new Random(seed);
		List<Person> persons = List.of(person(), person(), person());
		Map<Person, Integer> typed = new HashMap<>();
		char next = '\u4e00';
		for (int step = 0; step < 120; step++) {
			Person person = persons.get(random.nextInt(persons.size()));
			switch (random.nextInt(12)) {
				case 0 -> person.network.delay();
				case 1, 2 -> person.network.deliver();
				case 3 -> person.network.drop();
				case 4 -> person.network.resume();
				case 5 -> {
					if (!person.shown().isEmpty()) {
						person.replaces(random.nextInt(person.shown().length()), 1, "");
						typed.remove(person);
					}
				}
				case 6 -> SharedTextTests.this.text.edit(Splices.of(0, 0, String.valueOf(next++)));
				default -> {
					if (person.shown().length() < 45) {
						int at = random.nextBoolean() ? person.caret() : random.nextInt(person.shown().length() + 1);
						typed.put(person, (int) next);
						person.types(at, String.valueOf(next++));
					}
				}
			}
			typed.forEach((each, letter) -> {
				String shown = PageProperties.value(each.field());
				int place = shown.indexOf(letter);
				assertThat(place < 0 || each.caret() == place + 1).as("the caret is behind %c in %s", letter, shown)
					.isTrue();
			});
		}
		for (Person person : persons) {
			person.network.deliver();
			person.network.resume();
			person.network.deliver();
		}
		for (int round = 0; round < 3; round++) {
			persons.forEach((person) -> person.page.settle());
		}
		String end = SharedTextTests.this.text.toString();
		assertThat(end.chars().filter((c) -> c >= '\u4e00').distinct().count()).as("each is there once: %s", end)
			.isEqualTo(end.chars().filter((c) -> c >= '\u4e00').count());
		for (Person person : persons) {
			assertThat(person.shown()).isEqualTo(end);
		}
	}

}
