package dev.lattice.engine.render;

import java.util.function.BooleanSupplier;

/** What the fields of a session count together, so that no number has two meanings. */
final class FieldNumbers {

	/** Whether what is made now is said in a patch, rather than in the first HTML. */
	private final BooleanSupplier speaking;

	/** The version said last. */
	int version;

	/** The page's last edit that is in a text, or was refused. */
	int edit;

	FieldNumbers(BooleanSupplier speaking) {
		this.speaking = speaking;
	}

	boolean isSpeaking() {
		return this.speaking.getAsBoolean();
	}

}
