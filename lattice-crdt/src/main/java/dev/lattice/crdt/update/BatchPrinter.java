package dev.lattice.crdt.update;

import org.jspecify.annotations.Nullable;

/** Shows an update to people: a line for each struct, then the deletions. */
final class BatchPrinter {

	private static final String[] KINDS = { "gc", "deleted", "json", "binary", "string", "embed", "format", "type",
			"any", "doc", "skip" };

	private static final int LONGEST_TEXT = 60;

	private final StructBatch batch;

	private final StringBuilder out = new StringBuilder();

	BatchPrinter(StructBatch batch) {
		this.batch = batch;
	}

	String print() {
		for (int group = 0; group < this.batch.groups(); group++) {
			for (int row = this.batch.groupStart(group); row < this.batch.groupEnd(group); row++) {
				id(this.batch.clientOf(group), this.batch.clock(row));
				this.out.append('+').append(this.batch.length(row)).append(' ').append(KINDS[this.batch.kind(row)]);
				content(row);
				place(row);
				this.out.append('\n');
			}
		}
		return this.out.append("deleted ").append(this.batch.deleteSet()).toString();
	}

	private void content(int row) {
		int start = this.batch.content(row);
		if (start == StructBatch.NONE) {
			return;
		}
		int shown = (int) Math.min(this.batch.length(row), LONGEST_TEXT);
		this.out.append(' ');
		if (this.batch.kind(row) == ContentKind.STRING) {
			this.out.append('"').append(this.batch.text().string(start, start + shown)).append('"');
		}
		else {
			for (int i = 0; i < shown; i++) {
				this.out.append((i > 0) ? ", " : "").append(shown(this.batch.values()[start + i]));
			}
		}
		this.out.append((shown < this.batch.length(row)) ? "…" : "");
	}

	private static String shown(@Nullable Object value) {
		String text = (value instanceof byte[] bytes) ? bytes.length + " bytes" : String.valueOf(value);
		return (text.length() > LONGEST_TEXT) ? text.substring(0, LONGEST_TEXT) + "…" : text;
	}

	private void place(int row) {
		if (this.batch.originClient(row) != StructBatch.NONE) {
			this.out.append(" after ");
			id(this.batch.id(this.batch.originClient(row)), this.batch.originClock(row));
		}
		if (this.batch.rightOriginClient(row) != StructBatch.NONE) {
			this.out.append(" before ");
			id(this.batch.id(this.batch.rightOriginClient(row)), this.batch.rightOriginClock(row));
		}
		if (this.batch.parentName(row) != null) {
			this.out.append(" in ").append(this.batch.parentName(row));
		}
		else if (this.batch.parentClient(row) != StructBatch.NONE) {
			this.out.append(" in ");
			id(this.batch.id(this.batch.parentClient(row)), this.batch.parentClock(row));
		}
		if (this.batch.parentSub(row) != null) {
			this.out.append(" at ").append(this.batch.parentSub(row));
		}
	}

	private void id(long client, long clock) {
		this.out.append(client).append('@').append(clock);
	}

}
