package dev.lattice.engine.html;

import java.util.function.Supplier;

/** Attributes of forms, tables and more. See {@link Html}. */
abstract class FormAttributes extends ContentAttributes {

	FormAttributes() {
	}

	/** {@code span}. */
	public static Attribute spanAttr(String value) {
		return StaticAttribute.of("span", value);
	}

	/** {@code span} that changes. */
	public static Attribute spanAttr(Supplier<?> value) {
		return AttributeHole.of("span", value);
	}

	/** {@code colspan}. */
	public static Attribute colspan(String value) {
		return StaticAttribute.of("colspan", value);
	}

	/** {@code colspan} that changes. */
	public static Attribute colspan(Supplier<?> value) {
		return AttributeHole.of("colspan", value);
	}

	/** {@code rowspan}. */
	public static Attribute rowspan(String value) {
		return StaticAttribute.of("rowspan", value);
	}

	/** {@code rowspan} that changes. */
	public static Attribute rowspan(Supplier<?> value) {
		return AttributeHole.of("rowspan", value);
	}

	/** {@code headers}. */
	public static Attribute headers(String value) {
		return StaticAttribute.of("headers", value);
	}

	/** {@code headers} that changes. */
	public static Attribute headers(Supplier<?> value) {
		return AttributeHole.of("headers", value);
	}

	/** {@code scope}. */
	public static Attribute scope(String value) {
		return StaticAttribute.of("scope", value);
	}

	/** {@code scope} that changes. */
	public static Attribute scope(Supplier<?> value) {
		return AttributeHole.of("scope", value);
	}

	/** {@code abbr}. */
	public static Attribute abbrAttr(String value) {
		return StaticAttribute.of("abbr", value);
	}

	/** {@code abbr} that changes. */
	public static Attribute abbrAttr(Supplier<?> value) {
		return AttributeHole.of("abbr", value);
	}

	/** {@code cite}. */
	public static Attribute citeAttr(String value) {
		return StaticAttribute.of("cite", value);
	}

	/** {@code cite} that changes. */
	public static Attribute citeAttr(Supplier<?> value) {
		return AttributeHole.of("cite", value);
	}

	/** {@code datetime}. */
	public static Attribute datetime(String value) {
		return StaticAttribute.of("datetime", value);
	}

	/** {@code datetime} that changes. */
	public static Attribute datetime(Supplier<?> value) {
		return AttributeHole.of("datetime", value);
	}

	/** {@code start}. */
	public static Attribute start(String value) {
		return StaticAttribute.of("start", value);
	}

	/** {@code start} that changes. */
	public static Attribute start(Supplier<?> value) {
		return AttributeHole.of("start", value);
	}

	/** {@code tabindex}. */
	public static Attribute tabindex(String value) {
		return StaticAttribute.of("tabindex", value);
	}

	/** {@code tabindex} that changes. */
	public static Attribute tabindex(Supplier<?> value) {
		return AttributeHole.of("tabindex", value);
	}

	/** {@code accesskey}. */
	public static Attribute accesskey(String value) {
		return StaticAttribute.of("accesskey", value);
	}

	/** {@code accesskey} that changes. */
	public static Attribute accesskey(Supplier<?> value) {
		return AttributeHole.of("accesskey", value);
	}

	/** {@code contenteditable}. */
	public static Attribute contenteditable(String value) {
		return StaticAttribute.of("contenteditable", value);
	}

	/** {@code contenteditable} that changes. */
	public static Attribute contenteditable(Supplier<?> value) {
		return AttributeHole.of("contenteditable", value);
	}

	/** {@code draggable}. */
	public static Attribute draggable(String value) {
		return StaticAttribute.of("draggable", value);
	}

	/** {@code draggable} that changes. */
	public static Attribute draggable(Supplier<?> value) {
		return AttributeHole.of("draggable", value);
	}

