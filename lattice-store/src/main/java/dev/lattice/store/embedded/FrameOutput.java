package dev.lattice.store.embedded;

import java.util.zip.CRC32C;

/** Frames of one segment that are to be written together. */
final class FrameOutput extends Output {

	private static final int KEPT = 4 << 20;

	private final CRC32C crc = new CRC32C();

	private int salt;

	private int start;

	FrameOutput() {
		super(64 << 10);
	}

	/** Begins a batch for a segment with this salt. */
	void reset(int segmentSalt) {
		clear(KEPT);
		this.salt = segmentSalt;
	}

	/** Says in the first frame of the batch that everything before it is durable. */
	void allBeforeIsDurable() {
		array()[Frame.HEADER] |= (byte) Frame.SYNCED;
		putU32(array(), 4, Frame.checksum(array(), 0, Input.getU32(array(), 0), this.salt, this.crc));
	}

	void begin(int kind) {
		this.start = size();
		u64(0);
		u8(kind);
	}

	void end() {
		int length = size() - this.start - Frame.HEADER;
		putU32(array(), this.start, length);
		putU32(array(), this.start + 4, Frame.checksum(array(), this.start, length, this.salt, this.crc));
	}

	void writer(int writer, String name) {
		begin(Frame.WRITER);
		number(writer);
		string(name);
		end();
	}

	/**
	 * Writes all that is known of a room but its entries, of which those up to the head
	 * are in the log.
	 */
	void room(KeptRoom room, long head, RoomFacts facts) {
		begin(Frame.ROOM);
		number(room.id);
		string(room.name);
		number(head);
		facts.encode(this);
		if (facts.trimmed() > 0) {
			room.writers.encode(this);
		}
		else {
			number(0); // the entries themselves say it
		}
		end();
	}

	void name(KeptRoom room) {
		begin(Frame.NAME);
		number(room.id);
		string(room.name);
		end();
	}

	void entry(int room, long sequence, int writer, String name, long number, byte[] payload) {
		begin(Frame.ENTRY);
		number(room);
		number(sequence);
		number(writer);
		if (writer == 0) {
			string(name);
		}
		signed(number);
		raw(payload);
		end();
	}

	void beginning(long before, long end, long written) {
		begin(Frame.BEGIN);
		number(before);
		number(end);
		number(written);
		end();
	}

	void ending() {
		begin(Frame.END);
		end();
	}

}
