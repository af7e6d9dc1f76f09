package dev.lattice.engine.html;

import java.util.function.Supplier;

/** Attributes of SVG: geometry and paint. See {@link Html}. */
abstract class SvgAttributes extends FormAttributes {

	SvgAttributes() {
	}

	/** {@code viewBox}. */
	public static Attribute viewBox(String value) {
		return StaticAttribute.of("viewBox", value);
	}

	/** {@code viewBox} that changes. */
	public static Attribute viewBox(Supplier<?> value) {
		return AttributeHole.of("viewBox", value);
	}

	/** {@code preserveAspectRatio}. */
	public static Attribute preserveAspectRatio(String value) {
		return StaticAttribute.of("preserveAspectRatio", value);
	}

	/** {@code preserveAspectRatio} that changes. */
	public static Attribute preserveAspectRatio(Supplier<?> value) {
		return AttributeHole.of("preserveAspectRatio", value);
	}

	/** {@code xmlns}. */
	public static Attribute xmlns(String value) {
		return StaticAttribute.of("xmlns", value);
	}

	/** {@code xmlns} that changes. */
	public static Attribute xmlns(Supplier<?> value) {
		return AttributeHole.of("xmlns", value);
	}

	/** {@code d}. */
	public static Attribute d(String value) {
		return StaticAttribute.of("d", value);
	}

	/** {@code d} that changes. */
	public static Attribute d(Supplier<?> value) {
		return AttributeHole.of("d", value);
	}

	/** {@code x}. */
	public static Attribute x(String value) {
		return StaticAttribute.of("x", value);
	}

	/** {@code x} that changes. */
	public static Attribute x(Supplier<?> value) {
		return AttributeHole.of("x", value);
	}

	/** {@code y}. */
	public static Attribute y(String value) {
		return StaticAttribute.of("y", value);
	}

	/** {@code y} that changes. */
	public static Attribute y(Supplier<?> value) {
		return AttributeHole.of("y", value);
	}

	/** {@code x1}. */
	public static Attribute x1(String value) {
		return StaticAttribute.of("x1", value);
	}

	/** {@code x1} that changes. */
	public static Attribute x1(Supplier<?> value) {
		return AttributeHole.of("x1", value);
	}

	/** {@code y1}. */
	public static Attribute y1(String value) {
		return StaticAttribute.of("y1", value);
	}

	/** {@code y1} that changes. */
	public static Attribute y1(Supplier<?> value) {
		return AttributeHole.of("y1", value);
	}

	/** {@code x2}. */
	public static Attribute x2(String value) {
		return StaticAttribute.of("x2", value);
	}

	/** {@code x2} that changes. */
	public static Attribute x2(Supplier<?> value) {
		return AttributeHole.of("x2", value);
	}

	/** {@code y2}. */
	public static Attribute y2(String value) {
		return StaticAttribute.of("y2", value);
	}

	/** {@code y2} that changes. */
	public static Attribute y2(Supplier<?> value) {
		return AttributeHole.of("y2", value);
	}

	/** {@code cx}. */
	public static Attribute cx(String value) {
		return StaticAttribute.of("cx", value);
	}

	/** {@code cx} that changes. */
	public static Attribute cx(Supplier<?> value) {
		return AttributeHole.of("cx", value);
	}

	/** {@code cy}. */
	public static Attribute cy(String value) {
		return StaticAttribute.of("cy", value);
	}

	/** {@code cy} that changes. */
	public static Attribute cy(Supplier<?> value) {
		return AttributeHole.of("cy", value);
	}

	/** {@code r}. */
	public static Attribute r(String value) {
		return StaticAttribute.of("r", value);
	}

	/** {@code r} that changes. */
	public static Attribute r(Supplier<?> value) {
		return AttributeHole.of("r", value);
	}

	/** {@code rx}. */
	public static Attribute rx(String value) {
		return StaticAttribute.of("rx", value);
	}

	/** {@code rx} that changes. */
	public static Attribute rx(Supplier<?> value) {
		return AttributeHole.of("rx", value);
	}

	/** {@code ry}. */
	public static Attribute ry(String value) {
		return StaticAttribute.of("ry", value);
	}

	/** {@code ry} that changes. */
	public static Attribute ry(Supplier<?> value) {
		return AttributeHole.of("ry", value);
	}

	/** {@code dx}. */
	public static Attribute dx(String value) {
		return StaticAttribute.of("dx", value);
	}

	/** {@code dx} that changes. */
	public static Attribute dx(Supplier<?> value) {
		return AttributeHole.of("dx", value);
	}

	/** {@code dy}. */
	public static Attribute dy(String value) {
		return StaticAttribute.of("dy", value);
	}

	/** {@code dy} that changes. */
	public static Attribute dy(Supplier<?> value) {
		return AttributeHole.of("dy", value);
	}

	/** {@code points}. */
	public static Attribute points(String value) {
		return StaticAttribute.of("points", value);
	}

	/** {@code points} that changes. */
	public static Attribute points(Supplier<?> value) {
		return AttributeHole.of("points", value);
	}

