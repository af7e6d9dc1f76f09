package dev.lattice.engine.render;

import dev.lattice.engine.html.AttributeHole;
import dev.lattice.engine.html.BooleanHole;
import dev.lattice.engine.html.ClassHole;
import dev.lattice.engine.html.PropertyHole;
import dev.lattice.engine.html.RawHtml;
import dev.lattice.engine.html.StyleHole;
import dev.lattice.engine.html.TextHole;
import dev.lattice.engine.html.TrustedHtml;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value of a slot in the form in which it travels: a string, a boolean or null.
 */
final class SlotValues {

	private SlotValues() {
	}

	static @Nullable Object read(Object source) {
		return switch (source) {
			case TextHole hole -> text(hole.source().get());
			case AttributeHole hole -> textOrNull(hole.source().get());
			case BooleanHole hole -> Boolean.TRUE.equals(hole.source().get());
			case ClassHole hole -> hole.source().get();
			case StyleHole hole -> textOrNull(hole.source().get());
			case RawHtml raw -> html(raw.source().get());
			case PropertyHole hole -> property(hole.source().get());
			default -> throw new IllegalArgumentException("No source of values: " + source);
		};
	}

	static Object property(@Nullable Object value) {
		return (value instanceof Boolean flag) ? flag : text(value);
	}

	private static String html(@Nullable TrustedHtml html) {
		return (html != null) ? html.html() : "";
	}

	private static String text(@Nullable Object value) {
		return (value != null) ? value.toString() : "";
	}

	private static @Nullable String textOrNull(@Nullable Object value) {
		return (value != null) ? value.toString() : null;
	}

}
