package dev.lattice.store.embedded;

import java.util.zip.CRC32C;

import dev.lattice.rooms.log.RoomLog;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a segment: {@code length u32 | crc32c u32 | kind u8 | body}. The
 * checksum covers all but itself, and before them the segment's salt, so that no payload
 * can look like a frame.
 */
sealed interface Frame {

	/** Bytes before the kind. */
	int HEADER = 8;

	/** The longest kind and body: the largest entry, and names. */
	int MAX_LENGTH = (1 << 25) - 1;

	/**
	 * Set in a kind: when this was written, everything before it in the segment was
	 * durable.
	 */
	int SYNCED = 0x80;

	int ENTRY = 1;

	int ROOM = 2;

	int WRITER = 3;

	int BEGIN = 4;

	int END = 5;

	int NAME = 6;

	byte[] NOTHING = new byte[0];

	/**
	 * An entry.
	 *
	 * @param room the room's number
	 * @param writer the writer's number in the segment, 0 if the name stands here
	 * @param name the writer's name if it stands here, else empty
	 */
	@SuppressWarnings("ArrayRecordComponent") // compared by nobody
	record Entry(int room, long sequence, int writer, String name, long number, byte[] payload) implements Frame {

	}

	/**
	 * All of a room but its entries.
	 *
	 * @param room the room's number
	 * @param head the last entry that was in the log before this
	 */
	record Room(int room, String name, long head, RoomFacts facts, Writers writers) implements Frame {

	}

	/** The name of a writer's number in this segment. */
	record Writer(int writer, String name) implements Frame {

	}

	/**
	 * The first frame of a segment.
	 *
	 * @param before the number of the segment before, 0 if there was none
	 * @param end up to where that was durable
	 * @param written up to where it was written; what is behind its end may be torn, and
	 * stands again here if it was written here
	 */
	record Begin(long before, long end, long written) implements Frame {

	}

	/** The name of a room's number. */
	record Name(int room, String name) implements Frame {

	}

	/** The log was closed here. */
	record End() implements Frame {

	}

	/** Whether a frame may begin here, as far as its first bytes tell. */
	static boolean isPlausible(byte[] bytes, int at, int end) {
		if (end - at <= HEADER) {
			return false;
		}
		int length = Input.getU32(bytes, at);
		int kind = bytes[at + HEADER] & ~SYNCED & 0xFF;
		return length > 0 && length <= MAX_LENGTH && kind >= ENTRY && kind <= NAME;
	}

	/** Whether the frame here, which is there as a whole, is as it was written. */
	static boolean isSound(byte[] bytes, int at, int length, int salt, CRC32C crc) {
		return Input.getU32(bytes, at + 4) == checksum(bytes, at, length, salt, crc);
	}

	static int checksum(byte[] bytes, int at, int length, int salt, CRC32C crc) {
		crc.reset();
		crc.update(salt >>> 24);
		crc.update(salt >>> 16);
		crc.update(salt >>> 8);
		crc.update(salt);
		crc.update(bytes, at, 4);
		crc.update(bytes, at + HEADER, length);
		return (int) crc.getValue();
	}

	/** Decodes the kind and body of a sound frame; null if it makes no sense. */
	static @Nullable Frame decode(byte[] bytes, int at, int length, boolean payloads) {
		Input in = new Input(bytes, at + HEADER, at + HEADER + length);
		try {
			return switch (in.u8() & ~SYNCED) {
				case ENTRY -> entry(in, payloads);
				case ROOM -> new Room(in.count(), in.string(), in.number(), RoomFacts.decode(in), Writers.decode(in));
				case WRITER -> new Writer(in.count(), in.string());
				case BEGIN -> new Begin(in.number(), in.number(), in.number());
				case END -> new End();
				case NAME -> new Name(in.count(), in.string());
				default -> null;
			};
		}
		catch (IndexOutOfBoundsException ex) {
			return null;
		}
	}

	private static @Nullable Frame entry(Input in, boolean payloads) {
		int room = in.count();
		long sequence = in.number();
		int writer = in.count();
		String name = (writer == 0) ? in.string() : "";
		long number = in.signed();
		byte[] payload = payloads ? in.rest() : NOTHING;
		return (payload.length > RoomLog.MAX_ENTRY) ? null : new Entry(room, sequence, writer, name, number, payload);
	}

}