	/** {@code transform}. */
	public static Attribute transform(String value) {
		return StaticAttribute.of("transform", value);
	}

	/** {@code transform} that changes. */
	public static Attribute transform(Supplier<?> value) {
		return AttributeHole.of("transform", value);
	}

	/** {@code fill}. */
	public static Attribute fill(String value) {
		return StaticAttribute.of("fill", value);
	}

	/** {@code fill} that changes. */
	public static Attribute fill(Supplier<?> value) {
		return AttributeHole.of("fill", value);
	}

	/** {@code fill-rule}. */
	public static Attribute fillRule(String value) {
		return StaticAttribute.of("fill-rule", value);
	}

	/** {@code fill-rule} that changes. */
	public static Attribute fillRule(Supplier<?> value) {
		return AttributeHole.of("fill-rule", value);
	}

	/** {@code fill-opacity}. */
	public static Attribute fillOpacity(String value) {
		return StaticAttribute.of("fill-opacity", value);
	}

	/** {@code fill-opacity} that changes. */
	public static Attribute fillOpacity(Supplier<?> value) {
		return AttributeHole.of("fill-opacity", value);
	}

	/** {@code stroke}. */
	public static Attribute stroke(String value) {
		return StaticAttribute.of("stroke", value);
	}

	/** {@code stroke} that changes. */
	public static Attribute stroke(Supplier<?> value) {
		return AttributeHole.of("stroke", value);
	}

	/** {@code stroke-width}. */
	public static Attribute strokeWidth(String value) {
		return StaticAttribute.of("stroke-width", value);
	}

	/** {@code stroke-width} that changes. */
	public static Attribute strokeWidth(Supplier<?> value) {
		return AttributeHole.of("stroke-width", value);
	}

	/** {@code stroke-linecap}. */
	public static Attribute strokeLinecap(String value) {
		return StaticAttribute.of("stroke-linecap", value);
	}

	/** {@code stroke-linecap} that changes. */
	public static Attribute strokeLinecap(Supplier<?> value) {
		return AttributeHole.of("stroke-linecap", value);
	}

	/** {@code stroke-linejoin}. */
	public static Attribute strokeLinejoin(String value) {
		return StaticAttribute.of("stroke-linejoin", value);
	}

	/** {@code stroke-linejoin} that changes. */
	public static Attribute strokeLinejoin(Supplier<?> value) {
		return AttributeHole.of("stroke-linejoin", value);
	}

	/** {@code stroke-dasharray}. */
	public static Attribute strokeDasharray(String value) {
		return StaticAttribute.of("stroke-dasharray", value);
	}

	/** {@code stroke-dasharray} that changes. */
	public static Attribute strokeDasharray(Supplier<?> value) {
		return AttributeHole.of("stroke-dasharray", value);
	}

	/** {@code stroke-dashoffset}. */
	public static Attribute strokeDashoffset(String value) {
		return StaticAttribute.of("stroke-dashoffset", value);
	}

	/** {@code stroke-dashoffset} that changes. */
	public static Attribute strokeDashoffset(Supplier<?> value) {
		return AttributeHole.of("stroke-dashoffset", value);
	}

	/** {@code stroke-opacity}. */
	public static Attribute strokeOpacity(String value) {
		return StaticAttribute.of("stroke-opacity", value);
	}

	/** {@code stroke-opacity} that changes. */
	public static Attribute strokeOpacity(Supplier<?> value) {
		return AttributeHole.of("stroke-opacity", value);
	}

	/** {@code opacity}. */
	public static Attribute opacity(String value) {
		return StaticAttribute.of("opacity", value);
	}

	/** {@code opacity} that changes. */
	public static Attribute opacity(Supplier<?> value) {
		return AttributeHole.of("opacity", value);
	}

	/** {@code vector-effect}. */
	public static Attribute vectorEffect(String value) {
		return StaticAttribute.of("vector-effect", value);
	}

	/** {@code vector-effect} that changes. */
	public static Attribute vectorEffect(Supplier<?> value) {
		return AttributeHole.of("vector-effect", value);
	}

	/** {@code text-anchor}. */
	public static Attribute textAnchor(String value) {
		return StaticAttribute.of("text-anchor", value);
	}

	/** {@code text-anchor} that changes. */
	public static Attribute textAnchor(Supplier<?> value) {
		return AttributeHole.of("text-anchor", value);
	}

	/** {@code dominant-baseline}. */
	public static Attribute dominantBaseline(String value) {
		return StaticAttribute.of("dominant-baseline", value);
	}

	/** {@code dominant-baseline} that changes. */
	public static Attribute dominantBaseline(Supplier<?> value) {
		return AttributeHole.of("dominant-baseline", value);
	}

	/** {@code font-family}. */
	public static Attribute fontFamily(String value) {
		return StaticAttribute.of("font-family", value);
	}

	/** {@code font-family} that changes. */
	public static Attribute fontFamily(Supplier<?> value) {
		return AttributeHole.of("font-family", value);
	}

}
