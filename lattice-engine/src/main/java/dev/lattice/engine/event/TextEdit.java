package dev.lattice.engine.event;

import dev.lattice.engine.text.Splices;

/**
 * An edit of a field that many edit at once (I-121). All of it is the browser's word and
 * may be anything that is well-formed.
 *
 * @param number counts the edits of a page, from 1
 * @param base what the field showed before: the last version that the page was told, or
 * below 0 the complement of the hash of the text in the first HTML
 * @param splices what the user changed
 */
public record TextEdit(int number, int base, Splices splices) {

	static TextEdit read(EventFields fields) {
		int number = fields.integer();
		int base = fields.integer();
		String splices = fields.string();
		try {
			return new TextEdit(number, base, Splices.parse(splices));
		}
		catch (IllegalArgumentException ex) {
			throw new BadEventException("An edit is malformed: " + ex.getMessage());
		}
	}

}
