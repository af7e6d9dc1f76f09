package dev.lattice.engine.html;

/**
 * Takes out of foreign markup whatever could run or deceive. Lattice brings none: this is
 * where a library for it is put, such as one with an allow-list of tags and attributes.
 */
@FunctionalInterface
public interface HtmlSanitizer {

	/**
	 * Returns harmless markup.
	 * @param html markup of anybody
	 * @return balanced markup that is safe as the content of an element
	 */
	String sanitize(String html);

}
