package dev.lattice.crdt.update;

import java.util.Objects;

import dev.lattice.crdt.codec.Json;
import dev.lattice.crdt.codec.TextArena;
import dev.lattice.crdt.codec.Undefined;
import org.jspecify.annotations.Nullable;

/** Writes what structs hold; for documents and for what works without one. Spec C-4. */
public final class Contents {

	private Contents() {
	}

	/**
	 * Writes the content of a struct, or its end from an offset on. The info byte,
	 * origins and parent come before, from the caller.
	 * @param out where to write
	 * @param kind one of {@link ContentKind} other than {@link ContentKind#GC}, which
	 * only has a length, and {@link ContentKind#SKIP}, whose length stands in the rest:
	 * both are written here as well
	 * @param text where texts are
	 * @param values where values are, as {@link StructBatch#values()} says
	 * @param start the index of the content in text or values, ignored for kinds that are
	 * only long
	 * @param offset how many elements are left out, below the length; 0 for kinds that
	 * are no sequence
	 * @param length how many elements the struct has, those that are left out included
	 */
	public static void write(UpdateEncoder out, int kind, TextArena text, @Nullable Object[] values, int start,
			long offset, long length) {
		switch (kind) {
			case ContentKind.GC, ContentKind.DELETED -> out.length(length - offset);
			case ContentKind.SKIP -> out.rest().varUint(length - offset);
			case ContentKind.STRING -> out.string(text, start + (int) offset, start + (int) length);
			case ContentKind.JSON, ContentKind.ANY -> {
				out.length(length - offset);
				for (int i = (int) offset; i < length; i++) {
					sequenceElement(out, kind, values[start + i]);
				}
			}
			default -> single(out, kind, values[start]);
		}
	}

	private static void sequenceElement(UpdateEncoder out, int kind, @Nullable Object value) {
		if (kind == ContentKind.ANY) {
			out.any(value);
		}
		else {
			out.string((value == Undefined.UNDEFINED) ? "undefined" : Json.stringify(value));
		}
	}

	private static void single(UpdateEncoder out, int kind, @Nullable Object value) {
		if (kind == ContentKind.EMBED) {
			out.json(value);
			return;
		}
		switch (Objects.requireNonNull(value)) {
			case byte[] bytes -> out.bytes(bytes);
			case FormatMark mark -> {
				out.key(mark.key());
				out.json(mark.value());
			}
			case TypeRef type -> {
				out.typeRef(type.ref());
				if (type.name() != null) {
					out.key(type.name());
				}
			}
			case DocRef doc -> {
				out.string(doc.guid());
				out.any(doc.options());
			}
			default -> throw new IllegalArgumentException("Content of kind " + kind + " is a "
					+ value.getClass().getName() + "; use byte[], FormatMark, TypeRef or DocRef");
		}
	}

}
