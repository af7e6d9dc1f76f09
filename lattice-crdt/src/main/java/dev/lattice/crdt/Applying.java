package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.lattice.crdt.update.DeleteSet;
import dev.lattice.crdt.update.Limits;
import dev.lattice.crdt.update.StateVector;
import dev.lattice.crdt.update.StructBatch;
import dev.lattice.crdt.update.UpdateEncoder;
import dev.lattice.crdt.update.UpdateFormat;
import dev.lattice.crdt.update.Updates;
import org.jspecify.annotations.Nullable;

/**
 * Applies decoded updates, and keeps what still waits for others.
 */
final class Applying {

	/**
	 * A group of one struct is some 4 bytes in format 1, and a run of each column in 2.
	 */
	private static final long SLACK = 64;

	private static final long FIXED = 256;

	private final Doc doc;

	private final Store store;

	/**
	 * Structs that depend on others that are not here: updates of format 2. They are
	 * merged when that matters, not each time one more has to wait, of which there may be
	 * many.
	 */
	private final List<byte[]> pendingStructs = new ArrayList<>();

	private final Missing missing = new Missing();

	/** Whether what waits is known to wait for something else than itself. */
	private boolean isMoreToCome;

	/** Deletions of what is not here yet. */
	private @Nullable DeleteSet pendingDeletions;

	private long pendingDeletionBytes;

	Applying(Doc doc) {
		this.doc = doc;
		this.store = doc.store;
	}

	/**
	 * Refuses an update with which more would have to wait than may, before anything is
	 * changed.
	 */
	void check(StructBatch batch, int bytes, UpdateFormat format) {
		long max = this.doc.options().maxPendingBytes();
		if (waitingBytes() + atMost(batch, bytes, format) <= max) {
			return;
		}
		if (hasPendingStructs()) {
			mergedPendingStructs();
		}
		BatchTrial trial = new BatchTrial(this.store, batch);
		long structs = trial.waitingBytes(max);
		DeleteSet deletions = trial.waiting(batch.deleteSet());
		if (structs == 0 && deletions.isEmpty()) {
			return;
		}
		if (this.pendingDeletions != null) {
			deletions.addAll(trial.waiting(this.pendingDeletions));
			deletions.normalise();
		}
		long waiting = structBytes() + structs + bytesOf(deletions);
		if (waiting > max) {
			throw new PendingLimitException(this.doc.guid(), waiting, max);
		}
	}

	/**
	 * More than what an update can become when it waits: however it was compressed, its
	 * structs take no more than that in columns, but for names that are not repeated.
	 */
	private static long atMost(StructBatch batch, int bytes, UpdateFormat format) {
		int groups = batch.groups();
		long names = (format == UpdateFormat.V2 && groups > 0)
				? BatchTrial.nameBytes(batch, 0, batch.groupEnd(groups - 1)) : 0;
		return SLACK * (bytes + names) + FIXED;
	}

	private long waitingBytes() {
		return structBytes() + this.pendingDeletionBytes;
	}

	private long structBytes() {
		long bytes = 0;
		for (byte[] update : this.pendingStructs) {
			bytes += update.length;
		}
		return bytes;
	}

	private static long bytesOf(DeleteSet deletions) {
		return deletions.isEmpty() ? 0 : deletions.encode(UpdateFormat.V2).length;
	}

	/** Integrates an update that was decoded; it does not fail. */
	void apply(Transaction transaction, StructBatch batch) {
		StructBatch next = batch;
		while (next != null) {
			next = applyOnce(transaction, next);
		}
	}

