package dev.lattice.engine.render;

import java.util.List;

import dev.lattice.engine.patch.Wire;
import org.jspecify.annotations.Nullable;

/**
 * The elements around a place, innermost first.
 *
 * @param kind the kind of the element: its namespace
 * @param tag its tag
 * @param outer the elements around it, or null for the body
 */
record Surroundings(int kind, String tag, @Nullable Surroundings outer) {

	static final Surroundings BODY = new Surroundings(Wire.ELEMENT, "body", null);

	boolean isHtml() {
		return this.kind == Wire.ELEMENT;
	}

	boolean isSvg() {
		return this.kind == Wire.SVG_ELEMENT;
	}

	Surroundings outerOrBody() {
		return (this.outer != null) ? this.outer : BODY;
	}

	/** The elements around a slot of a template that stands here. */
	Surroundings at(Template template, int slot) {
		List<Object> tokens = template.tokens();
		Surroundings here = this;
		int seen = 0;
		for (int i = 0; i < tokens.size(); i = Tokens.next(tokens, i)) {
			int kind = Tokens.kind(tokens, i);
			if (Tokens.isElement(kind)) {
				here = new Surroundings(kind, Tokens.name(tokens, i), here);
			}
			else if (kind == Wire.CLOSE) {
				here = here.outerOrBody();
			}
			else if (++seen == slot) {
				return here;
			}
		}
		throw new IllegalArgumentException("The template has no slot " + slot);
	}

}