	/** {@code spellcheck}. */
	public static Attribute spellcheck(String value) {
		return StaticAttribute.of("spellcheck", value);
	}

	/** {@code spellcheck} that changes. */
	public static Attribute spellcheck(Supplier<?> value) {
		return AttributeHole.of("spellcheck", value);
	}

	/** {@code translate}. */
	public static Attribute translate(String value) {
		return StaticAttribute.of("translate", value);
	}

	/** {@code translate} that changes. */
	public static Attribute translate(Supplier<?> value) {
		return AttributeHole.of("translate", value);
	}

	/** {@code popover}. */
	public static Attribute popover(String value) {
		return StaticAttribute.of("popover", value);
	}

	/** {@code popover} that changes. */
	public static Attribute popover(Supplier<?> value) {
		return AttributeHole.of("popover", value);
	}

	/** {@code popovertarget}. */
	public static Attribute popovertarget(String value) {
		return StaticAttribute.of("popovertarget", value);
	}

	/** {@code popovertarget} that changes. */
	public static Attribute popovertarget(Supplier<?> value) {
		return AttributeHole.of("popovertarget", value);
	}

	/** {@code popovertargetaction}. */
	public static Attribute popovertargetaction(String value) {
		return StaticAttribute.of("popovertargetaction", value);
	}

	/** {@code popovertargetaction} that changes. */
	public static Attribute popovertargetaction(Supplier<?> value) {
		return AttributeHole.of("popovertargetaction", value);
	}

	/** {@code is}. */
	public static Attribute is(String value) {
		return StaticAttribute.of("is", value);
	}

	/** {@code is} that changes. */
	public static Attribute is(Supplier<?> value) {
		return AttributeHole.of("is", value);
	}

	/** {@code itemprop}. */
	public static Attribute itemprop(String value) {
		return StaticAttribute.of("itemprop", value);
	}

	/** {@code itemprop} that changes. */
	public static Attribute itemprop(Supplier<?> value) {
		return AttributeHole.of("itemprop", value);
	}

	/** {@code itemtype}. */
	public static Attribute itemtype(String value) {
		return StaticAttribute.of("itemtype", value);
	}

	/** {@code itemtype} that changes. */
	public static Attribute itemtype(Supplier<?> value) {
		return AttributeHole.of("itemtype", value);
	}

	/** {@code high}. */
	public static Attribute high(String value) {
		return StaticAttribute.of("high", value);
	}

	/** {@code high} that changes. */
	public static Attribute high(Supplier<?> value) {
		return AttributeHole.of("high", value);
	}

	/** {@code low}. */
	public static Attribute low(String value) {
		return StaticAttribute.of("low", value);
	}

	/** {@code low} that changes. */
	public static Attribute low(Supplier<?> value) {
		return AttributeHole.of("low", value);
	}

	/** {@code optimum}. */
	public static Attribute optimum(String value) {
		return StaticAttribute.of("optimum", value);
	}

	/** {@code optimum} that changes. */
	public static Attribute optimum(Supplier<?> value) {
		return AttributeHole.of("optimum", value);
	}

	/** {@code sandbox}. */
	public static Attribute sandbox(String value) {
		return StaticAttribute.of("sandbox", value);
	}

	/** {@code sandbox} that changes. */
	public static Attribute sandbox(Supplier<?> value) {
		return AttributeHole.of("sandbox", value);
	}

	/** {@code allow}. */
	public static Attribute allow(String value) {
		return StaticAttribute.of("allow", value);
	}

	/** {@code allow} that changes. */
	public static Attribute allow(Supplier<?> value) {
		return AttributeHole.of("allow", value);
	}

	/** {@code data}. */
	public static Attribute dataAttr(String value) {
		return StaticAttribute.of("data", value);
	}

	/** {@code data} that changes. */
	public static Attribute dataAttr(Supplier<?> value) {
		return AttributeHole.of("data", value);
	}

}
