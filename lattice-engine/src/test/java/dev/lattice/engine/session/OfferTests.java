package dev.lattice.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.html.Html;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.Signal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.lattice.engine.html.Html.*;
import static org.assertj.core.api.Assertions.assertThat;

/** A script sends what the page does not let its user do; sentence P-95. */
class OfferTests {

	private final List<Object> heard = new ArrayList<>();

	private TestSession page;

	private TestSession.Socket socket;

	private void open(Supplier<View> view) {
		this.page = new TestSession(() -> new Component() {
			@Override
			protected View view() {
				return view.get();
			}
		}, new SessionLimits(10_000, 60_000, 1_000, 1_000_000, 1_000, 10));
		this.socket = this.page.join();
	}

	/** Tells the event to every handler of the page, and to slots that are none. */
	private void send(Object... fields) {
		for (int slot = 1; slot < 10; slot++) {
			this.socket.event(slot, fields);
		}
	}

	private void click() {
		this.heard.add("clicked");
	}

	private Signal<String> told() {
		Signal<String> value = new Signal<>("");
		new Effect(() -> {
			if (!value.get().isEmpty()) {
				this.heard.add(value.get());
			}
		});
		return value;
	}

	@Nested
	class AClick {

		@Test
		void isHeardOnAButtonThatIsNotDisabled() {
			open(() -> button("go", onClick(OfferTests.this::click), disabled(() -> false)));
			send();

			assertThat(OfferTests.this.heard).containsExactly("clicked");
		}

		@Test
		void isRefusedOnADisabledButton() {
			open(() -> button("go", disabled(), onClick(OfferTests.this::click)));
			send();

			assertThat(OfferTests.this.heard).isEmpty();
			assertThat(OfferTests.this.page.dropped).isPositive();
			assertThat(OfferTests.this.socket.received()).contains("-1 1");
		}

		@Test
		void isRefusedTheSecondTimeWhenTheFirstDisabledTheButton() {
			open(() -> {
				Signal<Boolean> sent = new Signal<>(false);
				return button("pay", disabled(sent), onClick(() -> {
					OfferTests.this.click();
					sent.set(true);
				}));
			});
			send();
			send();

			assertThat(OfferTests.this.heard).containsExactly("clicked");
		}

		@Test
		void isRefusedInADisabledFieldsetButForItsLegend() {
			open(() -> fieldset(disabled(), div(button("go", onClick(OfferTests.this::click)))));
			send();
			assertThat(OfferTests.this.heard).isEmpty();

			open(() -> fieldset(disabled(), legend(button("go", onClick(OfferTests.this::click)))));
			send();
			assertThat(OfferTests.this.heard).containsExactly("clicked");
		}

		@Test
		void isHeardOnWhatCannotBeDisabled() {
			open(() -> div(disabled(), onClick(OfferTests.this::click)));
			send();

			assertThat(OfferTests.this.heard).containsExactly("clicked");
		}

	}

	@Nested
	class ASelect {

		@Test
		void takesAValueOfItsOptions() {
			open(() -> select(bind(told()), option("Red", Html.value("r")), option(" Dark \n green ")));
			send("r");
			send("Dark green");

			assertThat(OfferTests.this.heard).containsExactly("r", "Dark green");
		}

		@Test
		void takesNoOtherValue() {
			open(() -> select(bind(told()), option("Red", Html.value("r")), option("Gold", Html.value("g"), disabled()),
					optgroup(disabled(), option("Grey"))));
			for (String never : new String[] { "Red", "x", "g", "Grey", "" }) {
				send(never);
			}

			assertThat(OfferTests.this.heard).isEmpty();
		}

		@Test
		void takesTheOptionsThatThereAreNow() {
			Signal<List<String>>[] options = newArray();
			open(() -> {
				options[0] = new Signal<>(List.of("a", "b"));
				return select(bind(told()), each(options[0], (name) -> name, (name) -> option(name)));
			});
			send("b");
			OfferTests.this.page.session.apply(new SessionInput.Posted(() -> options[0].set(List.of("c"))),
					OfferTests.this.page.now);
			send("a");
			send("c");

			assertThat(OfferTests.this.heard).containsExactly("b", "c");
		}

		@Test
		void ofManyTakesOnlyWhatItOffers() {
			open(() -> {
				Signal<List<String>> chosen = new Signal<>(List.of());
				new Effect(() -> OfferTests.this.heard.add(chosen.get()));
				return select(bindValues(chosen), option("a"), option("b"));
			});
			send(2, "a", "b");
			send(2, "a", "x");

			assertThat(OfferTests.this.heard).containsExactly(List.of(), List.of("a", "b"));
		}

		@SuppressWarnings({ "unchecked", "rawtypes" }) // holds one kind of signal
		private static Signal<List<String>>[] newArray() {
			return new Signal[1];
		}

	}

	@Nested
	class AField {

		@Test
		void takesAsMuchAsItSays() {
			open(() -> input(maxlength("3"), bind(told())));
			send("abc");
			send("abcd");

			assertThat(OfferTests.this.heard).containsExactly("abc");
		}

		@Test
		void takesNothingWhileItIsReadOnlyOrDisabled() {
			open(() -> div(input(readonly(), bind(told())), textarea(disabled(), bind(told()))));
			send("abc");

			assertThat(OfferTests.this.heard).isEmpty();
		}

		@Test
		void saysNothingOfACheckboxThatIsReadOnlyWhichItCannotBe() {
			open(() -> {
				Signal<Boolean> on = new Signal<>(false);
				new Effect(() -> OfferTests.this.heard.add(on.get()));
				return input(type("checkbox"), readonly(), bindChecked(on));
			});
			send(true);

			assertThat(OfferTests.this.heard).containsExactly(false, true);
		}

	}

	@Test
	void clicksRunInOrderAgainstTheStateOfNow() {
		open(() -> {
			Signal<Integer> count = new Signal<>(0);
			return button("+1", onClick(() -> {
				if (count.get() < 3) {
					count.set(count.get() + 1);
					this.heard.add(count.get());
				}
			}));
		});
		for (int i = 0; i < 10; i++) {
			this.socket.event(2);
		}

		assertThat(this.heard).containsExactly(1, 2, 3);
	}

}
