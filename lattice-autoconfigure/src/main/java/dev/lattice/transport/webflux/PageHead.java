package dev.lattice.transport.webflux;

import java.util.LinkedHashSet;
import java.util.Set;

/** The head of a page, as {@link PageCustomizer}s add to it. Every value is escaped. */
public final class PageHead {

	private final Set<String> elements = new LinkedHashSet<>();

	PageHead() {
	}

	/**
	 * Adds a stylesheet.
	 * @param href its address
	 * @return this head
	 */
	public PageHead stylesheet(String href) {
		return add("<link rel=\"stylesheet\" href=\"" + HtmlEscape.attribute(href) + "\">");
	}

	/**
	 * Adds an icon.
	 * @param href its address
	 * @return this head
	 */
	public PageHead icon(String href) {
		return add("<link rel=\"icon\" href=\"" + HtmlEscape.attribute(href) + "\">");
	}

	/**
	 * Adds metadata.
	 * @param name its name
	 * @param content its value
	 * @return this head
	 */
	public PageHead meta(String name, String content) {
		return add(
				"<meta name=\"" + HtmlEscape.attribute(name) + "\" content=\"" + HtmlEscape.attribute(content) + "\">");
	}

	/**
	 * Adds a module script, which runs before the page becomes live.
	 * @param src its address
	 * @return this head
	 */
	public PageHead script(String src) {
		return add("<script type=\"module\" src=\"" + HtmlEscape.attribute(src) + "\"></script>");
	}

	private PageHead add(String element) {
		this.elements.add(element);
		return this;
	}

	void appendTo(StringBuilder html) {
		this.elements.forEach((element) -> html.append(element).append('\n'));
	}

}
