package dev.lattice.engine.html;

import java.util.function.Supplier;

/** Attributes of all elements, links and media. See {@link Html}. */
abstract class GlobalAttributes extends Interactions {

	GlobalAttributes() {
	}

	/** {@code id}. */
	public static Attribute id(String value) {
		return StaticAttribute.of("id", value);
	}

	/** {@code id} that changes. */
	public static Attribute id(Supplier<?> value) {
		return AttributeHole.of("id", value);
	}

	/** {@code lang}. */
	public static Attribute lang(String value) {
		return StaticAttribute.of("lang", value);
	}

	/** {@code lang} that changes. */
	public static Attribute lang(Supplier<?> value) {
		return AttributeHole.of("lang", value);
	}

	/** {@code dir}. */
	public static Attribute dir(String value) {
		return StaticAttribute.of("dir", value);
	}

	/** {@code dir} that changes. */
	public static Attribute dir(Supplier<?> value) {
		return AttributeHole.of("dir", value);
	}

	/** {@code title}. */
	public static Attribute title(String value) {
		return StaticAttribute.of("title", value);
	}

	/** {@code title} that changes. */
	public static Attribute title(Supplier<?> value) {
		return AttributeHole.of("title", value);
	}

	/** {@code role}. */
	public static Attribute role(String value) {
		return StaticAttribute.of("role", value);
	}

	/** {@code role} that changes. */
	public static Attribute role(Supplier<?> value) {
		return AttributeHole.of("role", value);
	}

	/** {@code slot}. */
	public static Attribute slotAttr(String value) {
		return StaticAttribute.of("slot", value);
	}

	/** {@code slot} that changes. */
	public static Attribute slotAttr(Supplier<?> value) {
		return AttributeHole.of("slot", value);
	}

	/** {@code part}. */
	public static Attribute part(String value) {
		return StaticAttribute.of("part", value);
	}

	/** {@code part} that changes. */
	public static Attribute part(Supplier<?> value) {
		return AttributeHole.of("part", value);
	}

	/** {@code href}. */
	public static Attribute href(String value) {
		return StaticAttribute.of("href", value);
	}

	/** {@code href} that changes. */
	public static Attribute href(Supplier<?> value) {
		return AttributeHole.of("href", value);
	}

	/** {@code hreflang}. */
	public static Attribute hreflang(String value) {
		return StaticAttribute.of("hreflang", value);
	}

	/** {@code hreflang} that changes. */
	public static Attribute hreflang(Supplier<?> value) {
		return AttributeHole.of("hreflang", value);
	}

	/** {@code target}. */
	public static Attribute target(String value) {
		return StaticAttribute.of("target", value);
	}

	/** {@code target} that changes. */
	public static Attribute target(Supplier<?> value) {
		return AttributeHole.of("target", value);
	}

	/** {@code rel}. */
	public static Attribute rel(String value) {
		return StaticAttribute.of("rel", value);
	}

	/** {@code rel} that changes. */
	public static Attribute rel(Supplier<?> value) {
		return AttributeHole.of("rel", value);
	}

	/** {@code download}. */
	public static Attribute download(String value) {
		return StaticAttribute.of("download", value);
	}

	/** {@code download} that changes. */
	public static Attribute download(Supplier<?> value) {
		return AttributeHole.of("download", value);
	}

	/** {@code ping}. */
	public static Attribute ping(String value) {
		return StaticAttribute.of("ping", value);
	}

	/** {@code ping} that changes. */
	public static Attribute ping(Supplier<?> value) {
		return AttributeHole.of("ping", value);
	}

	/** {@code referrerpolicy}. */
	public static Attribute referrerpolicy(String value) {
		return StaticAttribute.of("referrerpolicy", value);
	}

	/** {@code referrerpolicy} that changes. */
	public static Attribute referrerpolicy(Supplier<?> value) {
		return AttributeHole.of("referrerpolicy", value);
	}

	/** {@code type}. */
	public static Attribute type(String value) {
		return StaticAttribute.of("type", value);
	}

