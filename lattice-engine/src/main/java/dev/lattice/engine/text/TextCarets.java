package dev.lattice.engine.text;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where those who edit a text have their carets, as one page sees it: those of others,
 * and its own, which others see. A caret stays in front of what stands to its right,
 * whatever is changed before it: what is inserted at it stands before it. Safe for
 * concurrent use.
 */
public interface TextCarets {

	/** So many carets of others are shown in one field. */
	int MOST = 20;

	/** Longer names are cut, in UTF-16 units; longer colours are none. */
	int LONGEST_NAME = 40;

	/**
	 * Begins to tell of carets that others have moved, and of others who come and go;
	 * those that move along with changes of the text need not be told.
	 * @param changed is run after each change, on the thread that made it; must be short
	 * and must not block
	 * @return ends that when run; a second time it does nothing
	 */
	Runnable follow(Runnable changed);

	/**
	 * Returns where others are now.
	 * @return the carets, and of which version of the text they are
	 */
	State state();

	/**
	 * Tells others where the user of the page is. Nothing happens if the text has
	 * forgotten the version, or the page's user is not among those who are seen.
	 * @param version the version of the text in which the places are meant
	 * @param own what is selected; places beyond the end are the end. Null: the user is
	 * in the text no more
	 */
	void tell(long version, @Nullable Selection own);

	/**
	 * What somebody has selected: nothing where both places are the same.
	 *
	 * @param anchor where they began, in UTF-16 units from the start, at least 0
	 * @param head where their caret is, at least 0
	 */
	record Selection(int anchor, int head) {

		public Selection {
			if (anchor < 0 || head < 0) {
				throw new IllegalArgumentException(
						"A selection from " + anchor + " to " + head + "; places in a text are at least 0");
			}
		}

	}

	/**
	 * The caret of somebody else.
	 *
	 * @param key stays the same as long as they are there, and is that of nobody else
	 * @param name their name, as it is shown; any text
	 * @param color a colour as CSS has them; where it is none, the page takes one by the
	 * key
	 * @param selection what they have selected
	 */
	record Caret(String key, String name, String color, Selection selection) {
	}

	/**
	 * Where others are.
	 *
	 * @param version the version of the text in which places are meant
	 * @param isSeen whether there is anybody who would see the page's own caret
	 * @param carets those of others, at most {@value TextCarets#MOST}
	 */
	record State(long version, boolean isSeen, List<Caret> carets) {
	}

}
