package dev.lattice.crdt.update;

import dev.lattice.crdt.codec.ByteWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes an update struct by struct. How many structs a group has, and how many groups
 * there are, stands before them and is known after them: groups are put together at the
 * end.
 */
final class GroupWriter {

	private static final char REPLACEMENT = '\uFFFD';

	private final UpdateEncoder out;

	private final ByteWriter finished = new ByteWriter();

	private int groups;

	private int structs;

	private long client;

	GroupWriter(UpdateFormat format) {
		this.out = UpdateEncoder.of(format);
	}

	/** Writes a group from a row on. */
	void rows(StructBatch batch, int group, int from) {
		long writer = batch.clientOf(group);
		for (int row = from; row < batch.groupEnd(group); row++) {
			row(batch, row, writer, 0);
		}
	}

	/** Writes a struct as it is, or its end from an offset on. */
	void row(StructBatch batch, int row, long client, long offset) {
		begin(client, batch.clock(row) + offset);
		head(batch, row, client, offset);
		content(batch, row, offset);
	}

	/**
	 * Writes the right part of a struct that is cut, or all of it at offset 0. Where the
	 * cut goes through a character of two units, its second half becomes U+FFFD.
	 */
	void cut(StructBatch batch, int row, long client, long offset) {
		int before = batch.content(row) + (int) offset - 1;
		if (batch.kind(row) != ContentKind.STRING || offset == 0
				|| !Character.isHighSurrogate(batch.text().charAt(before))) {
			row(batch, row, client, offset);
			return;
		}
		begin(client, batch.clock(row) + offset);
		head(batch, row, client, offset);
		int end = batch.content(row) + (int) batch.length(row);
		this.out.string(REPLACEMENT + batch.text().string(before + 2, end));
	}

	/** Writes a struct that only has a length: {@link ContentKind#GC} or SKIP. */
	void range(int kind, long client, long clock, long length) {
		begin(client, clock);
		this.out.info(kind);
		if (kind == ContentKind.SKIP) {
			this.out.rest().varUint(length);
		}
		else {
			this.out.length(length);
		}
	}

	byte[] finish(DeleteSet deleteSet) {
		endGroup();
		ByteWriter rest = this.out.rest();
		rest.varUint(this.groups);
		rest.bytes(this.finished.array(), 0, this.finished.size());
		deleteSet.write(this.out);
		return this.out.toBytes();
	}

	private void begin(long client, long clock) {
		if (this.structs > 0 && this.client != client) {
			endGroup();
		}
		if (this.structs++ == 0) {
			this.client = client;
			this.out.client(client);
			this.out.rest().varUint(clock);
		}
	}

	private void endGroup() {
		if (this.structs > 0) {
			ByteWriter rest = this.out.rest();
			this.finished.varUint(this.structs);
			this.finished.bytes(rest.array(), 0, rest.size());
			rest.clear();
			this.groups++;
			this.structs = 0;
		}
	}

	private void head(StructBatch batch, int row, long client, long offset) {
		int kind = batch.kind(row);
		if (kind == ContentKind.GC || kind == ContentKind.SKIP) {
			this.out.info(kind);
			return;
		}
		boolean hasOrigin = offset > 0 || batch.originClient(row) != StructBatch.NONE;
		boolean hasRightOrigin = batch.rightOriginClient(row) != StructBatch.NONE;
		String key = batch.parentSub(row);
		this.out
			.info(kind | (hasOrigin ? ContentKind.HAS_ORIGIN : 0) | (hasRightOrigin ? ContentKind.HAS_RIGHT_ORIGIN : 0)
					| ((key != null) ? ContentKind.HAS_PARENT_SUB : 0));
		if (offset > 0) {
			this.out.leftId(client, batch.clock(row) + offset - 1);
		}
		else if (hasOrigin) {
			this.out.leftId(batch.id(batch.originClient(row)), batch.originClock(row));
		}
		if (hasRightOrigin) {
			this.out.rightId(batch.id(batch.rightOriginClient(row)), batch.rightOriginClock(row));
		}
		if (!hasOrigin && !hasRightOrigin) {
			parent(batch, row, key);
		}
	}

	private void parent(StructBatch batch, int row, @Nullable String key) {
		String name = batch.parentName(row);
		this.out.parentInfo(name != null);
		if (name != null) {
			this.out.string(name);
		}
		else {
			this.out.leftId(batch.id(batch.parentClient(row)), batch.parentClock(row));
		}
		if (key != null) {
			this.out.string(key);
		}
	}

	private void content(StructBatch batch, int row, long offset) {
		Contents.write(this.out, batch.kind(row), batch.text(), batch.values(), batch.content(row), offset,
				batch.length(row));
	}

}
