package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.crdt.update.DeleteSet;
import dev.lattice.crdt.update.Limits;
import dev.lattice.crdt.update.StateVector;
import dev.lattice.crdt.update.StructBatch;
import dev.lattice.crdt.update.UpdateFormat;
import dev.lattice.crdt.update.Updates;
import org.jspecify.annotations.Nullable;

/**
 * The updates of a room as bytes, for those who only pass them on. It knows by clocks
 * what is new, and leaves to a document what has gaps.
 */
final class RelayContent implements Content {

	/** How many updates may follow the base until they are merged with it. */
	private static final int MAX_TAIL = 256;

	private static final int MAX_TAIL_BYTES = 64 << 10;

	private static final byte[] EMPTY = { 0, 0 };

	private final Sink sink;

	private byte[] base;

	private final List<byte[]> tail = new ArrayList<>(0);

	private long tailBytes;

	private final StateVector known;

	private final DeleteSet deleted = new DeleteSet();

	/** What was deleted lately; joined with the rest when the tail is merged. */
	private DeleteSet deletedLately = new DeleteSet();

	private RelayContent(byte[] base, StateVector known, DeleteSet deleted, Sink sink) {
		this.base = base;
		this.known = known;
		this.deleted.addAll(deleted);
		this.deleted.normalise();
		this.sink = sink;
	}

	/**
	 * Takes a room as its updates.
	 * @return null if some of them depend on what is not there, which takes a document
	 */
	static @Nullable RelayContent of(List<byte[]> updates, Sink sink) {
		byte[] base = updates.isEmpty() ? EMPTY : Updates.merge(updates, UpdateFormat.V1, Limits.NONE);
		StructBatch batch = StructBatch.decode(base, UpdateFormat.V1, Limits.NONE);
		StateVector nothing = new StateVector();
		if (!News.of(batch, nothing).complete()) {
			return null;
		}
		StateVector known = new StateVector();
		News.add(batch, known);
		return new RelayContent(base, known, batch.deleteSet(), sink);
	}

	@Override
	public byte[] stateVector() {
		return this.known.encode();
	}

	@Override
	public byte[] missing(byte[] stateVector) {
		return Updates.diff(encode(), stateVector, UpdateFormat.V1, Limits.NONE);
	}

	@Override
	public byte[] encode() {
		if (!this.tail.isEmpty()) {
			List<byte[]> all = new ArrayList<>(this.tail.size() + 1);
			all.add(this.base);
			all.addAll(this.tail);
			this.base = Updates.merge(all, UpdateFormat.V1, Limits.NONE);
			this.tail.clear();
			this.tailBytes = 0;
			this.deleted.addAll(this.deletedLately);
			this.deleted.normalise();
			this.deletedLately = new DeleteSet();
		}
		return this.base;
	}

	@Override
	public boolean knows(byte[] update) {
		StructBatch batch = StructBatch.decode(update, UpdateFormat.V1, Limits.DEFAULT);
		return !News.of(batch, this.known).structs() && isDeleted(batch.deleteSet());
	}

	@Override
	public boolean hasPending() {
		return false;
	}

	private boolean isDeleted(DeleteSet deletions) {
		return deletions.isEmpty() || News.covers(this.deleted, deletions)
				|| News.covers(this.deletedLately, deletions);
	}

	@Override
	public boolean apply(byte[] update, Object origin) {
		StructBatch batch = StructBatch.decode(update, UpdateFormat.V1, Limits.DEFAULT);
		News news = News.of(batch, this.known);
		if (!news.complete()) {
			return false;
		}
		if (!news.structs() && isDeleted(batch.deleteSet())) {
			return true;
		}
		byte[] fresh = news.known() ? Updates.diff(update, this.known.encode(), UpdateFormat.V1, Limits.NONE) : update;
		News.add(batch, this.known);
		if (!batch.deleteSet().isEmpty()) {
			this.deletedLately.addAll(batch.deleteSet());
			this.deletedLately.normalise();
		}
		this.tail.add(fresh);
		this.tailBytes += fresh.length;
		if (this.tail.size() > MAX_TAIL || this.tailBytes > Math.max(MAX_TAIL_BYTES, this.base.length)) {
			encode();
		}
		this.sink.integrated(fresh, origin);
		return true;
	}

}
