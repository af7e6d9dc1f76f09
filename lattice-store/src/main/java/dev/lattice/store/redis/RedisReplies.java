package dev.lattice.store.redis;

import java.nio.charset.StandardCharsets;

import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.RoomLogException;
import dev.lattice.rooms.log.RoomLogException.Reason;

/** What comes from Redis, as callers want it. */
final class RedisReplies {

	private RedisReplies() {
	}

	static RoomLogException fenced(String room, Fence fence, long epoch) {
		return new RoomLogException(Reason.FENCED, "Room '" + room + "' has had another owner since: its epoch is "
				+ epoch + ", this one came with " + fence.epoch(), null);
	}

	/** Whether Redis has refused something since it does not know the room. */
	static void checkKnown(String room, long result) {
		if (result == -2) {
			throw new RoomLogException(Reason.LOST,
					"Redis does not know room '" + room + "': it is new, or Redis has lost it", null);
		}
	}

	static void checkOwner(String room, Fence fence) {
		if (fence.equals(Fence.NONE)) {
			throw new IllegalArgumentException("Only an owner of room '" + room + "' can do this; claim it first");
		}
	}

	/** Reads a bell: a sequence, or also writer, number and payload. */
	static LogEntry bell(byte[] message) {
		int first = space(message, 0);
		int second = space(message, first + 1);
		int third = space(message, second + 1);
		long sequence = Long.parseLong(text(message, 0, first));
		if (third == message.length) {
			return new LogEntry(sequence, "", 0, new byte[0]);
		}
		byte[] number = java.util.Arrays.copyOfRange(message, second + 1, third);
		return new LogEntry(sequence, text(message, first + 1, second), RedisKeys.number(number),
				java.util.Arrays.copyOfRange(message, third + 1, message.length));
	}

	private static int space(byte[] message, int from) {
		int at = from;
		while (at < message.length && message[at] != ' ') {
			at++;
		}
		return Math.min(at, message.length);
	}

	private static String text(byte[] message, int from, int to) {
		return new String(message, from, to - from, StandardCharsets.US_ASCII);
	}

}
