package dev.lattice.engine.html;

/**
 * Markup for {@link Html#raw}, vouched for by whoever made it. There is no other way to
 * have a string read as markup.
 * <p>
 * It must be balanced, and must stand by itself in the element around it: where a browser
 * would move it elsewhere, the page is built again when it becomes live.
 */
public final class TrustedHtml {

	private final String html;

	private TrustedHtml(String html) {
		this.html = checkComments(html);
	}

	/**
	 * Vouches for markup that nobody else has written: of the application itself, or of a
	 * tool that escapes. Its event-handler attributes and addresses do run.
	 * @param html the markup
	 * @return the same, trusted
	 * @throws IllegalArgumentException if a comment in it looks like a marker of Lattice
	 */
	public static TrustedHtml unchecked(String html) {
		return new TrustedHtml(html);
	}

	/**
	 * Vouches for what a sanitizer lets through.
	 * @param html markup of anybody
	 * @param sanitizer takes out what could do harm
	 * @return what is left, trusted
	 * @throws IllegalArgumentException if a comment in it looks like a marker of Lattice
	 */
	public static TrustedHtml sanitized(String html, HtmlSanitizer sanitizer) {
		return new TrustedHtml(sanitizer.sanitize(html));
	}

	/**
	 * Returns the markup.
	 * @return the markup
	 */
	public String html() {
		return this.html;
	}

	/**
	 * A comment, also a malformed one, may not be one of those by which a page finds its
	 * places.
	 */
	private static String checkComments(String html) {
		for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
			int from = at + 1;
			if (!html.startsWith("!", from) && !html.startsWith("//", from)) {
				continue;
			}
			while (from < html.length() && "!-/".indexOf(html.charAt(from)) >= 0) {
				from++;
			}
			if (from + 1 < html.length() && "hitrp".indexOf(html.charAt(from)) >= 0
					&& "0123456789->".indexOf(html.charAt(from + 1)) >= 0) {
				throw new IllegalArgumentException("The comment at character " + at
						+ " looks like a marker of Lattice; take comments out of markup for raw(...)");
			}
		}
		return html;
	}

	@Override
	public boolean equals(Object other) {
		return this == other || (other instanceof TrustedHtml that && this.html.equals(that.html));
	}

	@Override
	public int hashCode() {
		return this.html.hashCode();
	}

	@Override
	public String toString() {
		return this.html;
	}

}
