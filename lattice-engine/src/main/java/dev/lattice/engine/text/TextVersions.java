package dev.lattice.engine.text;

import org.jspecify.annotations.Nullable;

/**
 * The versions of a text that fields of many pages edit at once. They are counted upwards
 * from any number; each change makes the next one. Safe for concurrent use: each page
 * works in turns of its own.
 * <p>
 * The text holds whole surrogate pairs only. What a field cannot show as it is, such as a
 * carriage return, stands in the text nevertheless. Two of the same text are equal.
 */
public interface TextVersions {

	/**
	 * Begins to tell of changes.
	 * @param changed is run after each change, on the thread that made it; must be short
	 * and must not block
	 * @return ends that when run; a second time it does nothing
	 */
	Runnable follow(Runnable changed);

	/**
	 * Returns the text as it is now.
	 * @return text and version
	 */
	State state();

	/**
	 * Returns what has changed since a version.
	 * @param version a version that this text had
	 * @return the changes as one, up to the version that the text has now
	 */
	Update since(long version);

	/**
	 * Edits the text. What has changed since the version stays, and the edit goes over
	 * it: what it inserts stands {@link Splices.Place#BEFORE before} what others have
	 * inserted at the same place meanwhile.
	 * @param version the version of the text of which the edit was made
	 * @param edit what to change
	 * @return what else has changed since the version, up to the one that the edit made,
	 * to be carried out after the edit
	 * @throws EditRefusedException if the text does not take the edit; nothing has
	 * changed
	 */
	Update edit(long version, Splices edit);

	/**
	 * A text at a version.
	 *
	 * @param version the version
	 * @param text the text
	 */
	record State(long version, String text) {
	}

	/**
	 * How a text came to a version.
	 *
	 * @param version the version
	 * @param changes what has changed, null if that is not known any more
	 */
	record Update(long version, @Nullable Splices changes) {
	}

}
