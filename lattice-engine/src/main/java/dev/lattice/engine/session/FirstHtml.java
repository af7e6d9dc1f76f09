package dev.lattice.engine.session;

import java.util.Map;

import dev.lattice.engine.component.Compression;

/**
 * Takes the first HTML of a page while it is made: the head once, then the body in parts.
 * Calls come from the turn in which the page is made, which waits for them, so none may
 * block.
 */
public interface FirstHtml {

	/** Where HTML goes that nobody reads. */
	FirstHtml NOWHERE = (part) -> {
	};

	/**
	 * Takes what the page says in the document's head.
	 * @param entries the values by name (I-90), as they are: to be escaped by who writes
	 * them
	 * @param compression says whether the HTML may be compressed
	 */
	default void head(Map<String, String> entries, Compression compression) {
	}

	/**
	 * Asks to bring to the browser what was taken: the page takes its time from here on,
	 * and may yet fail. Comes after the head, if at all.
	 */
	default void flush() {
	}

	/**
	 * Takes the next part of the body's content, with markers (I-30).
	 * @param part about 8,000 characters, more where one text is longer; only valid
	 * during the call
	 */
	void body(CharSequence part);

}
