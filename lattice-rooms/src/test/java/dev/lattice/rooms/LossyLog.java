package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.LogSubscriber;
import dev.lattice.rooms.log.LogSubscription;
import dev.lattice.rooms.log.MemoryRoomLog;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

/** A log that loses all when a test says so, as a replica does that has seen nothing. */
final class LossyLog implements RoomLog {

	private final LongSupplier clock;

	private RoomLog log;

	private final List<LogSubscriber> subscribers = new ArrayList<>();

	LossyLog(LongSupplier clock) {
		this.clock = clock;
		this.log = new MemoryRoomLog(clock);
	}

	void loseAll() {
		this.log = new MemoryRoomLog(this.clock);
		List<LogSubscriber> told = List.copyOf(this.subscribers);
		this.subscribers.clear();
		told.forEach((each) -> each.failed(new RoomLogException(RoomLogException.Reason.LOST, "All is lost", null)));
	}

	@Override
	public void append(String room, AppendRequest request, Reply<Appended> reply) {
		this.log.append(room, request, reply);
	}

	@Override
	public void read(String room, long from, int most, Reply<List<LogEntry>> reply) {
		this.log.read(room, from, most, reply);
	}

	@Override
	public LogSubscription subscribe(String room, long from, LogSubscriber subscriber) {
		this.subscribers.add(subscriber);
		return this.log.subscribe(room, from, subscriber);
	}

	@Override
	public void snapshot(String room, Reply<@Nullable LogSnapshot> reply) {
		this.log.snapshot(room, reply);
	}

	@Override
	public void keep(String room, Fence fence, LogSnapshot snapshot, Reply<@Nullable Void> reply) {
		this.log.keep(room, fence, snapshot, reply);
	}

	@Override
	public void trim(String room, Fence fence, long upTo, Reply<Long> reply) {
		this.log.trim(room, fence, upTo, reply);
	}

	@Override
	public void claim(String room, String owner, long millis, Reply<Fence> reply) {
		this.log.claim(room, owner, millis, reply);
	}

	@Override
	public void release(String room, String owner, Reply<@Nullable Void> reply) {
		this.log.release(room, owner, reply);
	}

	@Override
	public void close() {
		this.log.close();
	}

}
