package dev.lattice.engine.event;

import dev.lattice.engine.text.TextCarets.Selection;
import org.jspecify.annotations.Nullable;

/**
 * What the user of a page has selected in a field that many edit at once (I-134). It is
 * the browser's word and may be any numbers.
 *
 * @param base what the field showed, as in {@link TextEdit}; edits that were sent before
 * are in it
 * @param anchor where the selection began, in UTF-16 units; below 0: the user has left
 * the field
 * @param head where the caret is; likewise
 */
public record TextSelection(int base, int anchor, int head) {

	static TextSelection read(EventFields fields) {
		return new TextSelection(fields.integer(), fields.integer(), fields.integer());
	}

	/**
	 * Returns the selection.
	 * @return it, or null if the user has left the field
	 */
	public @Nullable Selection selection() {
		return (this.anchor >= 0 && this.head >= 0) ? new Selection(this.anchor, this.head) : null;
	}

}
