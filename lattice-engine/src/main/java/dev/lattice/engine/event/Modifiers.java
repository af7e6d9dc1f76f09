package dev.lattice.engine.event;

/**
 * The keys that were held down during an event.
 *
 * @param alt whether Alt was
 * @param control whether Control was
 * @param meta whether Meta (Command, Windows) was
 * @param shift whether Shift was
 */
public record Modifiers(boolean alt, boolean control, boolean meta, boolean shift) {

	static Modifiers read(EventFields fields) {
		return new Modifiers(fields.flag(), fields.flag(), fields.flag(), fields.flag());
	}

}
