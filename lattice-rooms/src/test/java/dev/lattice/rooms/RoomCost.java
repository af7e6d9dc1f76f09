package dev.lattice.rooms;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.update.UpdateFormat;
import dev.lattice.rooms.log.MemoryRoomLog;

/**
 * Measures what a room costs: a small update from one client to two, and an idle room of
 * each level. To be run by hand.
 */
final class RoomCost {

	private RoomCost() {
	}

	public static void main(String[] args) {
		for (int run = 0; run < 5; run++) {
			update(false, run);
			update(true, run);
		}
		idle("parked", false, false);
		idle("relay with 2 clients", true, false);
		idle("live", false, true);
	}

	private static LocalRooms rooms(MemoryRoomLog log, RoomScheduler scheduler, RoomLimits limits) {
		long[] ids = { 1L << 30 };
		return LocalRooms.builder(log, () -> System.nanoTime() / 1_000_000, scheduler, () -> ids[0]++)
			.limits(limits)
			.build();
	}

	private static void update(boolean live, int run) {
		int count = 100_000;
		List<byte[]> updates = new ArrayList<>(count);
		Doc doc = new Doc(1);
		doc.onUpdate(UpdateFormat.V1, (update, transaction) -> updates.add(update));
		for (int i = 0; i < count; i++) {
			doc.text("text").insert(i, "x");
		}
		MemoryRoomLog log = new MemoryRoomLog(() -> 0);
		RoomScheduler never = (millis, task) -> () -> {
		};
		LocalRooms rooms = rooms(log, never, RoomLimits.DEFAULT.withRates(Integer.MAX_VALUE, 1L << 50));
		Joining writer = new Joining();
		rooms.join("r", Caller.APPLICATION, writer, writer);
		Joining reader = new Joining();
		rooms.join("r", Caller.APPLICATION, reader, reader);
		Subscription hold = live ? rooms.open("r").document().hold() : () -> {
		};
		long before = cpu();
		for (byte[] update : updates) {
			writer.connection.edit(update);
		}
		long nanos = cpu() - before;
		hold.close();
		long plainBefore = cpu();
		Doc plain = new Doc(2);
		plain.onUpdate(UpdateFormat.V1, (update, transaction) -> {
		});
		updates.forEach(plain::applyUpdate);
		long plainNanos = cpu() - plainBefore;
		System.out.println("run " + run + (live ? " live " : " relay ") + nanos / count + " ns of processor an update, "
				+ reader.updates + " seen, " + writer.settled + " settled; the document alone " + plainNanos / count
				+ " ns");
	}

	private static long cpu() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}

	private static void idle(String what, boolean clients, boolean held) {
		int count = 10_000;
		MemoryRoomLog log = new MemoryRoomLog(() -> 0);
		ManualTime time = new ManualTime();
		LocalRooms writing = rooms(log, time, RoomLimits.DEFAULT);
		for (int i = 0; i < count; i++) {
			writing.open("room" + i).document().edit(Caller.APPLICATION, "cost", (doc) -> {
				doc.text("text")
					.insert(0, "A small note that somebody wrote, and two hundred more characters. ".repeat(4));
				return 1;
			});
		}
		writing.close();
		writing = null;
		long before = used();
		LocalRooms rooms = rooms(log, time, RoomLimits.DEFAULT);
		List<Object> keep = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Room room = rooms.open("room" + i);
			if (held) {
				keep.add(room.document().hold());
			}
			for (int c = 0; clients && c < 2; c++) {
				Joining joining = new Joining();
				rooms.join("room" + i, Caller.APPLICATION, joining, joining);
			}
		}
		System.out.println(what + ": " + (used() - before) / count + " bytes a room, " + rooms.size() + " in memory"
				+ (keep.isEmpty() ? "" : ", " + keep.size() + " held"));
	}

	private static long used() {
		for (int i = 0; i < 4; i++) {
			System.gc();
		}
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	/** Joins, and counts. */
	private static final class Joining implements RoomClient, Rooms.Joined {

		RoomConnection connection;

		long updates;

		long settled;

		@Override
		public void joined(RoomConnection joined) {
			this.connection = joined;
		}

		@Override
		public void refused(RuntimeException failure) {
			throw failure;
		}

		@Override
		public void update(Broadcast broadcast) {
			this.updates += broadcast.encoded((byte[] payload) -> payload).length > 0 ? 1 : 0;
		}

		@Override
		public void awareness(Broadcast broadcast) {
			// Nobody says anything.
		}

		@Override
		public void stateless(String payload) {
			// Nobody says anything.
		}

		@Override
		public void settled(long number, RoomRefusedException refusal) {
			this.settled++;
		}

		@Override
		public void closed(RoomRefusedException why) {
			throw why;
		}

	}

}
