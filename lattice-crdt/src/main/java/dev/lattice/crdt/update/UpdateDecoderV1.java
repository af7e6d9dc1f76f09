package dev.lattice.crdt.update;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.Json;
import dev.lattice.crdt.codec.TextArena;
import org.jspecify.annotations.Nullable;

/** Reads format V1: everything in one row. */
final class UpdateDecoderV1 extends UpdateDecoder {

	UpdateDecoderV1(ByteReader in, int maxDepth) {
		super(in, maxDepth);
	}

	@Override
	long client() {
		return this.rest.varUint();
	}

	@Override
	long leftClock() {
		return this.rest.varUint();
	}

	@Override
	long rightClock() {
		return this.rest.varUint();
	}

	@Override
	int info() {
		return this.rest.u8();
	}

	@Override
	boolean parentInfo() {
		return this.rest.varUint() == 1;
	}

	@Override
	long typeRef() {
		return this.rest.varUint();
	}

	@Override
	long length() {
		return this.rest.varUint();
	}

	@Override
	String string() {
		return this.rest.varString();
	}

	@Override
	void string(TextArena text) {
		long length = this.rest.varUint();
		int from = this.rest.position();
		if (length > this.rest.remaining()) {
			throw malformed("A text of " + length + " bytes is told, but " + this.rest.remaining() + " are left");
		}
		this.rest.skip((int) length);
		text.appendUtf8(this.rest.source(), from, this.rest.position());
	}

	@Override
	@Nullable Object json() {
		return Json.parse(string(), this.maxDepth);
	}

	@Override
	String key() {
		return string();
	}

}
