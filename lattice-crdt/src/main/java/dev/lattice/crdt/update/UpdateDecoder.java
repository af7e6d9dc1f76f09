package dev.lattice.crdt.update;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.codec.TextArena;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of an update in the order in which {@link UpdateEncoder} writes them.
 * Each method takes its part from where the format keeps it.
 */
abstract class UpdateDecoder {

	final ByteReader rest;

	final int maxDepth;

	UpdateDecoder(ByteReader rest, int maxDepth) {
		this.rest = rest;
		this.maxDepth = maxDepth;
	}

	static UpdateDecoder of(byte[] update, UpdateFormat format, Limits limits) {
		limits.checkSize(update.length, "An update");
		ByteReader in = new ByteReader(update);
		return switch (format) {
			case V1 -> new UpdateDecoderV1(in, limits.maxDepth());
			case V2 -> new UpdateDecoderV2(in, limits.maxDepth());
		};
	}

	abstract long client();

	abstract long leftClock();

	abstract long rightClock();

	abstract int info();

	/** Returns whether the parent is the name of a root. */
	abstract boolean parentInfo();

	abstract long typeRef();

	abstract long length();

	abstract String string();

	/** Appends a string to a text, where it begins at the text's former end. */
	abstract void string(TextArena text);

	abstract @Nullable Object json();

	abstract String key();

	final @Nullable Object any() {
		return this.rest.any(this.maxDepth);
	}

	final byte[] bytes() {
		return this.rest.varBytes();
	}

	final MalformedDataException malformed(String message) {
		return new MalformedDataException(message, this.rest.position());
	}

}
