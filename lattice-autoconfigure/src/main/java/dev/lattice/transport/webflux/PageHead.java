package dev.lattice.transport.webflux;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.lattice.engine.component.Head;

/** The head of a page, as {@link PageCustomizer}s add to it. Every value is escaped. */
public final class PageHead {

	private static final String SCRIPT = "<script";

	private static final String STYLESHEET = "<link rel=\"stylesheet\"";

	/** The elements, and the name of each that is metadata; empty for others. */
	private final Map<String, String> elements = new LinkedHashMap<>();

	PageHead() {
	}

	/**
	 * Adds a stylesheet.
	 * @param href its address
	 * @return this head
	 */
	public PageHead stylesheet(String href) {
		return add("", "<link rel=\"stylesheet\" href=\"" + HtmlEscape.attribute(href) + "\">");
	}

	/**
	 * Adds an icon.
	 * @param href its address
	 * @return this head
	 */
	public PageHead icon(String href) {
		return add("", "<link rel=\"icon\" href=\"" + HtmlEscape.attribute(href) + "\">");
	}

	/**
	 * Adds metadata. A page that says the same name itself has its own value only.
	 * @param name its name
	 * @param content its value
	 * @return this head
	 */
	public PageHead meta(String name, String content) {
		return add(Head.META + name,
				"<meta name=\"" + HtmlEscape.attribute(name) + "\" content=\"" + HtmlEscape.attribute(content) + "\">");
	}

	/**
	 * Adds a module script, which runs before the page becomes live.
	 * @param src its address
	 * @return this head
	 */
	public PageHead script(String src) {
		return add("", "<script type=\"module\" src=\"" + HtmlEscape.attribute(src) + "\"></script>");
	}

	private PageHead add(String name, String element) {
		this.elements.put(element, name);
		return this;
	}

	/**
	 * Writes the elements, but metadata that the page itself says.
	 * @param mark what marks scripts and stylesheets as the page's own
	 */
	void appendTo(StringBuilder html, Set<String> said, String mark) {
		this.elements.forEach((element, name) -> {
			if (!said.contains(name)) {
				int tag = element.startsWith(SCRIPT) ? SCRIPT.length()
						: element.startsWith(STYLESHEET) ? STYLESHEET.length() : 0;
				html.append(element, 0, tag).append((tag > 0) ? mark : "").append(element, tag, element.length());
				html.append('\n');
			}
		});
	}

}
