package dev.lattice.cluster;

import java.util.concurrent.atomic.AtomicLong;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

/** Appends to logs of which only the end counts, and keeps them short. */
final class LogHead {

	/** How many entries come until the log is trimmed; as many stay. */
	private static final int LENGTH = 256;

	/** For how long whoever trims owns the log, in milliseconds. */
	private static final long LEASE = 10_000;

	private final RoomLog log;

	private final String node;

	private final AtomicLong numbers = new AtomicLong();

	LogHead(RoomLog log, String node) {
		this.log = log;
		this.node = node;
	}

	long number() {
		return this.numbers.incrementAndGet();
	}

	/** Appends an entry; may be called again with the same number after a failure. */
	void append(String room, long number, byte[] payload, Reply<Appended> reply) {
		this.log.append(room, new AppendRequest(Fence.NONE, this.node, number, payload, AckLevel.ACCEPTED),
				new Reply<>() {

					@Override
					public void succeeded(Appended appended) {
						if (appended.sequence() % LENGTH == 0 && !appended.duplicate()) {
							trim(room, appended.sequence(), payload);
						}
						reply.succeeded(appended);
					}

					@Override
					public void failed(RoomLogException failure) {
						reply.failed(failure);
					}

				});
	}

	/**
	 * Makes an entry the snapshot, and forgets those that most followers have by now; if
	 * not now, then later.
	 */
	private void trim(String room, long sequence, byte[] payload) {
		this.log.claim(room, this.node, LEASE,
				then((fence) -> this.log.keep(room, fence, new LogSnapshot(sequence, payload),
						then((kept) -> this.log.trim(room, fence, sequence - LENGTH,
								then((gone) -> this.log.release(room, this.node, then((released) -> {
								}))))))));
	}

	private static <T extends @Nullable Object> Reply<T> then(java.util.function.Consumer<T> next) {
		return new Reply<>() {

			@Override
			public void succeeded(T came) {
				next.accept(came);
			}

			@Override
			public void failed(RoomLogException failure) {
				// Somebody else trims, or whoever comes to the next multiple.
			}

		};
	}

}
