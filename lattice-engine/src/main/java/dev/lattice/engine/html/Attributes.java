package dev.lattice.engine.html;

import java.util.function.Supplier;

/** Attributes that are there or not. See {@link Html}. */
abstract class Attributes extends SvgTextAttributes {

	Attributes() {
	}

	/** {@code disabled}. */
	public static Attribute disabled() {
		return StaticAttribute.of("disabled", "");
	}

	/** {@code disabled}, or not. */
	public static Attribute disabled(Supplier<Boolean> present) {
		return BooleanHole.of("disabled", present);
	}

	/** {@code readonly}. */
	public static Attribute readonly() {
		return StaticAttribute.of("readonly", "");
	}

	/** {@code readonly}, or not. */
	public static Attribute readonly(Supplier<Boolean> present) {
		return BooleanHole.of("readonly", present);
	}

	/** {@code required}. */
	public static Attribute required() {
		return StaticAttribute.of("required", "");
	}

	/** {@code required}, or not. */
	public static Attribute required(Supplier<Boolean> present) {
		return BooleanHole.of("required", present);
	}

	/** {@code multiple}. */
	public static Attribute multiple() {
		return StaticAttribute.of("multiple", "");
	}

	/** {@code multiple}, or not. */
	public static Attribute multiple(Supplier<Boolean> present) {
		return BooleanHole.of("multiple", present);
	}

	/** {@code autofocus}. */
	public static Attribute autofocus() {
		return StaticAttribute.of("autofocus", "");
	}

	/** {@code autofocus}, or not. */
	public static Attribute autofocus(Supplier<Boolean> present) {
		return BooleanHole.of("autofocus", present);
	}

	/** {@code selected}. */
	public static Attribute selected() {
		return StaticAttribute.of("selected", "");
	}

	/** {@code selected}, or not. */
	public static Attribute selected(Supplier<Boolean> present) {
		return BooleanHole.of("selected", present);
	}

	/** {@code hidden}. */
	public static Attribute hidden() {
		return StaticAttribute.of("hidden", "");
	}

	/** {@code hidden}, or not. */
	public static Attribute hidden(Supplier<Boolean> present) {
		return BooleanHole.of("hidden", present);
	}

	/** {@code open}. */
	public static Attribute open() {
		return StaticAttribute.of("open", "");
	}

	/** {@code open}, or not. */
	public static Attribute open(Supplier<Boolean> present) {
		return BooleanHole.of("open", present);
	}

	/** {@code novalidate}. */
	public static Attribute novalidate() {
		return StaticAttribute.of("novalidate", "");
	}

	/** {@code novalidate}, or not. */
	public static Attribute novalidate(Supplier<Boolean> present) {
		return BooleanHole.of("novalidate", present);
	}

	/** {@code formnovalidate}. */
	public static Attribute formnovalidate() {
		return StaticAttribute.of("formnovalidate", "");
	}

	/** {@code formnovalidate}, or not. */
	public static Attribute formnovalidate(Supplier<Boolean> present) {
		return BooleanHole.of("formnovalidate", present);
	}

	/** {@code reversed}. */
	public static Attribute reversed() {
		return StaticAttribute.of("reversed", "");
	}

	/** {@code reversed}, or not. */
	public static Attribute reversed(Supplier<Boolean> present) {
		return BooleanHole.of("reversed", present);
	}

	/** {@code ismap}. */
	public static Attribute ismap() {
		return StaticAttribute.of("ismap", "");
	}

	/** {@code ismap}, or not. */
	public static Attribute ismap(Supplier<Boolean> present) {
		return BooleanHole.of("ismap", present);
	}

	/** {@code loop}. */
	public static Attribute loop() {
		return StaticAttribute.of("loop", "");
	}

	/** {@code loop}, or not. */
	public static Attribute loop(Supplier<Boolean> present) {
		return BooleanHole.of("loop", present);
	}

	/** {@code autoplay}. */
	public static Attribute autoplay() {
		return StaticAttribute.of("autoplay", "");
	}

	/** {@code autoplay}, or not. */
	public static Attribute autoplay(Supplier<Boolean> present) {
		return BooleanHole.of("autoplay", present);
	}

	/** {@code controls}. */
	public static Attribute controls() {
		return StaticAttribute.of("controls", "");
	}

	/** {@code controls}, or not. */
	public static Attribute controls(Supplier<Boolean> present) {
		return BooleanHole.of("controls", present);
	}

	/** {@code muted}. */
	public static Attribute muted() {
		return StaticAttribute.of("muted", "");
	}

	/** {@code muted}, or not. */
	public static Attribute muted(Supplier<Boolean> present) {
		return BooleanHole.of("muted", present);
	}

	/** {@code playsinline}. */
	public static Attribute playsinline() {
		return StaticAttribute.of("playsinline", "");
	}

	/** {@code playsinline}, or not. */
	public static Attribute playsinline(Supplier<Boolean> present) {
		return BooleanHole.of("playsinline", present);
	}

	/** {@code default}. */
	public static Attribute defaultAttr() {
		return StaticAttribute.of("default", "");
	}

	/** {@code default}, or not. */
	public static Attribute defaultAttr(Supplier<Boolean> present) {
		return BooleanHole.of("default", present);
	}

	/** {@code async}. */
	public static Attribute async() {
		return StaticAttribute.of("async", "");
	}

	/** {@code async}, or not. */
	public static Attribute async(Supplier<Boolean> present) {
		return BooleanHole.of("async", present);
	}

	/** {@code inert}. */
	public static Attribute inert() {
		return StaticAttribute.of("inert", "");
	}

	/** {@code inert}, or not. */
	public static Attribute inert(Supplier<Boolean> present) {
		return BooleanHole.of("inert", present);
	}

	/** {@code itemscope}. */
	public static Attribute itemscope() {
		return StaticAttribute.of("itemscope", "");
	}

	/** {@code itemscope}, or not. */
	public static Attribute itemscope(Supplier<Boolean> present) {
		return BooleanHole.of("itemscope", present);
	}

	/** {@code allowfullscreen}. */
	public static Attribute allowfullscreen() {
		return StaticAttribute.of("allowfullscreen", "");
	}

	/** {@code allowfullscreen}, or not. */
	public static Attribute allowfullscreen(Supplier<Boolean> present) {
		return BooleanHole.of("allowfullscreen", present);
	}

}
