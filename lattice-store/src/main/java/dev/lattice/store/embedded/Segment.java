package dev.lattice.store.embedded;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

/** What is known of a segment file. Guarded by the lock of the {@link Ledger}. */
final class Segment {

	/* The header stands twice, so that one damage does not cost the salt. */

	static final int HEADER = 48;

	private static final byte[] MAGIC = "LATLOG\u0000\u0001".getBytes(StandardCharsets.ISO_8859_1);

	private static final String PREFIX = "segment-";

	final long number;

	final int salt;

	/** The writers' names; the one with number n at n - 1. */
	final List<String> writers = new ArrayList<>();

	/** Where the frames end. */
	long end = HEADER;

	/**
	 * Up to where it was written, though not all of that could be made durable; 0 if all
	 * could.
	 */
	long written;

	/** How many entries and rooms were written here. */
	int total;

	/** How many of them are needed. */
	int live;

	/** That it has bytes which are not what was written. */
	boolean damaged;

	Segment(long number, int salt) {
		this.number = number;
		this.salt = salt;
	}

	static String name(long number) {
		String digits = Long.toString(number);
		return PREFIX + "0".repeat(Math.max(0, 10 - digits.length())) + digits;
	}

	String name() {
		return name(this.number);
	}

	/** Returns the number of a segment file, or -1 if the file is another one. */
	static long number(String file) {
		if (!file.startsWith(PREFIX)) {
			return -1;
		}
		try {
			return Long.parseLong(file.substring(PREFIX.length()));
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	/**
	 * Whether so little of it is needed that it pays to copy that and delete the file.
	 */
	boolean isWorthCleaning() {
		return this.damaged || 4L * this.live <= this.total;
	}

	byte[] header() {
		Output half = new Output(HEADER);
		half.raw(MAGIC);
		half.u64(this.number);
		half.u32(this.salt);
		half.u32(checksum(half.array(), 0, HEADER / 2 - 4));
		half.raw(half.copy());
		return half.copy();
	}

	/** Reads a header; null if neither of its halves is as it was written. */
	static @Nullable Segment of(long number, byte[] header, int length) {
		int half = HEADER / 2;
		for (int from = 0; from + half <= length; from += half) {
			Input in = new Input(header, from + MAGIC.length, from + half);
			if (Arrays.equals(header, from, from + MAGIC.length, MAGIC, 0, MAGIC.length) && in.u64() == number) {
				int salt = in.u32();
				if (in.u32() == checksum(header, from, half - 4)) {
					return new Segment(number, salt);
				}
			}
		}
		return null;
	}

	private static int checksum(byte[] bytes, int from, int count) {
		CRC32C crc = new CRC32C();
		crc.update(bytes, from, count);
		return (int) crc.getValue();
	}

	void encode(Output out) {
		out.u32(this.salt);
		out.number(this.end);
		out.number(this.total);
		out.number(this.live);
		out.number(this.writers.size());
		this.writers.forEach(out::string);
	}

	static Segment decode(long number, Input in) {
		Segment segment = new Segment(number, in.u32());
		segment.end = in.number();
		segment.total = in.count();
		segment.live = in.count();
		for (int left = in.count(); left > 0; left--) {
			segment.writers.add(in.string());
		}
		return segment;
	}

}
