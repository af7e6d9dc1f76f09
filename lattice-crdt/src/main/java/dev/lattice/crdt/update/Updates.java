package dev.lattice.crdt.update;

import java.util.List;
import java.util.Set;

import dev.lattice.crdt.codec.ByteWriter;
import dev.lattice.crdt.codec.MalformedDataException;

/**
 * Works on updates without a document. Every method checks what it is given as
 * {@link StructBatch#decode} does, and throws a {@link MalformedDataException} if it is
 * not an update or exceeds a limit. Nothing that is given is changed or kept. Spec C-14
 * to C-19.
 */
public final class Updates {

	private Updates() {
	}

	/** Merges updates into one. Within {@link Limits#DEFAULT}. */
	public static byte[] merge(List<byte[]> updates, UpdateFormat format) {
		return merge(updates, format, Limits.DEFAULT);
	}

	/**
	 * Merges updates into one. Applied to a document it does what they do, in whatever
	 * order. Where clocks are missing between them, the result has a gap. One update
	 * alone is returned as it is. Which of two structs at the same clock is kept depends
	 * on the order of the updates only where one of them was collected as garbage.
	 * @param updates the updates, all of the same format
	 * @param format that format, and that of the result
	 * @param limits the bounds, for all updates together
	 * @return the merged update; without updates the empty one
	 */
	public static byte[] merge(List<byte[]> updates, UpdateFormat format, Limits limits) {
		if (updates.size() == 1) {
			StructBatch.decode(updates.get(0), format, limits);
			return updates.get(0);
		}
		return Merge.merge(updates, format, limits);
	}

	/** Leaves out the structs that a replica has. Within {@link Limits#DEFAULT}. */
	public static byte[] diff(byte[] update, byte[] stateVector, UpdateFormat format) {
		return diff(update, stateVector, format, Limits.DEFAULT);
	}

	/**
	 * Leaves out the structs that a replica has. All deletions stay.
	 * @param update the update
	 * @param stateVector what the replica has, encoded
	 * @param format the format of the update, and that of the result
	 * @param limits the bounds
	 * @return an update with what the replica lacks
	 */
	public static byte[] diff(byte[] update, byte[] stateVector, UpdateFormat format, Limits limits) {
		StructBatch batch = StructBatch.decode(update, format, limits);
		StateVector known = StateVector.decode(stateVector, limits);
		GroupWriter out = new GroupWriter(format);
		for (int group = 0; group < batch.groups(); group++) {
			long client = batch.clientOf(group);
			long next = known.get(client);
			int row = batch.groupStart(group);
			int end = batch.groupEnd(group);
			while (row < end && (batch.kind(row) == ContentKind.SKIP || batch.clock(row) + batch.length(row) <= next)) {
				row++;
			}
			if (row < end) {
				out.row(batch, row, client, Math.max(next - batch.clock(row), 0));
			}
			for (row++; row < end; row++) {
				out.row(batch, row, client, 0);
			}
		}
		return out.finish(batch.deleteSet());
	}

	/**
	 * Returns what a replica has that applied an update and nothing else. Within
	 * {@link Limits#DEFAULT}.
	 */
	public static byte[] stateVector(byte[] update, UpdateFormat format) {
		return stateVector(update, format, Limits.DEFAULT);
	}

	/**
	 * Returns what a replica has that applied an update and nothing else: for each client
	 * what comes without a gap from clock 0 on.
	 * @param update the update
	 * @param format its format
	 * @param limits the bounds
	 * @return a state vector, encoded, clients in the order of the update
	 */
	public static byte[] stateVector(byte[] update, UpdateFormat format, Limits limits) {
		StructBatch batch = StructBatch.decode(update, format, limits);
		ByteWriter out = new ByteWriter();
		int clients = 0;
		for (int group = 0; group < batch.groups(); group++) {
			long known = known(batch, group);
			if (known > 0) {
				out.varUint(batch.clientOf(group));
				out.varUint(known);
				clients++;
			}
		}
		ByteWriter vector = new ByteWriter();
		vector.varUint(clients);
		vector.bytes(out.array(), 0, out.size());
		return vector.toBytes();
	}

