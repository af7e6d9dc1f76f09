package dev.lattice.store.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

/** Reads the frames of a segment, and finds where they are not as they were written. */
final class SegmentScan {

	/*
	 * Bytes that are no frame are the torn end of what was being written when power was
	 * lost, or damage. Damage is certain if something behind them says that what was
	 * before it was durable, or if a later segment says that this one went on. Then the
	 * frames behind are looked for byte by byte.
	 */

	private static final int WINDOW = 1 << 20;

	/** Up to this length a checksum is tried wherever a frame might begin. */
	private static final int CHEAP = 64 << 10;

	/** Is shown the frames. */
	interface Visitor {

		void frame(Frame frame, long offset, int size) throws IOException;

	}

	/**
	 * How a scan ended.
	 *
	 * @param end where the frames end
	 * @param damaged whether there is damage before the end
	 * @param durable up to where the frames say that it is durable
	 * @param gaps what is not as it was written, in order
	 */
	record Outcome(long end, boolean damaged, long durable, List<StoreHealth.Gap> gaps) {

	}

	private final Disk.Data file;

	private final Segment segment;

	private final CRC32C crc = new CRC32C();

	private byte[] window = Frame.NOTHING;

	private long budget = Long.MAX_VALUE;

	/** Where in the file the window begins. */
	private long base;

	private int filled;

	SegmentScan(Disk.Data file, Segment segment) {
		this.file = file;
		this.segment = segment;
	}

	/** Opens a segment's file and reads its header; null if that is damaged. */
	static @Nullable Segment header(Disk.Data file, long number) throws IOException {
		byte[] header = new byte[Segment.HEADER];
		return Segment.of(number, header, file.read(header, 0, header.length, 0));
	}

	/** Stops a scan after about so many bytes, as if the segment ended there. */
	SegmentScan stoppingAfter(long bytes) {
		this.budget = bytes;
		return this;
	}

	/**
	 * Scans up to where a later segment says that this one ends.
	 * @param from where to begin
	 * @param end where it ends, -1 if no later segment says so
	 */
	Outcome scan(long from, long end, boolean payloads, Visitor visitor) throws IOException {
		long size = this.file.size();
		long limit = (end < 0) ? size : Math.min(end, size);
		long at = from;
		long durable = from;
		while (at < limit) {
			int length = soundAt(at, limit);
			Frame frame = (length > 0) ? Frame.decode(this.window, (int) (at - this.base), length, payloads) : null;
			if (frame == null) {
				return broken(at, durable, limit, end, payloads, visitor);
			}
			if ((this.window[(int) (at - this.base) + Frame.HEADER] & Frame.SYNCED) != 0) {
				durable = at;
			}
			int whole = Frame.HEADER + length;
			visitor.frame(frame, at, whole);
			at += whole;
			if (at - from >= this.budget) {
				return new Outcome(at, false, durable, List.of());
			}
		}
		return new Outcome(at, end > at, durable, (end > at) ? List.of(new StoreHealth.Gap(at, end - at)) : List.of());
	}

	/**
	 * Shows the frames up to the first that is not as it was written, and returns where
	 * that is.
	 */
	long prefix(long from, long limit, Visitor visitor) throws IOException {
		long at = from;
		long end = Math.min(limit, this.file.size());
		while (at < end) {
			int length = soundAt(at, end);
			Frame frame = (length > 0) ? Frame.decode(this.window, (int) (at - this.base), length, false) : null;
			if (frame == null) {
				break;
			}
			visitor.frame(frame, at, Frame.HEADER + length);
			at += Frame.HEADER + length;
		}
		return at;
	}

	/** The length of the frame here, if it is there as it was written, else 0. */
	private int soundAt(long at, long limit) throws IOException {
		if (!fill(at, Frame.HEADER + 1, limit)
				|| !Frame.isPlausible(this.window, (int) (at - this.base), this.filled)) {
			return 0;
		}
		int length = Input.getU32(this.window, (int) (at - this.base));
		if (!fill(at, Frame.HEADER + length, limit)) {
			return 0;
		}
		return Frame.isSound(this.window, (int) (at - this.base), length, this.segment.salt, this.crc) ? length : 0;
	}

	/** Sees to it that so many bytes from here are in the window. */
	private boolean fill(long at, int count, long limit) throws IOException {
		if (at + count > limit) {
			return false;
		}
		if (at >= this.base && at + count <= this.base + this.filled) {
			return true;
		}
		int wanted = (int) Math.max(count, Math.min(WINDOW, limit - at));
		if (this.window.length < wanted) {
			this.window = new byte[wanted];
		}
		this.base = at;
		this.filled = this.file.read(this.window, 0, (int) Math.min(this.window.length, limit - at), at);
		return this.filled >= count;
	}

	private Outcome broken(long at, long durable, long limit, long end, boolean payloads, Visitor visitor)
			throws IOException {
		byte[] rest = new byte[Math.toIntExact(limit - at)];
		int count = this.file.read(rest, 0, rest.length, at);
		if (end < 0 && !hasSynced(rest, count)) {
			return new Outcome(at, false, durable, List.of());
		}
		List<StoreHealth.Gap> gaps = new ArrayList<>();
		long last = at;
		for (int i = next(rest, 1, count); i < count; i = next(rest, i, count)) {
			int length = Input.getU32(rest, i);
			Frame frame = Frame.decode(rest, i, length, payloads);
			if (frame == null) {
				i++;
				continue;
			}
			gap(last, at + i, gaps);
			visitor.frame(frame, at + i, Frame.HEADER + length);
			i += Frame.HEADER + length;
			last = at + i;
		}
		gap(last, (end < 0) ? at + count : end, gaps);
		return new Outcome(Math.max(last, end), true, durable, gaps);
	}

	private static void gap(long from, long to, List<StoreHealth.Gap> gaps) {
		if (to > from) {
			gaps.add(new StoreHealth.Gap(from, to - from));
		}
	}

	private boolean hasSynced(byte[] rest, int count) {
		for (int i = next(rest, 1, count); i < count;) {
			if ((rest[i + Frame.HEADER] & Frame.SYNCED) != 0) {
				return true;
			}
			i = next(rest, i + Frame.HEADER + Input.getU32(rest, i), count);
		}
		return false;
	}

	/** The next sound frame from here on, or the count. */
	private int next(byte[] rest, int from, int count) {
		for (int i = from; i < count; i++) {
			if (!Frame.isPlausible(rest, i, count)) {
				continue;
			}
			int length = Input.getU32(rest, i);
			int behind = i + Frame.HEADER + length;
			if (behind > count || behind < 0) {
				continue;
			}
			boolean likely = length <= CHEAP || behind == count || Frame.isPlausible(rest, behind, count);
			if (likely && Frame.isSound(rest, i, length, this.segment.salt, this.crc)) {
				return i;
			}
		}
		return count;
	}

	/**
	 * Reads a frame that is known to be somewhere; null if it is not as it was written.
	 */
	static @Nullable Frame at(Disk.Data file, Segment segment, long offset) throws IOException {
		byte[] some = new byte[512];
		int count = file.read(some, 0, some.length, offset);
		if (!Frame.isPlausible(some, 0, count)) {
			return null;
		}
		int length = Input.getU32(some, 0);
		if (Frame.HEADER + length > count) {
			some = Arrays.copyOf(some, Frame.HEADER + length);
			count += file.read(some, count, some.length - count, offset + count);
		}
		if (count < Frame.HEADER + length || !Frame.isSound(some, 0, length, segment.salt, new CRC32C())) {
			return null;
		}
		return Frame.decode(some, 0, length, true);
	}

}