	/** {@code type} that changes. */
	public static Attribute type(Supplier<?> value) {
		return AttributeHole.of("type", value);
	}

	/** {@code src}. */
	public static Attribute src(String value) {
		return StaticAttribute.of("src", value);
	}

	/** {@code src} that changes. */
	public static Attribute src(Supplier<?> value) {
		return AttributeHole.of("src", value);
	}

	/** {@code srcset}. */
	public static Attribute srcset(String value) {
		return StaticAttribute.of("srcset", value);
	}

	/** {@code srcset} that changes. */
	public static Attribute srcset(Supplier<?> value) {
		return AttributeHole.of("srcset", value);
	}

	/** {@code sizes}. */
	public static Attribute sizes(String value) {
		return StaticAttribute.of("sizes", value);
	}

	/** {@code sizes} that changes. */
	public static Attribute sizes(Supplier<?> value) {
		return AttributeHole.of("sizes", value);
	}

	/** {@code alt}. */
	public static Attribute alt(String value) {
		return StaticAttribute.of("alt", value);
	}

	/** {@code alt} that changes. */
	public static Attribute alt(Supplier<?> value) {
		return AttributeHole.of("alt", value);
	}

	/** {@code loading}. */
	public static Attribute loading(String value) {
		return StaticAttribute.of("loading", value);
	}

	/** {@code loading} that changes. */
	public static Attribute loading(Supplier<?> value) {
		return AttributeHole.of("loading", value);
	}

	/** {@code decoding}. */
	public static Attribute decoding(String value) {
		return StaticAttribute.of("decoding", value);
	}

	/** {@code decoding} that changes. */
	public static Attribute decoding(Supplier<?> value) {
		return AttributeHole.of("decoding", value);
	}

	/** {@code crossorigin}. */
	public static Attribute crossorigin(String value) {
		return StaticAttribute.of("crossorigin", value);
	}

	/** {@code crossorigin} that changes. */
	public static Attribute crossorigin(Supplier<?> value) {
		return AttributeHole.of("crossorigin", value);
	}

	/** {@code integrity}. */
	public static Attribute integrity(String value) {
		return StaticAttribute.of("integrity", value);
	}

	/** {@code integrity} that changes. */
	public static Attribute integrity(Supplier<?> value) {
		return AttributeHole.of("integrity", value);
	}

	/** {@code media}. */
	public static Attribute media(String value) {
		return StaticAttribute.of("media", value);
	}

	/** {@code media} that changes. */
	public static Attribute media(Supplier<?> value) {
		return AttributeHole.of("media", value);
	}

	/** {@code width}. */
	public static Attribute width(String value) {
		return StaticAttribute.of("width", value);
	}

	/** {@code width} that changes. */
	public static Attribute width(Supplier<?> value) {
		return AttributeHole.of("width", value);
	}

	/** {@code height}. */
	public static Attribute height(String value) {
		return StaticAttribute.of("height", value);
	}

	/** {@code height} that changes. */
	public static Attribute height(Supplier<?> value) {
		return AttributeHole.of("height", value);
	}

	/** {@code poster}. */
	public static Attribute poster(String value) {
		return StaticAttribute.of("poster", value);
	}

	/** {@code poster} that changes. */
	public static Attribute poster(Supplier<?> value) {
		return AttributeHole.of("poster", value);
	}

	/** {@code preload}. */
	public static Attribute preload(String value) {
		return StaticAttribute.of("preload", value);
	}

	/** {@code preload} that changes. */
	public static Attribute preload(Supplier<?> value) {
		return AttributeHole.of("preload", value);
	}

	/** {@code kind}. */
	public static Attribute kind(String value) {
		return StaticAttribute.of("kind", value);
	}

	/** {@code kind} that changes. */
	public static Attribute kind(Supplier<?> value) {
		return AttributeHole.of("kind", value);
	}

	/** {@code srclang}. */
	public static Attribute srclang(String value) {
		return StaticAttribute.of("srclang", value);
	}

	/** {@code srclang} that changes. */
	public static Attribute srclang(Supplier<?> value) {
		return AttributeHole.of("srclang", value);
	}

}
