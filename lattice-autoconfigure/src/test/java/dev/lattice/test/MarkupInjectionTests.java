package dev.lattice.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.lattice.engine.html.View;
import dev.lattice.engine.patch.FrameWriter;
import dev.lattice.engine.patch.WirePatchWriter;
import dev.lattice.engine.render.Renderer;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import dev.lattice.testpage.MarkupCorpus;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.lattice.engine.html.Html.main;
import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;

/** What users write is text, wherever it stands, at first and later. */
class MarkupInjectionTests {

	private static final String HARMLESS = "harmless";

	/** A view of a text that does not change, in every place for one. */
	private static View fixed(String text) {
		return main(MarkupCorpus.everywhere(text, p(text), () -> text));
	}

	static List<String> corpus() {
		return MarkupCorpus.TEXTS;
	}

	@Test
	void theCorpusIsLargeEnoughAndSaysNothingTwice() {
		assertThat(MarkupCorpus.TEXTS).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(100);
	}

	@ParameterizedTest
	@MethodSource("corpus")
	void theFirstHtmlHasTheElementsOfTheViewOnly(String text) {
		assertThat(structure(first((number) -> fixed(text)))).isEqualTo(structure(first((number) -> fixed(HARMLESS))));
	}

	@ParameterizedTest
	@MethodSource("corpus")
	void theFirstHtmlReadsBackAsWhatWasWritten(String text) {
		Element page = first((number) -> fixed(text));

		assertThat(page.selectFirst("main > p").wholeText()).isEqualTo(asParsed(text));
		assertThat(page.selectFirst("p[title]").attr("title")).isEqualTo(asParsed(text));
		assertThat(page.selectFirst("td").wholeText()).isEqualTo(asParsed(text));
	}

	@ParameterizedTest
	@MethodSource("corpus")
	void noAddressRunsAScript(String text) {
		for (Element element : first((number) -> fixed(text)).select("[href],[src],[action],[formaction]")) {
			for (String name : List.of("href", "xlink:href", "src", "action", "formaction")) {
				assertThat(scheme(element.attr(name))).isNotIn("javascript", "vbscript", "filesystem");
			}
		}
	}

	@ParameterizedTest
	@MethodSource("corpus")
	void aPatchSetsTextsAndAddsNoElement(String text) {
		Function<Signal<Integer>, View> view = (number) -> {
			Supplier<String> changing = () -> (number.get() > 0) ? text : HARMLESS;
			return main(MarkupCorpus.everywhere(HARMLESS, p(changing), changing));
		};
		Element page = patched(view);

		assertThat(structure(page)).isEqualTo(structure(first(view)));
		assertThat(page.selectFirst("main > p").wholeText()).isEqualTo(text);
	}

	private static Element first(Function<Signal<Integer>, View> view) {
		return new Page(view).page.document.body();
	}

	private static Element patched(Function<Signal<Integer>, View> view) {
		Page page = new Page(view);
		page.change();
		return page.page.document.body();
	}

	/** Tags and names of attributes, in order. */
	private static List<String> structure(Element body) {
		List<String> names = new ArrayList<>();
		for (Element element : body.getAllElements()) {
			names.add(element.tagName());
			element.attributes().forEach((attribute) -> {
				if (!attribute.getKey().equals("style")) {
					names.add(attribute.getKey());
				}
			});
		}
		return names;
	}

	/**
	 * A parser makes a line feed of a carriage return that is not escaped, and refuses
	 * the null character.
	 */
	private static String asParsed(String text) {
		return text.replace('\0', '\uFFFD');
	}

	/** The scheme as browsers see it. */
	private static String scheme(String url) {
		String seen = url.replaceAll("[\\t\\n\\r]", "").replaceAll("^[\\x00- ]+", "");
		int colon = seen.indexOf(':');
		return (colon > 0) ? seen.substring(0, colon).toLowerCase(Locale.ROOT) : "";
	}

	/** A page without a session. */
	private static final class Page {

		final HeadlessPage page;

		private final Scope root = Scope.root((action) -> {
		});

		private final Renderer renderer = new Renderer(this.root, new Templates(100));

		private final Signal<Integer> number = this.root.call(() -> new Signal<>(0));

		Page(Function<Signal<Integer>, View> view) {
			this.root.run(() -> this.renderer.mount(view.apply(this.number)));
			String html = this.renderer.html();
			this.page = new HeadlessPage(html, this.renderer.templatesAsJson());
		}

		void change() {
			this.root.run(() -> this.number.set(1));
			List<@Nullable Object> frame = new ArrayList<>();
			WirePatchWriter writer = new WirePatchWriter(new Collector(frame));
			this.root.run(() -> this.renderer.drain(writer, (failure) -> {
				throw new IllegalStateException(failure);
			}));
			writer.finish();
			this.page.apply(frame, 0);
		}

	}

	private record Collector(List<@Nullable Object> frame) implements FrameWriter {

		@Override
		public void integer(int value) {
			this.frame.add(value);
		}

		@Override
		public void string(String value) {
			this.frame.add(value);
		}

		@Override
		public void flag(boolean value) {
			this.frame.add(value);
		}

		@Override
		public void nothing() {
			this.frame.add(null);
		}

	}

}
