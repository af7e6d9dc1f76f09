package dev.lattice.benchmarks.store;

import java.util.concurrent.Semaphore;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;

/**
 * Appends durable entries to 100 rooms, so many at a time, numbered in each room as rooms
 * number theirs.
 */
final class Feeder {

	static final int PAYLOAD = 100;

	private static final int ROOMS = 100;

	private final Sink sink;

	private final Semaphore flying;

	private final int most;

	private final String[] names = new String[ROOMS];

	private final Reply<Appended> reply = new Reply<>() {

		@Override
		public void succeeded(Appended appended) {
			Feeder.this.flying.release();
		}

		@Override
		public void failed(RoomLogException failure) {
			throw failure;
		}

	};

	private long number;

	Feeder(Sink sink, int most) {
		this.sink = sink;
		this.most = most;
		this.flying = new Semaphore(most);
		for (int i = 0; i < ROOMS; i++) {
			this.names[i] = "room" + i;
		}
	}

	/** Appends so many, and returns when they are durable. */
	void feed(int count) throws InterruptedException {
		for (int i = 0; i < count; i++) {
			this.flying.acquire();
			long next = this.number++;
			this.sink.append(this.names[(int) (next % ROOMS)],
					new AppendRequest(Fence.NONE, "node-1", next / ROOMS + 1, payload(next), AckLevel.DURABLE),
					this.reply);
		}
		this.flying.acquire(this.most);
		this.flying.release(this.most);
	}

	private static byte[] payload(long number) {
		byte[] payload = new byte[PAYLOAD];
		for (int i = 0; i < PAYLOAD; i++) {
			payload[i] = (byte) (number * 31 + i);
		}
		return payload;
	}

}
