package dev.lattice.crdt.replicated;

import java.util.Arrays;

import dev.lattice.crdt.replicated.StateDecodeException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads a state that may come from a stranger. Takes only what {@link StateWriter} would
 * have written, and makes room only for what is there.
 */
final class StateReader {

	/** Bits of a varint before its tenth byte, which may hold one more. */
	private static final int LAST_SHIFT = 63;

	private final byte[] bytes;

	private final Limits limits;

	private int position;

	private long valueBytes;

	StateReader(byte[] bytes, StateKind kind, Limits limits) throws StateDecodeException {
		this.bytes = bytes;
		this.limits = limits;
		int version = next("version");
		if (version != StateKind.VERSION) {
			throw malformed("format version " + version + " is unknown; this replica reads " + StateKind.VERSION);
		}
		int number = next("kind");
		if (number != kind.number) {
			throw malformed("kind " + number + " is no " + kind.title + ", which is " + kind.number);
		}
	}

	Limits limits() {
		return this.limits;
	}

	/** Reads a number without sign, any that fits 64 bits. */
	long number(String what) throws StateDecodeException {
		long value = 0;
		for (int shift = 0;; shift += 7) {
			int group = next(what);
			if (shift == LAST_SHIFT && group > 1) {
				throw malformed(what + " does not fit 64 bits");
			}
			value |= (group & 0x7FL) << shift;
			if (group < 0x80) {
				if (group == 0 && shift > 0) {
					throw malformed(what + " is written longer than needed");
				}
				return value;
			}
		}
	}

	/** Reads a number from 0 to a largest one. */
	long number(String what, long most) throws StateDecodeException {
		long value = number(what);
		if (value < 0 || value > most) {
			throw malformed(what + " is " + Long.toUnsignedString(value) + ", more than the largest, " + most);
		}
		return value;
	}

	/**
	 * Reads how many items follow.
	 * @param most how many are allowed
	 * @param least the fewest bytes of an item, at least 1
	 */
	int count(String what, int most, int least) throws StateDecodeException {
		long count = number("number of " + what);
		int remaining = this.bytes.length - this.position;
		if (count < 0 || count > remaining / least) {
			throw malformed(Long.toUnsignedString(count) + " " + what + " are announced, but only " + remaining
					+ " bytes follow");
		}
		if (count > most) {
			throw new StateDecodeException(Reason.OVER_LIMIT, this.position,
					count + " " + what + " are more than the allowed " + most, null);
		}
		return (int) count;
	}

	/** Reads the id of a replica, which comes after the one before it. */
	long replica(long before, boolean first) throws StateDecodeException {
		long distance = number("replica");
		if (first) {
			return distance;
		}
		long id = before + 1 + distance;
		if (Long.compareUnsigned(id, before) <= 0) {
			throw malformed("replica does not fit 64 bits");
		}
		return id;
	}

	/** Reads bytes after their length, which stand for a value of the codec. */
	Bytes value(String what, ValueCodec<?> codec) throws StateDecodeException {
		return value(what, codec, number("length of " + what));
	}

	/** Reads bytes of a length, which stand for a value of the codec. */
	Bytes value(String what, ValueCodec<?> codec, long length) throws StateDecodeException {
		int remaining = this.bytes.length - this.position;
		if (length < 0 || length > remaining) {
			throw malformed(
					what + " has " + Long.toUnsignedString(length) + " bytes, but only " + remaining + " bytes follow");
		}
		this.valueBytes += length;
		if (this.valueBytes > this.limits.bytes()) {
			throw new StateDecodeException(Reason.OVER_LIMIT, this.position,
					"values of " + this.valueBytes + " bytes are more than the allowed " + this.limits.bytes(), null);
		}
		byte[] value = Arrays.copyOfRange(this.bytes, this.position, this.position + (int) length);
		requireCanonical(what, codec, value);
		this.position += (int) length;
		return new Bytes(value);
	}

	private <T> void requireCanonical(String what, ValueCodec<T> codec, byte[] value) throws StateDecodeException {
		boolean canonical;
		try {
			canonical = Arrays.equals(value, codec.encode(codec.decode(value)));
		}
		catch (IllegalArgumentException ex) {
			throw malformed(what + " stands for no value: " + ex.getMessage(), ex);
		}
		if (!canonical) {
			throw malformed(what + " is not what its value is written as");
		}
	}

	/** Ends the reading. */
	void end() throws StateDecodeException {
		int remaining = this.bytes.length - this.position;
		if (remaining > 0) {
			throw malformed(remaining + " bytes follow the state");
		}
	}

	StateDecodeException malformed(String why) {
		return malformed(why, null);
	}

	private StateDecodeException malformed(String why, @Nullable Throwable cause) {
		return new StateDecodeException(Reason.MALFORMED, this.position, why, cause);
	}

	StateDecodeException fromTheFuture(RuntimeException cause) {
		return new StateDecodeException(Reason.FROM_THE_FUTURE, this.position, String.valueOf(cause.getMessage()),
				cause);
	}

	private int next(String what) throws StateDecodeException {
		if (this.position == this.bytes.length) {
			throw malformed("the bytes end before " + what);
		}
		return this.bytes[this.position++] & 0xFF;
	}

}
