package dev.lattice.engine.text;

import org.jspecify.annotations.Nullable;

/** A text that fields of many pages edit at once, with {@code bind}. */
@FunctionalInterface
public interface EditableText {

	/**
	 * Returns by what a field follows and edits the text. Applications do not need it.
	 * @return the versions of the text; equal each time
	 */
	TextVersions versions();

	/**
	 * Returns by what a field shows where others are in the text, and tells where its
	 * user is. Applications do not need it.
	 * @return the carets, or null if fields show none and tell nothing
	 */
	default @Nullable TextCarets carets() {
		return null;
	}

}
