package dev.lattice.store.embedded;

import java.util.Collection;
import java.util.function.UnaryOperator;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

/** What waits for the writer. */
final class Work {

	/** What a piece of work is. */
	enum Kind {

		/** An entry with its number. */
		ENTRY,

		/** An entry that is copied from another place. */
		COPY,

		/** A change of a room's facts. */
		FACTS,

		/** Nothing to write: waits until what came before is written or durable. */
		WAIT

	}

	/** Hears how it has ended, once, without the lock. */
	interface Done {

		Done NOBODY = new Done() {

			@Override
			public void done() {
			}

			@Override
			public void failed(RoomLogException failure) {
			}

		};

		void done();

		void failed(RoomLogException failure);

	}

	final Kind kind;

	final KeptRoom room;

	/** The entry, or for a wait the number alone of the one that is waited for. */
	final long sequence;

	final @Nullable LogEntry entry;

	final @Nullable UnaryOperator<RoomFacts> change;

	/** When it is done: not before REPLICATED. */
	final AckLevel level;

	/** Whether somebody was told that the entry has its number. */
	final boolean promised;

	final Done done;

	/** Under what the room finds it while it is not written, null if it does not. */
	KeptRoom.@Nullable WriterNumber key;

	/** Where a copy is copied from. */
	long from;

	/** Where it was written, and the facts that were. */
	long place;

	@Nullable RoomFacts facts;

	private Work(Kind kind, KeptRoom room, long sequence, @Nullable LogEntry entry,
			@Nullable UnaryOperator<RoomFacts> change, AckLevel level, Done done) {
		this.kind = kind;
		this.room = room;
		this.sequence = sequence;
		this.entry = entry;
		this.change = change;
		this.level = (level == AckLevel.ACCEPTED) ? AckLevel.REPLICATED : level;
		this.promised = level == AckLevel.ACCEPTED;
		this.done = done;
	}

	static Work entry(KeptRoom room, LogEntry entry, KeptRoom.WriterNumber key, AckLevel level, Done done) {
		Work work = new Work(Kind.ENTRY, room, entry.sequence(), entry, null, level, done);
		work.key = key;
		return work;
	}

	static Work copy(KeptRoom room, LogEntry entry, long from) {
		Work work = new Work(Kind.COPY, room, entry.sequence(), entry, null, AckLevel.REPLICATED, Done.NOBODY);
		work.from = from;
		return work;
	}

	static Work facts(KeptRoom room, UnaryOperator<RoomFacts> change, AckLevel level, Done done) {
		return new Work(Kind.FACTS, room, 0, null, change, level, done);
	}

	static Work waiting(KeptRoom room, long sequence, AckLevel level, Done done) {
		return new Work(Kind.WAIT, room, sequence, null, null, level, done);
	}

	/** Whether somebody waits for any of it to be durable. */
	static boolean isAwaited(Collection<Work> works) {
		for (Work work : works) {
			if (work.level == AckLevel.DURABLE) {
				return true;
			}
		}
		return false;
	}

	long bytes() {
		return (this.entry != null) ? 128 + this.entry.payload().length : 128;
	}

}
