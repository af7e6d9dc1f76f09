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
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.lattice.engine.html.Html.*;
import static org.assertj.core.api.Assertions.assertThat;

/** What users write is text, wherever it stands, at first and later. */
class MarkupInjectionTests {

	private static final String HARMLESS = "harmless";

	private static final List<String> CORPUS = List.of("<script>alert(1)</script>",
			"</script><script>alert(1)</script>", "<SCRIPT SRC=//x.example/x.js></SCRIPT>",
			"<scr<script>ipt>alert(1)</scr</script>ipt>", "<img src=x onerror=alert(1)>",
			"<img src=\"x\" onerror=\"alert(1)\">", "<img/src=x/onerror=alert(1)>", "<img src=x onerror=alert`1`>",
			"<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">", "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
			"<svg/onload=alert(1)//", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
			"<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
			"<svg><foreignObject><body onload=alert(1)></foreignObject></svg>",
			"<svg><style><img src=x onerror=alert(1)></style></svg>",
			"<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
			"<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
			"<math href=\"javascript:alert(1)\">x</math>", "<body onload=alert(1)>",
			"<iframe src=\"javascript:alert(1)\"></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
			"<object data=\"javascript:alert(1)\"></object>", "<embed src=\"javascript:alert(1)\">",
			"<a href=\"javascript:alert(1)\">x</a>", "<a href=\"java&#x09;script:alert(1)\">x</a>",
			"<form action=\"javascript:alert(1)\"><button>x</button></form>",
			"<button formaction=\"javascript:alert(1)\">x</button>", "<input autofocus onfocus=alert(1)>",
			"<select autofocus onfocus=alert(1)>", "<textarea autofocus onfocus=alert(1)>",
			"<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)></video>",
			"<video src=x onerror=alert(1)>", "<audio src=x onerror=alert(1)>", "<marquee onstart=alert(1)>",
			"<meta http-equiv=\"refresh\" content=\"0;url=javascript:alert(1)\">",
			"<base href=\"javascript:alert(1)//\">", "<link rel=stylesheet href=\"javascript:alert(1)\">",
			"<style>@import \"javascript:alert(1)\";</style>", "<style>*{background:url(javascript:alert(1))}</style>",
			"<div style=\"background:url(javascript:alert(1))\">", "<div style=\"width:expression(alert(1))\">",
			"<isindex action=javascript:alert(1) type=image>", "<table background=\"javascript:alert(1)\">",
			"<td background=\"javascript:alert(1)\">", "<template><script>alert(1)</script></template>",
			"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
			"<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">", "<plaintext>",
			"<listing>&lt;img onerror=alert(1) src=x&gt;</listing>",
			"<!--<img src=\"--><img src=x onerror=alert(1)//\">", "<!-- --!><img src=x onerror=alert(1)>",
			"<!--><img src=x onerror=alert(1)>-->", "--><img src=x onerror=alert(1)>",
			"--!><img src=x onerror=alert(1)>", "<![CDATA[<img src=x onerror=alert(1)>]]>",
			"]]><img src=x onerror=alert(1)>", "<?xml version=\"1.0\"?><img src=x onerror=alert(1)>", "<?php echo 1 ?>",
			"\"><script>alert(1)</script>", "'><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
			"'><img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)",
			"\" autofocus onfocus=alert(1) x=\"", "`onmouseover=alert(1)", "x onclick=alert(1)", "/onclick=alert(1)/",
			"\"/onclick=\"alert(1)", "</title><script>alert(1)</script>", "</textarea><script>alert(1)</script>",
			"</option></select><script>alert(1)</script>", "</style><script>alert(1)</script>",
			"</svg><script>alert(1)</script>", "</p></div></main></body><script>alert(1)</script>",
			"</td></tr></table><script>alert(1)</script>", "</noscript><img src=x onerror=alert(1)>",
			"<!--h0--><!--/h-->", "<!--/h-->", "<!--/i-->", "<!--i1.1-->", "<!--h1-->", "<!--t1-->", "<!--t1.5-->",
			"<!--r1--><!--/r-->", "<!--p1.x--><!--/p-->", "<p data-i=\"1.1\">", "<b data-l=\"1\">",
			"&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;",
			"&#x3c;img src=x onerror=alert(1)&#x3e;", "&lt", "&amp;lt;", "&quot;onclick=alert(1)",
			"&NewLine;&Tab;&colon;", "&#0;&#13;&#x80;", "&notit; &notin; &copy", "javascript:alert(1)",
			"JaVaScRiPt:alert(1)", "\u0001javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
			"java\u0000script:alert(1)", " javascript:alert(1)", "javascript\u003aalert(2)",
			"javascript&colon;alert(1)", "jav&#x0A;ascript:alert(1)", "vbscript:msgbox(1)",
			"data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
			"data:image/svg+xml,<svg onload=alert(1)>", "blob:javascript:alert(1)", "filesystem:javascript:alert(1)",
			"//x.example/%0d%0aSet-Cookie:x", "red;background:url(javascript:alert(1))", "red} body{display:none",
			"red/*", "expression(alert(1))", "url(\"javascript:alert(1)\")", "\u2028alert(1)\u2029",
			"\ufeff<script>alert(1)</script>", "\ud83d\ude00<b>x</b>", "<\u0000script>alert(1)</script>",
			"<scr\u0000ipt>alert(1)</script>", "\r\n<b>x</b>\r", "\n\n<b>x</b>",
			"{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "<%= 7*7 %>", "#{7*7}");

	/** A view of a text that does not change, in every place for one. */
	private static View fixed(String text) {
		return view(text, p(text), () -> text);
	}

	private static View view(String text, View paragraph, Supplier<String> changing) {
		return main(paragraph, p(text("a"), text(changing), text("b")), p(title(text), attribute("data-x", changing)),
				a("link", href(changing)), a("link", href(text)), img(src(changing), alt(text)),
				form(action(text), button("x", formaction(changing))), pre(changing), textarea(value(changing)),
				textarea(text), input(value(changing), placeholder(text)), select(option(changing), option(text)),
				p(cls(text)), p(style("color", changing)),
				svg(svgTitle(text), svgText(changing), svgA(attribute("xlink:href", changing))),
				mathElement("math", mathElement("mi", text(changing))), element("x-y", attribute("label", changing)),
				table(caption(text), tbody(tr(td(changing)))),
				ul(each(List.of(text), (item) -> item, (item) -> li(item))), iframe(src(text)));
	}

	static List<String> corpus() {
		return CORPUS;
	}

	@Test
	void theCorpusIsLargeEnoughAndSaysNothingTwice() {
		assertThat(CORPUS).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(100);
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
			return view(HARMLESS, p(changing), changing);
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
