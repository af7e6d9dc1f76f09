package dev.lattice.engine.html;

import java.util.function.Supplier;

/** Attributes of SVG: text, markers, gradients, animation. See {@link Html}. */
abstract class SvgTextAttributes extends SvgAttributes {

	SvgTextAttributes() {
	}

	/** {@code font-size}. */
	public static Attribute fontSize(String value) {
		return StaticAttribute.of("font-size", value);
	}

	/** {@code font-size} that changes. */
	public static Attribute fontSize(Supplier<?> value) {
		return AttributeHole.of("font-size", value);
	}

	/** {@code font-weight}. */
	public static Attribute fontWeight(String value) {
		return StaticAttribute.of("font-weight", value);
	}

	/** {@code font-weight} that changes. */
	public static Attribute fontWeight(Supplier<?> value) {
		return AttributeHole.of("font-weight", value);
	}

	/** {@code clip-path}. */
	public static Attribute clipPathAttr(String value) {
		return StaticAttribute.of("clip-path", value);
	}

	/** {@code clip-path} that changes. */
	public static Attribute clipPathAttr(Supplier<?> value) {
		return AttributeHole.of("clip-path", value);
	}

	/** {@code clip-rule}. */
	public static Attribute clipRule(String value) {
		return StaticAttribute.of("clip-rule", value);
	}

	/** {@code clip-rule} that changes. */
	public static Attribute clipRule(Supplier<?> value) {
		return AttributeHole.of("clip-rule", value);
	}

	/** {@code mask}. */
	public static Attribute maskAttr(String value) {
		return StaticAttribute.of("mask", value);
	}

	/** {@code mask} that changes. */
	public static Attribute maskAttr(Supplier<?> value) {
		return AttributeHole.of("mask", value);
	}

	/** {@code filter}. */
	public static Attribute filterAttr(String value) {
		return StaticAttribute.of("filter", value);
	}

	/** {@code filter} that changes. */
	public static Attribute filterAttr(Supplier<?> value) {
		return AttributeHole.of("filter", value);
	}

	/** {@code marker-start}. */
	public static Attribute markerStart(String value) {
		return StaticAttribute.of("marker-start", value);
	}

	/** {@code marker-start} that changes. */
	public static Attribute markerStart(Supplier<?> value) {
		return AttributeHole.of("marker-start", value);
	}

	/** {@code marker-mid}. */
	public static Attribute markerMid(String value) {
		return StaticAttribute.of("marker-mid", value);
	}

	/** {@code marker-mid} that changes. */
	public static Attribute markerMid(Supplier<?> value) {
		return AttributeHole.of("marker-mid", value);
	}

	/** {@code marker-end}. */
	public static Attribute markerEnd(String value) {
		return StaticAttribute.of("marker-end", value);
	}

	/** {@code marker-end} that changes. */
	public static Attribute markerEnd(Supplier<?> value) {
		return AttributeHole.of("marker-end", value);
	}

	/** {@code gradientUnits}. */
	public static Attribute gradientUnits(String value) {
		return StaticAttribute.of("gradientUnits", value);
	}

	/** {@code gradientUnits} that changes. */
	public static Attribute gradientUnits(Supplier<?> value) {
		return AttributeHole.of("gradientUnits", value);
	}

	/** {@code gradientTransform}. */
	public static Attribute gradientTransform(String value) {
		return StaticAttribute.of("gradientTransform", value);
	}

	/** {@code gradientTransform} that changes. */
	public static Attribute gradientTransform(Supplier<?> value) {
		return AttributeHole.of("gradientTransform", value);
	}

	/** {@code offset}. */
	public static Attribute offset(String value) {
		return StaticAttribute.of("offset", value);
	}

	/** {@code offset} that changes. */
	public static Attribute offset(Supplier<?> value) {
		return AttributeHole.of("offset", value);
	}

	/** {@code stop-color}. */
	public static Attribute stopColor(String value) {
		return StaticAttribute.of("stop-color", value);
	}

	/** {@code stop-color} that changes. */
	public static Attribute stopColor(Supplier<?> value) {
		return AttributeHole.of("stop-color", value);
	}

	/** {@code stop-opacity}. */
	public static Attribute stopOpacity(String value) {
		return StaticAttribute.of("stop-opacity", value);
	}

	/** {@code stop-opacity} that changes. */
	public static Attribute stopOpacity(Supplier<?> value) {
		return AttributeHole.of("stop-opacity", value);
	}

	/** {@code pathLength}. */
	public static Attribute pathLength(String value) {
		return StaticAttribute.of("pathLength", value);
	}

	/** {@code pathLength} that changes. */
	public static Attribute pathLength(Supplier<?> value) {
		return AttributeHole.of("pathLength", value);
	}

	/** {@code markerWidth}. */
	public static Attribute markerWidth(String value) {
		return StaticAttribute.of("markerWidth", value);
	}

	/** {@code markerWidth} that changes. */
	public static Attribute markerWidth(Supplier<?> value) {
		return AttributeHole.of("markerWidth", value);
	}

