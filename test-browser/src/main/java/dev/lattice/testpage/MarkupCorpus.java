package dev.lattice.testpage;

import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.html.View;

import static dev.lattice.engine.html.Html.*;

/** What people write who want their text to be markup, an address or a script. */
public final class MarkupCorpus {

	/** The texts; a script that they run calls {@code alert}. */
	public static final List<String> TEXTS = List.of("<script>alert(1)</script>", "</script><script>alert(1)</script>",
			"<SCRIPT SRC=//x.example/x.js></SCRIPT>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
			"<img src=x onerror=alert(1)>", "<img src=\"x\" onerror=\"alert(1)\">", "<img/src=x/onerror=alert(1)>",
			"<img src=x onerror=alert`1`>", "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\">", "<svg onload=alert(1)>",
			"<svg><script>alert(1)</script></svg>", "<svg/onload=alert(1)//",
			"<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
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
			"java\u0000script:alert(1)", " javascript:alert(1)", "javascript\\u003aalert(2)",
			"javascript&colon;alert(1)", "jav&#x0A;ascript:alert(1)", "vbscript:msgbox(1)",
			"data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
			"data:image/svg+xml,<svg onload=alert(1)>", "blob:javascript:alert(1)", "filesystem:javascript:alert(1)",
			"//x.example/%0d%0aSet-Cookie:x", "red;background:url(javascript:alert(1))", "red} body{display:none",
			"red/*", "expression(alert(1))", "url(\"javascript:alert(1)\")", "\u2028alert(1)\u2029",
			"\ufeff<script>alert(1)</script>", "\ud83d\ude00<b>x</b>", "<\u0000script>alert(1)</script>",
			"<scr\u0000ipt>alert(1)</script>", "\r\n<b>x</b>\r", "\n\n<b>x</b>",
			"{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "<%= 7*7 %>", "#{7*7}");

	private MarkupCorpus() {
	}

	/**
	 * Shows a text in every place for one.
	 * @param text stands where texts do not change
	 * @param paragraph stands in front
	 * @param changing stands where they do
	 * @return the views
	 */
	public static View everywhere(String text, View paragraph, Supplier<String> changing) {
		return fragment(paragraph, p(text("a"), text(changing), text("b")),
				p(title(text), attribute("data-x", changing)), a("link", href(changing)), a("link", href(text)),
				img(src(changing), alt(text)), form(action(text), button("x", formaction(changing))), pre(changing),
				textarea(value(changing)), textarea(text), input(value(changing), placeholder(text)),
				select(option(changing), option(text)), p(cls(text)), p(style("color", changing)),
				svg(svgTitle(text), svgText(changing), svgA(attribute("xlink:href", changing))),
				mathElement("math", mathElement("mi", text(changing))), element("x-y", attribute("label", changing)),
				table(caption(text), tbody(tr(td(changing)))),
				ul(each(List.of(text), (item) -> item, (item) -> li(item))), iframe(src(text)));
	}

}
