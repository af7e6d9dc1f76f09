package dev.lattice.engine.html;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SafeUrlTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "/a", "a/b?c=d:e", "?q=javascript:alert(1)", "#javascript:x", "//host/x",
			"https://a.example/", "HTTP://a", "mailto:a@b.example", "tel:+49", "a b:c", "./javascript:alert(1)" })
	void addressesThatCannotRunAScriptPass(String url) {
		assertThat(SafeUrl.isSafe(url)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "javascript:alert(1)", "JaVaScRiPt:alert(1)", " \u0001javascript:alert(1)",
			"java\tscript:alert(1)", "java\r\nscript:alert(1)", "\njavascript:alert(1)", "javascript\n:alert(1)",
			"vbscript:x", "data:text/html,<script>alert(1)</script>", "data:image/svg+xml,<svg onload=x>",
			"file:///etc/passwd", "unknown:x" })
	void othersAreReplaced(String url) {
		assertThat(SafeUrl.isSafe(url)).isFalse();
		assertThat(((StaticAttribute) Html.href(url)).value()).isEqualTo(SafeUrl.REPLACEMENT);
		assertThat(((AttributeHole) Html.href(() -> url)).source().get()).isEqualTo(SafeUrl.REPLACEMENT);
		assertThat(((StaticAttribute) Html.attribute("xlink:href", url)).value()).isEqualTo(SafeUrl.REPLACEMENT);
	}

	@Test
	void picturesMayBeDataWhereAPictureIsShown() {
		assertThat(((StaticAttribute) Html.src("data:image/png;base64,AA==")).value()).startsWith("data:");
		assertThat(((StaticAttribute) Html.href("data:image/png;base64,AA==")).value()).isEqualTo(SafeUrl.REPLACEMENT);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "onclick", "ONLOAD", "srcdoc", "style", "class", "data-i", "data-l", "a b", "a=b", "", "x>" })
	void attributesThatWouldHarmAreRefusedWithAWayOut(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> Html.attribute(name, "x"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "script", "style", "body", "x y", "DIV", "", "template" })
	void tagsThatCannotStandInAViewAreRefused(String tag) {
		assertThatIllegalArgumentException().isThrownBy(() -> Html.element(tag));
	}

	@Test
	void aNullPartIsRefusedByTheNameOfItsElement() {
		assertThatIllegalArgumentException().isThrownBy(() -> Html.p((Part) null))
			.withMessageContaining("<p>")
			.withMessageContaining("nothing()");
	}

	@Test
	void aNullViewOfAFragmentIsRefusedWithAWayOut() {
		assertThatIllegalArgumentException().isThrownBy(() -> Html.fragment((View) null))
			.withMessage("A view of a fragment is null; use nothing() for a view that is not there");
		assertThatIllegalArgumentException().isThrownBy(() -> Html.fragment((View[]) null));
	}

	@Test
	void aNullAttributeOfSeveralIsRefusedWithAWayOut() {
		assertThatIllegalArgumentException().isThrownBy(() -> Html.attributes(Html.hidden(), null))
			.withMessage("One of several attributes is null; use attributes() for one that is not there");
	}

	@Test
	void severalClassesInOneToggleAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Html.cls("a b", () -> true))
			.withMessageContaining("'a b'");
	}

}
