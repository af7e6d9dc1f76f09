package dev.lattice.engine.html;

/** Tags: SVG filter primitives. See {@link Html}. */
abstract class SvgFilterTags extends SvgTags {

	SvgFilterTags() {
	}

	/** {@code feBlend} (SVG). */
	public static View feBlend(Part... parts) {
		return Element.svg("feBlend", parts);
	}

	/** {@code feColorMatrix} (SVG). */
	public static View feColorMatrix(Part... parts) {
		return Element.svg("feColorMatrix", parts);
	}

	/** {@code feComponentTransfer} (SVG). */
	public static View feComponentTransfer(Part... parts) {
		return Element.svg("feComponentTransfer", parts);
	}

	/** {@code feComposite} (SVG). */
	public static View feComposite(Part... parts) {
		return Element.svg("feComposite", parts);
	}

	/** {@code feConvolveMatrix} (SVG). */
	public static View feConvolveMatrix(Part... parts) {
		return Element.svg("feConvolveMatrix", parts);
	}

	/** {@code feDiffuseLighting} (SVG). */
	public static View feDiffuseLighting(Part... parts) {
		return Element.svg("feDiffuseLighting", parts);
	}

	/** {@code feDisplacementMap} (SVG). */
	public static View feDisplacementMap(Part... parts) {
		return Element.svg("feDisplacementMap", parts);
	}

	/** {@code feDistantLight} (SVG). */
	public static View feDistantLight(Part... parts) {
		return Element.svg("feDistantLight", parts);
	}

	/** {@code feDropShadow} (SVG). */
	public static View feDropShadow(Part... parts) {
		return Element.svg("feDropShadow", parts);
	}

	/** {@code feFlood} (SVG). */
	public static View feFlood(Part... parts) {
		return Element.svg("feFlood", parts);
	}

	/** {@code feFuncA} (SVG). */
	public static View feFuncA(Part... parts) {
		return Element.svg("feFuncA", parts);
	}

	/** {@code feFuncB} (SVG). */
	public static View feFuncB(Part... parts) {
		return Element.svg("feFuncB", parts);
	}

	/** {@code feFuncG} (SVG). */
	public static View feFuncG(Part... parts) {
		return Element.svg("feFuncG", parts);
	}

	/** {@code feFuncR} (SVG). */
	public static View feFuncR(Part... parts) {
		return Element.svg("feFuncR", parts);
	}

	/** {@code feGaussianBlur} (SVG). */
	public static View feGaussianBlur(Part... parts) {
		return Element.svg("feGaussianBlur", parts);
	}

	/** {@code feImage} (SVG). */
	public static View feImage(Part... parts) {
		return Element.svg("feImage", parts);
	}

	/** {@code feMerge} (SVG). */
	public static View feMerge(Part... parts) {
		return Element.svg("feMerge", parts);
	}

	/** {@code feMergeNode} (SVG). */
	public static View feMergeNode(Part... parts) {
		return Element.svg("feMergeNode", parts);
	}

	/** {@code feMorphology} (SVG). */
	public static View feMorphology(Part... parts) {
		return Element.svg("feMorphology", parts);
	}

	/** {@code feOffset} (SVG). */
	public static View feOffset(Part... parts) {
		return Element.svg("feOffset", parts);
	}

	/** {@code fePointLight} (SVG). */
	public static View fePointLight(Part... parts) {
		return Element.svg("fePointLight", parts);
	}

	/** {@code feSpecularLighting} (SVG). */
	public static View feSpecularLighting(Part... parts) {
		return Element.svg("feSpecularLighting", parts);
	}

	/** {@code feSpotLight} (SVG). */
	public static View feSpotLight(Part... parts) {
		return Element.svg("feSpotLight", parts);
	}

	/** {@code feTile} (SVG). */
	public static View feTile(Part... parts) {
		return Element.svg("feTile", parts);
	}

	/** {@code feTurbulence} (SVG). */
	public static View feTurbulence(Part... parts) {
		return Element.svg("feTurbulence", parts);
	}

}