	/** {@code markerHeight}. */
	public static Attribute markerHeight(String value) {
		return StaticAttribute.of("markerHeight", value);
	}

	/** {@code markerHeight} that changes. */
	public static Attribute markerHeight(Supplier<?> value) {
		return AttributeHole.of("markerHeight", value);
	}

	/** {@code refX}. */
	public static Attribute refX(String value) {
		return StaticAttribute.of("refX", value);
	}

	/** {@code refX} that changes. */
	public static Attribute refX(Supplier<?> value) {
		return AttributeHole.of("refX", value);
	}

	/** {@code refY}. */
	public static Attribute refY(String value) {
		return StaticAttribute.of("refY", value);
	}

	/** {@code refY} that changes. */
	public static Attribute refY(Supplier<?> value) {
		return AttributeHole.of("refY", value);
	}

	/** {@code orient}. */
	public static Attribute orient(String value) {
		return StaticAttribute.of("orient", value);
	}

	/** {@code orient} that changes. */
	public static Attribute orient(Supplier<?> value) {
		return AttributeHole.of("orient", value);
	}

	/** {@code patternUnits}. */
	public static Attribute patternUnits(String value) {
		return StaticAttribute.of("patternUnits", value);
	}

	/** {@code patternUnits} that changes. */
	public static Attribute patternUnits(Supplier<?> value) {
		return AttributeHole.of("patternUnits", value);
	}

	/** {@code patternTransform}. */
	public static Attribute patternTransform(String value) {
		return StaticAttribute.of("patternTransform", value);
	}

	/** {@code patternTransform} that changes. */
	public static Attribute patternTransform(Supplier<?> value) {
		return AttributeHole.of("patternTransform", value);
	}

	/** {@code stdDeviation}. */
	public static Attribute stdDeviation(String value) {
		return StaticAttribute.of("stdDeviation", value);
	}

	/** {@code stdDeviation} that changes. */
	public static Attribute stdDeviation(Supplier<?> value) {
		return AttributeHole.of("stdDeviation", value);
	}

	/** {@code in}. */
	public static Attribute in(String value) {
		return StaticAttribute.of("in", value);
	}

	/** {@code in} that changes. */
	public static Attribute in(Supplier<?> value) {
		return AttributeHole.of("in", value);
	}

	/** {@code in2}. */
	public static Attribute in2(String value) {
		return StaticAttribute.of("in2", value);
	}

	/** {@code in2} that changes. */
	public static Attribute in2(Supplier<?> value) {
		return AttributeHole.of("in2", value);
	}

	/** {@code result}. */
	public static Attribute result(String value) {
		return StaticAttribute.of("result", value);
	}

	/** {@code result} that changes. */
	public static Attribute result(Supplier<?> value) {
		return AttributeHole.of("result", value);
	}

	/** {@code values}. */
	public static Attribute values(String value) {
		return StaticAttribute.of("values", value);
	}

	/** {@code values} that changes. */
	public static Attribute values(Supplier<?> value) {
		return AttributeHole.of("values", value);
	}

	/** {@code mode}. */
	public static Attribute mode(String value) {
		return StaticAttribute.of("mode", value);
	}

	/** {@code mode} that changes. */
	public static Attribute mode(Supplier<?> value) {
		return AttributeHole.of("mode", value);
	}

	/** {@code attributeName}. */
	public static Attribute attributeName(String value) {
		return StaticAttribute.of("attributeName", value);
	}

	/** {@code attributeName} that changes. */
	public static Attribute attributeName(Supplier<?> value) {
		return AttributeHole.of("attributeName", value);
	}

	/** {@code dur}. */
	public static Attribute dur(String value) {
		return StaticAttribute.of("dur", value);
	}

	/** {@code dur} that changes. */
	public static Attribute dur(Supplier<?> value) {
		return AttributeHole.of("dur", value);
	}

	/** {@code repeatCount}. */
	public static Attribute repeatCount(String value) {
		return StaticAttribute.of("repeatCount", value);
	}

	/** {@code repeatCount} that changes. */
	public static Attribute repeatCount(Supplier<?> value) {
		return AttributeHole.of("repeatCount", value);
	}

	/** {@code from}. */
	public static Attribute from(String value) {
		return StaticAttribute.of("from", value);
	}

	/** {@code from} that changes. */
	public static Attribute from(Supplier<?> value) {
		return AttributeHole.of("from", value);
	}

	/** {@code to}. */
	public static Attribute to(String value) {
		return StaticAttribute.of("to", value);
	}

	/** {@code to} that changes. */
	public static Attribute to(Supplier<?> value) {
		return AttributeHole.of("to", value);
	}

	/** {@code begin}. */
	public static Attribute begin(String value) {
		return StaticAttribute.of("begin", value);
	}

	/** {@code begin} that changes. */
	public static Attribute begin(Supplier<?> value) {
		return AttributeHole.of("begin", value);
	}

	/** {@code end}. */
	public static Attribute end(String value) {
		return StaticAttribute.of("end", value);
	}

	/** {@code end} that changes. */
	public static Attribute end(Supplier<?> value) {
		return AttributeHole.of("end", value);
	}

}
