package dev.lattice.engine.html;

import java.util.function.Consumer;

import dev.lattice.engine.text.EditRefusedException;
import dev.lattice.engine.text.EditableText;

/**
 * What a field shows, and its user edits while others do.
 *
 * @param text the text
 * @param refused hears that an edit was not taken
 */
public record EditedText(EditableText text, Consumer<? super EditRefusedException> refused) implements Attribute {

	/** The property by which an element has it (I-120). */
	public static final String PROPERTY = "~value";

}
