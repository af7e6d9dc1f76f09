package dev.lattice.engine.html;

import java.util.function.Supplier;

/** Attributes of fields and forms. See {@link Html}. */
abstract class ContentAttributes extends GlobalAttributes {

	ContentAttributes() {
	}

	/** {@code label}. */
	public static Attribute labelAttr(String value) {
		return StaticAttribute.of("label", value);
	}

	/** {@code label} that changes. */
	public static Attribute labelAttr(Supplier<?> value) {
		return AttributeHole.of("label", value);
	}

	/** {@code usemap}. */
	public static Attribute usemap(String value) {
		return StaticAttribute.of("usemap", value);
	}

	/** {@code usemap} that changes. */
	public static Attribute usemap(Supplier<?> value) {
		return AttributeHole.of("usemap", value);
	}

	/** {@code shape}. */
	public static Attribute shape(String value) {
		return StaticAttribute.of("shape", value);
	}

	/** {@code shape} that changes. */
	public static Attribute shape(Supplier<?> value) {
		return AttributeHole.of("shape", value);
	}

	/** {@code coords}. */
	public static Attribute coords(String value) {
		return StaticAttribute.of("coords", value);
	}

	/** {@code coords} that changes. */
	public static Attribute coords(Supplier<?> value) {
		return AttributeHole.of("coords", value);
	}

	/** {@code name}. */
	public static Attribute name(String value) {
		return StaticAttribute.of("name", value);
	}

	/** {@code name} that changes. */
	public static Attribute name(Supplier<?> value) {
		return AttributeHole.of("name", value);
	}

	/** {@code value}. */
	public static Attribute value(String value) {
		return StaticAttribute.of("value", value);
	}

	/** {@code value} that changes. */
	public static Attribute value(Supplier<?> value) {
		return new PropertyHole("value", value);
	}

	/** {@code placeholder}. */
	public static Attribute placeholder(String value) {
		return StaticAttribute.of("placeholder", value);
	}

	/** {@code placeholder} that changes. */
	public static Attribute placeholder(Supplier<?> value) {
		return AttributeHole.of("placeholder", value);
	}

	/** {@code pattern}. */
	public static Attribute patternAttr(String value) {
		return StaticAttribute.of("pattern", value);
	}

	/** {@code pattern} that changes. */
	public static Attribute patternAttr(Supplier<?> value) {
		return AttributeHole.of("pattern", value);
	}

	/** {@code min}. */
	public static Attribute min(String value) {
		return StaticAttribute.of("min", value);
	}

	/** {@code min} that changes. */
	public static Attribute min(Supplier<?> value) {
		return AttributeHole.of("min", value);
	}

	/** {@code max}. */
	public static Attribute max(String value) {
		return StaticAttribute.of("max", value);
	}

	/** {@code max} that changes. */
	public static Attribute max(Supplier<?> value) {
		return AttributeHole.of("max", value);
	}

	/** {@code step}. */
	public static Attribute step(String value) {
		return StaticAttribute.of("step", value);
	}

	/** {@code step} that changes. */
	public static Attribute step(Supplier<?> value) {
		return AttributeHole.of("step", value);
	}

	/** {@code minlength}. */
	public static Attribute minlength(String value) {
		return StaticAttribute.of("minlength", value);
	}

	/** {@code minlength} that changes. */
	public static Attribute minlength(Supplier<?> value) {
		return AttributeHole.of("minlength", value);
	}

	/** {@code maxlength}. */
	public static Attribute maxlength(String value) {
		return StaticAttribute.of("maxlength", value);
	}

	/** {@code maxlength} that changes. */
	public static Attribute maxlength(Supplier<?> value) {
		return AttributeHole.of("maxlength", value);
	}

	/** {@code size}. */
	public static Attribute size(String value) {
		return StaticAttribute.of("size", value);
	}

	/** {@code size} that changes. */
	public static Attribute size(Supplier<?> value) {
		return AttributeHole.of("size", value);
	}

	/** {@code rows}. */
	public static Attribute rows(String value) {
		return StaticAttribute.of("rows", value);
	}

	/** {@code rows} that changes. */
	public static Attribute rows(Supplier<?> value) {
		return AttributeHole.of("rows", value);
	}

