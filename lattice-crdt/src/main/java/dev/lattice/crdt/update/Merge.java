package dev.lattice.crdt.update;

import java.util.List;

/**
 * Merges updates into one, struct for struct what Yjs' {@code mergeUpdates} writes. Yjs
 * sorts all updates again after each step; here a heap yields the same order.
 */
final class Merge {

	/*
	 * The last struct is held back, since the next may begin inside it, or prolong it
	 * where both are GC. It is a row from an offset on, or a range of kind GC or SKIP.
	 */

	private static final int NO_ROW = -1;

	private final StructBatch batch;

	private final CursorHeap heap;

	private final GroupWriter out;

	private long client = -1;

	private long clock;

	private long end;

	private int kind;

	private int row = NO_ROW;

	private long offset;

	private Merge(StructBatch batch, CursorHeap heap, UpdateFormat format) {
		this.batch = batch;
		this.heap = heap;
		this.out = new GroupWriter(format);
	}

	static byte[] merge(List<byte[]> updates, UpdateFormat format, Limits limits) {
		long bytes = 0;
		for (byte[] update : updates) {
			bytes += update.length;
		}
		limits.checkSize(bytes, "What is to be merged");
		BatchColumns columns = new BatchColumns(updates.size());
		DeleteSet deleteSet = new DeleteSet();
		StructBatch batch = new StructBatch(columns, deleteSet);
		int[] firstGroups = new int[updates.size() + 1];
		for (int i = 0; i < updates.size(); i++) {
			UpdateDecoder in = UpdateDecoder.of(updates.get(i), format, limits);
			BatchReader.read(in, columns, limits.structsIn(bytes));
			deleteSet.addAll(in.rest, format);
			firstGroups[i + 1] = columns.groups;
		}
		CursorHeap heap = new CursorHeap(updates.size());
		for (int i = 0; i < updates.size(); i++) {
			Cursor cursor = new Cursor(batch, firstGroups[i], firstGroups[i + 1], i);
			if (cursor.next()) {
				heap.add(cursor);
			}
		}
		heap.order();
		return new Merge(batch, heap, format).run();
	}

	private byte[] run() {
		while (!this.heap.isEmpty()) {
			Cursor top = this.heap.top();
			if (step(top)) {
				this.heap.moved();
			}
			else {
				this.heap.remove();
			}
		}
		write();
		return this.out.finish(this.batch.deleteSet());
	}

	/** Takes structs from a cursor, and returns whether it has more. */
	private boolean step(Cursor cursor) {
		boolean passed = false;
		if (this.client == cursor.client) {
			long first = cursor.client;
			while (cursor.end() <= this.end) {
				if (!cursor.next()) {
					return false;
				}
				passed = true;
				if (cursor.client != first) {
					return true;
				}
			}
			if (passed && cursor.clock > this.end) {
				return true; // another may know what is between
			}
			if (!follow(cursor)) {
				return true;
			}
		}
		else {
			write();
			hold(cursor, 0);
		}
		return run(cursor);
	}

	/** Takes a struct of the same client, and returns whether it stands alone. */
	private boolean follow(Cursor cursor) {
		if (this.end < cursor.clock) {
			write();
			long gap = this.end;
			holdRange(ContentKind.SKIP, gap, cursor.clock);
		}
		else if (this.kind == ContentKind.GC && cursor.kind() == ContentKind.GC) {
			this.end = cursor.end();
			return false;
		}
		write();
		hold(cursor, this.end - cursor.clock);
		return true;
	}

	/** Takes what follows without a gap, after the struct that is held. */
	private boolean run(Cursor cursor) {
		boolean more = cursor.next();
		while (more && cursor.client == this.client && cursor.clock == this.end) {
			write();
			hold(cursor, 0);
			more = cursor.next();
		}
		return more;
	}

	private void hold(Cursor cursor, long from) {
		this.client = cursor.client;
		this.kind = cursor.kind();
		this.row = cursor.row();
		this.offset = from;
		this.clock = cursor.clock + from;
		this.end = cursor.end();
	}

	private void holdRange(int rangeKind, long from, long to) {
		this.kind = rangeKind;
		this.row = NO_ROW;
		this.clock = from;
		this.end = to;
	}

	private void write() {
		if (this.client < 0) {
			return;
		}
		if (this.kind == ContentKind.GC || this.kind == ContentKind.SKIP) {
			this.out.range(this.kind, this.client, this.clock, this.end - this.clock);
		}
		else {
			this.out.cut(this.batch, this.row, this.client, this.offset);
		}
	}

}