	private static long known(StructBatch batch, int group) {
		long known = 0;
		int row = batch.groupStart(group);
		while (row < batch.groupEnd(group) && batch.clock(row) == known && batch.kind(row) != ContentKind.SKIP) {
			known += batch.length(row);
			row++;
		}
		return known;
	}

	/** Writes an update in another format. Within {@link Limits#DEFAULT}. */
	public static byte[] convert(byte[] update, UpdateFormat from, UpdateFormat to) {
		return convert(update, from, to, Limits.DEFAULT);
	}

	/**
	 * Writes an update in another format, or anew in the same one. Options of documents
	 * that mean nothing are dropped, deletions are put in order. Half a surrogate pair
	 * becomes U+FFFD in format V1; in V2 only where the struct before does not end with
	 * the other half.
	 * @param update the update
	 * @param from its format
	 * @param to the format of the result
	 * @param limits the bounds
	 * @return the update in the other format
	 */
	public static byte[] convert(byte[] update, UpdateFormat from, UpdateFormat to, Limits limits) {
		return write(StructBatch.decode(update, from, limits), to);
	}

	private static byte[] write(StructBatch batch, UpdateFormat format) {
		GroupWriter out = new GroupWriter(format);
		for (int group = 0; group < batch.groups(); group++) {
			out.rows(batch, group, batch.groupStart(group));
		}
		return out.finish(batch.deleteSet());
	}

	/**
	 * Writes the ends of groups as an update that deletes nothing.
	 * @param batch a decoded update
	 * @param groups its groups, in the order in which they are written
	 * @param from the first row to write of each group, by the group's number; where that
	 * is the end of the group, nothing of it is written
	 * @param format the format to write
	 * @return the update
	 */
	public static byte[] encodeEnds(StructBatch batch, int[] groups, int[] from, UpdateFormat format) {
		GroupWriter out = new GroupWriter(format);
		for (int group : groups) {
			out.rows(batch, group, from[group]);
		}
		return out.finish(new DeleteSet());
	}

	/** Returns which clocks an update spans. Within {@link Limits#DEFAULT}. */
	public static UpdateMeta meta(byte[] update, UpdateFormat format) {
		return meta(update, format, Limits.DEFAULT);
	}

	/**
	 * Returns which clocks an update spans.
	 * @param update the update
	 * @param format its format
	 * @param limits the bounds
	 * @return where it begins and ends, for each client
	 */
	public static UpdateMeta meta(byte[] update, UpdateFormat format, Limits limits) {
		StructBatch batch = StructBatch.decode(update, format, limits);
		StateVector from = new StateVector();
		StateVector to = new StateVector();
		for (int group = 0; group < batch.groups(); group++) {
			int last = batch.groupEnd(group) - 1;
			from.put(batch.clientOf(group), batch.clock(batch.groupStart(group)));
			to.put(batch.clientOf(group), batch.clock(last) + batch.length(last));
		}
		return new UpdateMeta(from, to);
	}

	/** Replaces what an update holds by numbers. Within {@link Limits#DEFAULT}. */
	public static byte[] obfuscate(byte[] update, UpdateFormat format, Set<Obfuscation> what) {
		return obfuscate(update, format, what, Limits.DEFAULT);
	}

	/**
	 * Replaces texts, values, bytes, embeds and keys of maps by numbers, so that an
	 * update can be shown to others to find a fault. Names of roots, clients, clocks,
	 * lengths and deletions stay.
	 * @param update the update
	 * @param format its format, and that of the result
	 * @param what what else is hidden
	 * @param limits the bounds
	 * @return an update that builds the same structure
	 */
	public static byte[] obfuscate(byte[] update, UpdateFormat format, Set<Obfuscation> what, Limits limits) {
		StructBatch batch = StructBatch.decode(update, format, limits);
		batch.obfuscate(what);
		return write(batch, format);
	}

}
