package dev.lattice.store;

import java.util.concurrent.atomic.AtomicLong;

import dev.lattice.rooms.log.MemoryRoomLog;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.store.test.RoomLogContract;

class MemoryRoomLogTests extends RoomLogContract {

	private final AtomicLong now = new AtomicLong();

	@Override
	protected RoomLog open() {
		return new MemoryRoomLog(this.now::get);
	}

	@Override
	protected void pass(long millis) {
		this.now.addAndGet(millis);
	}

	@Override
	protected boolean isKept() {
		return false;
	}

	@Override
	protected int seeds() {
		return 50;
	}

}