	/** Returns what has waited, if it is to be tried again. */
	private @Nullable StructBatch applyOnce(Transaction transaction, StructBatch batch) {
		byte[] rest = (batch.groups() > 0) ? new BatchIntegration(this.doc, transaction, batch, this.missing).run()
				: null;
		boolean filled = hasPendingStructs() && this.missing.isFilled(this.store);
		if (rest != null) {
			this.pendingStructs.add(rest);
			this.isMoreToCome = false;
		}
		applyDeletions(transaction, batch.deleteSet());
		if (!filled && (!hasPendingStructs() || this.isMoreToCome || !this.missing.isNeedMet(this.store))) {
			return null;
		}
		StructBatch waiting = StructBatch.decode(mergedPendingStructs(), UpdateFormat.V2, Limits.NONE);
		if (!filled && !this.missing.isAllWithin(waiting)) {
			this.isMoreToCome = true;
			return null;
		}
		this.pendingStructs.clear();
		this.missing.clear();
		return waiting;
	}

	private byte[] mergedPendingStructs() {
		if (this.pendingStructs.size() > 1) {
			byte[] merged = Updates.merge(this.pendingStructs, UpdateFormat.V2, Limits.NONE);
			this.pendingStructs.clear();
			this.pendingStructs.add(merged);
		}
		return this.pendingStructs.getFirst();
	}

	private void applyDeletions(Transaction transaction, DeleteSet deletions) {
		if (deletions.isEmpty() && this.pendingDeletions == null) {
			return;
		}
		DeleteSet rest = new DeleteSet();
		delete(transaction, deletions, rest);
		if (this.pendingDeletions != null) {
			delete(transaction, this.pendingDeletions, rest);
		}
		rest.normalise();
		this.pendingDeletions = rest.isEmpty() ? null : rest;
		this.pendingDeletionBytes = bytesOf(rest);
	}

	private void delete(Transaction transaction, DeleteSet deletions, DeleteSet rest) {
		for (int c = 0; c < deletions.clients(); c++) {
			long id = deletions.client(c);
			Client client = this.store.known(id);
			long state = (client != null) ? client.state() : 0;
			for (int range = 0; range < deletions.ranges(c); range++) {
				long start = deletions.start(c, range);
				long end = start + deletions.length(c, range);
				if (client != null && start < state) {
					delete(transaction, client, start, Math.min(end, state));
				}
				if (end > state) {
					rest.add(id, Math.max(start, state), end - Math.max(start, state));
				}
			}
		}
	}

	private void delete(Transaction transaction, Client client, long start, long end) {
		Items items = this.store.items;
		int at = client.find(start);
		int first = client.struct(at);
		if (!items.deleted(first) && items.clock(first) < start) {
			this.store.split(transaction, client, at, start - items.clock(first));
			at++;
		}
		for (; at < client.size(); at++) {
			int item = client.struct(at);
			if (items.clock(item) >= end) {
				return;
			}
			if (!items.deleted(item)) {
				if (end < items.end(item)) {
					this.store.split(transaction, client, at, end - items.clock(item));
				}
				this.doc.integration.delete(transaction, item);
			}
		}
	}

	boolean hasPendingStructs() {
		return !this.pendingStructs.isEmpty();
	}

	boolean hasPendingDeletions() {
		return this.pendingDeletions != null;
	}

	/** The lowest clocks that pending structs wait for. */
	StateVector missing() {
		return this.missing.toVector();
	}

	/** Adds what is pending to an encoded state. */
	byte[] withPending(byte[] state, byte[] target, UpdateFormat format) {
		if (!hasPendingStructs() && !hasPendingDeletions()) {
			return state;
		}
		byte[][] updates = new byte[3][];
		int count = 0;
		updates[count++] = state;
		if (this.pendingDeletions != null) {
			updates[count++] = update(this.pendingDeletions, format);
		}
		if (hasPendingStructs()) {
			updates[count++] = Updates.convert(
					Updates.diff(mergedPendingStructs(), target, UpdateFormat.V2, Limits.NONE), UpdateFormat.V2, format,
					Limits.NONE);
		}
		return Updates.merge(List.of(Arrays.copyOf(updates, count)), format, Limits.NONE);
	}

	private static byte[] update(DeleteSet deletions, UpdateFormat format) {
		UpdateEncoder out = UpdateEncoder.of(format);
		out.rest().varUint(0);
		deletions.write(out);
		return out.toBytes();
	}

}
