package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.MemoryPresenceBus;
import dev.lattice.rooms.log.MemoryRoomLog;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;

/** Rooms in memory, with time that goes on when a test says so. */
abstract class RoomsFixture {

	static final Caller ANN = new Caller("ann", Caller.Kind.CLIENT, null);

	static final Caller BOB = new Caller("bob", Caller.Kind.CLIENT, null);

	static final Caller ANYBODY = new Caller(null, Caller.Kind.CLIENT, null);

	final ManualTime time = new ManualTime();

	final MemoryRoomLog memory = new MemoryRoomLog(this.time);

	final TroubledLog log = new TroubledLog(this.memory);

	final MemoryPresenceBus bus = new MemoryPresenceBus(this.time);

	final Heard heard = new Heard();

	private long ids = 1000;

	LocalRooms rooms(String node) {
		return rooms(node, (builder) -> builder);
	}

	LocalRooms rooms(String node, UnaryOperator<RoomsBuilder> more) {
		return more
			.apply(LocalRooms.builder(this.log, this.time, this.time, () -> this.ids++)
				.node(node)
				.bus(this.bus)
				.listener(this.heard))
			.build();
	}

	LocalRooms limited(RoomLimits limits) {
		return rooms("a", (builder) -> builder.limits(limits));
	}

	static String text(Room room) {
		return room.document().read((doc) -> doc.text("text").toString());
	}

	static void type(Room room, String text) {
		room.document().edit(Caller.APPLICATION, "test", (doc) -> {
			doc.text("text").insert(doc.text("text").length(), text);
			return true;
		});
	}

	List<LogEntry> entries(String room, long from) {
		List<LogEntry> all = new ArrayList<>();
		this.memory.read(room, from, Integer.MAX_VALUE, new Reply<>() {
			@Override
			public void succeeded(List<LogEntry> result) {
				all.addAll(result);
			}

			@Override
			public void failed(RoomLogException failure) {
				throw failure;
			}
		});
		return all;
	}

	LogSnapshot snapshot(String room) {
		List<LogSnapshot> found = new ArrayList<>();
		this.memory.snapshot(room, new Reply<>() {
			@Override
			public void succeeded(LogSnapshot result) {
				if (result != null) {
					found.add(result);
				}
			}

			@Override
			public void failed(RoomLogException failure) {
				throw failure;
			}
		});
		return found.isEmpty() ? null : found.getFirst();
	}

	/** Notes what a listener hears. */
	static final class Heard implements RoomListener {

		final List<Level> levels = new ArrayList<>();

		final List<RoomRefusedException> refused = new ArrayList<>();

		final List<String> failed = new ArrayList<>();

		final List<SaveState> states = new ArrayList<>();

		@Override
		public void level(String room, Level level) {
			this.levels.add(level);
		}

		@Override
		public void refused(String room, RoomRefusedException refusal) {
			this.refused.add(refusal);
		}

		@Override
		public void failed(String room, String what, Throwable failure) {
			this.failed.add(what + ": " + failure);
		}

		@Override
		public void saveState(String room, SaveState state) {
			this.states.add(state);
		}

	}

}
