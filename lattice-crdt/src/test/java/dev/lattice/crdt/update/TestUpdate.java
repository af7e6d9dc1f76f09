package dev.lattice.crdt.update;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import dev.lattice.crdt.codec.ByteWriter;

/** Builds small updates in format V1, and shows them as text. */
final class TestUpdate {

	private final List<Runnable> groups = new ArrayList<>();

	private final UpdateEncoder out = UpdateEncoder.of(UpdateFormat.V1);

	private final DeleteSet deleteSet = new DeleteSet();

	/** Adds structs of text, each written after the one before, in the root "t". */
	TestUpdate group(long client, long clock, String... texts) {
		this.groups.add(() -> {
			head(client, clock, texts.length);
			long at = clock;
			for (String text : texts) {
				if (at == 0) {
					this.out.info(ContentKind.STRING);
					this.out.parentInfo(true);
					this.out.string("t");
				}
				else {
					this.out.info(ContentKind.STRING | ContentKind.HAS_ORIGIN);
					this.out.leftId(client, at - 1);
				}
				this.out.string(text);
				at += text.length();
			}
		});
		return this;
	}

	TestUpdate gc(long client, long clock, long length) {
		this.groups.add(() -> {
			head(client, clock, 1);
			this.out.info(ContentKind.GC);
			this.out.length(length);
		});
		return this;
	}

	TestUpdate delete(long client, long clock, long length) {
		this.deleteSet.add(client, clock, length);
		return this;
	}

	private void head(long client, long clock, int structs) {
		this.out.rest().varUint(structs);
		this.out.client(client);
		this.out.rest().varUint(clock);
	}

	byte[] v1() {
		ByteWriter rest = this.out.rest();
		rest.clear();
		rest.varUint(this.groups.size());
		this.groups.forEach(Runnable::run);
		this.deleteSet.write(this.out);
		return this.out.toBytes();
	}

	/**
	 * Shows clients, clocks and contents, as in {@code 2: 0 abc | 3 skip 4; 1: 0 gc 2}.
	 */
	static String text(byte[] v1) {
		StructBatch batch = StructBatch.decode(v1, UpdateFormat.V1, Limits.DEFAULT);
		StringJoiner clients = new StringJoiner("; ");
		for (int group = 0; group < batch.groups(); group++) {
			StringJoiner structs = new StringJoiner(" | ", batch.clientOf(group) + ": ", "");
			for (int row = batch.groupStart(group); row < batch.groupEnd(group); row++) {
				structs.add(batch.clock(row) + " " + content(batch, row));
			}
			clients.add(structs.toString());
		}
		return clients.toString();
	}

	private static String content(StructBatch batch, int row) {
		return switch (batch.kind(row)) {
			case ContentKind.GC -> "gc " + batch.length(row);
			case ContentKind.SKIP -> "skip " + batch.length(row);
			case ContentKind.STRING ->
				batch.text().string(batch.content(row), batch.content(row) + (int) batch.length(row));
			default -> "kind " + batch.kind(row);
		};
	}

}