	/** {@code cols}. */
	public static Attribute cols(String value) {
		return StaticAttribute.of("cols", value);
	}

	/** {@code cols} that changes. */
	public static Attribute cols(Supplier<?> value) {
		return AttributeHole.of("cols", value);
	}

	/** {@code wrap}. */
	public static Attribute wrap(String value) {
		return StaticAttribute.of("wrap", value);
	}

	/** {@code wrap} that changes. */
	public static Attribute wrap(Supplier<?> value) {
		return AttributeHole.of("wrap", value);
	}

	/** {@code accept}. */
	public static Attribute accept(String value) {
		return StaticAttribute.of("accept", value);
	}

	/** {@code accept} that changes. */
	public static Attribute accept(Supplier<?> value) {
		return AttributeHole.of("accept", value);
	}

	/** {@code autocomplete}. */
	public static Attribute autocomplete(String value) {
		return StaticAttribute.of("autocomplete", value);
	}

	/** {@code autocomplete} that changes. */
	public static Attribute autocomplete(Supplier<?> value) {
		return AttributeHole.of("autocomplete", value);
	}

	/** {@code inputmode}. */
	public static Attribute inputmode(String value) {
		return StaticAttribute.of("inputmode", value);
	}

	/** {@code inputmode} that changes. */
	public static Attribute inputmode(Supplier<?> value) {
		return AttributeHole.of("inputmode", value);
	}

	/** {@code enterkeyhint}. */
	public static Attribute enterkeyhint(String value) {
		return StaticAttribute.of("enterkeyhint", value);
	}

	/** {@code enterkeyhint} that changes. */
	public static Attribute enterkeyhint(Supplier<?> value) {
		return AttributeHole.of("enterkeyhint", value);
	}

	/** {@code list}. */
	public static Attribute list(String value) {
		return StaticAttribute.of("list", value);
	}

	/** {@code list} that changes. */
	public static Attribute list(Supplier<?> value) {
		return AttributeHole.of("list", value);
	}

	/** {@code form}. */
	public static Attribute formAttr(String value) {
		return StaticAttribute.of("form", value);
	}

	/** {@code form} that changes. */
	public static Attribute formAttr(Supplier<?> value) {
		return AttributeHole.of("form", value);
	}

	/** {@code action}. */
	public static Attribute action(String value) {
		return StaticAttribute.of("action", value);
	}

	/** {@code action} that changes. */
	public static Attribute action(Supplier<?> value) {
		return AttributeHole.of("action", value);
	}

	/** {@code method}. */
	public static Attribute method(String value) {
		return StaticAttribute.of("method", value);
	}

	/** {@code method} that changes. */
	public static Attribute method(Supplier<?> value) {
		return AttributeHole.of("method", value);
	}

	/** {@code enctype}. */
	public static Attribute enctype(String value) {
		return StaticAttribute.of("enctype", value);
	}

	/** {@code enctype} that changes. */
	public static Attribute enctype(Supplier<?> value) {
		return AttributeHole.of("enctype", value);
	}

	/** {@code formaction}. */
	public static Attribute formaction(String value) {
		return StaticAttribute.of("formaction", value);
	}

	/** {@code formaction} that changes. */
	public static Attribute formaction(Supplier<?> value) {
		return AttributeHole.of("formaction", value);
	}

	/** {@code formmethod}. */
	public static Attribute formmethod(String value) {
		return StaticAttribute.of("formmethod", value);
	}

	/** {@code formmethod} that changes. */
	public static Attribute formmethod(Supplier<?> value) {
		return AttributeHole.of("formmethod", value);
	}

	/** {@code formtarget}. */
	public static Attribute formtarget(String value) {
		return StaticAttribute.of("formtarget", value);
	}

	/** {@code formtarget} that changes. */
	public static Attribute formtarget(Supplier<?> value) {
		return AttributeHole.of("formtarget", value);
	}

	/** {@code for}. */
	public static Attribute forId(String value) {
		return StaticAttribute.of("for", value);
	}

	/** {@code for} that changes. */
	public static Attribute forId(Supplier<?> value) {
		return AttributeHole.of("for", value);
	}

}
