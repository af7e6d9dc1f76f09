package dev.lattice.engine.html;

import dev.lattice.engine.event.EventType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What can be the name of something that the DSL has no method for. */
class NamesTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "x-y", "my-element.v2", "fooBar", "z9-" })
	void tags(String tag) {
		assertThat(((Element) Html.element(tag)).tag()).isEqualTo(tag);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "A", "Xy", "-x", ".x", "9x", "x_y", "x:y", "x y", "x\n", "é" })
	void noTags(String tag) {
		assertThatIllegalArgumentException().isThrownBy(() -> Html.element(tag)).withMessageContaining("is no tag");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "A", "_x", "data-x", "xlink:href", "x.y", "x_9", "z-" })
	void attributes(String name) {
		assertThat(((StaticAttribute) Html.attribute(name, "")).name()).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-x", ":x", "9x", "x y", "x=", "x\"", "x>", "x/", "x\n", "é" })
	void noAttributes(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> Html.attribute(name, ""))
			.withMessageContaining("is no attribute name");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "9", "-", "md:w-1/2", "é", "a\u00A0b" })
	void classes(String name) {
		assertThat(((ClassHole) Html.cls(name, () -> true)).source().get()).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", " a", "a\t", "a\nb", "a\fb", "a\rb", "a\u000Bb" })
	void notOneClass(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> Html.cls(name, () -> true))
			.withMessageContaining("is not one class");
	}

	@ParameterizedTest
	@ValueSource(strings = { "width", "background-color", "-webkit-x", "--theme", "Z9-" })
	void styleProperties(String property) {
		assertThat(((StyleHole) Html.style(property, "0")).property()).isEqualTo(property);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", "--", "---x", "9x", "-9", "a b", "a_b", "a:b", "a\n", "é" })
	void noStyleProperties(String property) {
		assertThatIllegalArgumentException().isThrownBy(() -> Html.style(property, "0"))
			.withMessageContaining("is no style property");
	}

	@ParameterizedTest
	@ValueSource(strings = { "click", "Click", "my-event", "app:saved", "a.b_c9" })
	void events(String name) {
		assertThat(EventType.signalOnly(name).name()).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "9x", "-x", ":x", "a b", "a,b", "a\n", "é" })
	void noEvents(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> EventType.signalOnly(name))
			.withMessageContaining("is no name of a DOM event");
	}

}
