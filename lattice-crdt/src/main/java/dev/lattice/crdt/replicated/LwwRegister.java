package dev.lattice.crdt.replicated;

import java.util.Objects;
import java.util.Optional;

import dev.lattice.crdt.clock.HybridLogicalClock;
import dev.lattice.crdt.clock.HybridTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * A value of which the last write wins: the one of the greatest timestamp; of equal
 * timestamps that of the greater replica, without sign; of one replica, which can only be
 * a copied one, that of the greater bytes. What was written at the same time and lost is
 * gone; {@link MvRegister} keeps it.
 * <p>
 * A delta is the write itself, so a later one makes up for lost ones. Mutable, owned by
 * one thread at a time.
 *
 * @param <T> the values
 */
public final class LwwRegister<T> implements ReplicatedState<LwwRegister<T>> {

	private final ValueCodec<T> codec;

	private final Limits limits;

	private @Nullable Stamped latest;

	/**
	 * Creates a register without a value.
	 * @param codec the bytes of values
	 * @param limits how large it may become; of them, how many bytes
	 */
	public LwwRegister(ValueCodec<T> codec, Limits limits) {
		this.codec = codec;
		this.limits = limits;
	}

	/**
	 * Decodes a register, and lets the clock know of its timestamp, so that this
	 * replica's next write wins over it.
	 * @param <T> the values
	 * @param bytes what {@link #encode()} made; only read
	 * @param codec the bytes of values
	 * @param limits how large it may be and become
	 * @param clock the clock of this replica; unchanged if this fails, or if it is past
	 * the timestamp already, as one is that resumed with what was stored
	 * @return the register
	 * @throws StateDecodeException if the bytes are no such register, or its timestamp is
	 * too far in the future for the clock
	 * @throws IllegalStateException if the wall clock is out of range
	 */
	public static <T> LwwRegister<T> decode(byte[] bytes, ValueCodec<T> codec, Limits limits, HybridLogicalClock clock)
			throws StateDecodeException {
		StateReader reader = new StateReader(bytes, StateKind.LWW_REGISTER, limits);
		LwwRegister<T> register = new LwwRegister<>(codec, limits);
		boolean written = reader.count("values", 1, Stamped.LEAST + 1) == 1;
		Stamped stamped = written ? Stamped.read(reader, codec) : null;
		reader.end();
		if (stamped != null) {
			if (stamped.value() == null) {
				throw reader.malformed("a register without its value is not written");
			}
			Stamped.witness(stamped.timestamp(), clock, reader);
		}
		register.latest = stamped;
		return register;
	}

	/**
	 * Writes a value.
	 * @param replica who writes
	 * @param clock the clock of that replica
	 * @param value the value
	 * @return the delta
	 * @throws LimitExceededException if the value is too large; the register is then
	 * unchanged
	 * @throws dev.lattice.crdt.clock.ClockDriftException if the value here is too far in
	 * the future, which only happens when it was merged without being decoded with this
	 * clock; the register is then unchanged
	 * @throws IllegalStateException if the wall clock is out of range; the register is
	 * then unchanged
	 */
	public LwwRegister<T> set(long replica, HybridLogicalClock clock, T value) {
		LwwRegister<T> delta = new LwwRegister<>(this.codec, this.limits);
		delta.latest = Stamped.after(this.latest, clock, replica, Bytes.of(value, this.codec));
		merge(delta);
		return delta;
	}

	/**
	 * Returns the value.
	 * @return the last write, empty before the first
	 */
	public Optional<T> value() {
		Bytes value = (this.latest != null) ? this.latest.value() : null;
		return (value != null) ? Optional.of(this.codec.decode(value.array())) : Optional.empty();
	}

	/**
	 * Returns when the value was written.
	 * @return the timestamp, {@link HybridTimestamp#ZERO} before the first write
	 */
	public HybridTimestamp timestamp() {
		return (this.latest != null) ? this.latest.timestamp() : HybridTimestamp.ZERO;
	}

	@Override
	public boolean merge(LwwRegister<T> other) {
		Stamped theirs = other.latest;
		if (theirs == null || !theirs.wins(this.latest)) {
			return false;
		}
		this.limits.checkBytes(theirs.length());
		this.latest = theirs;
		return true;
	}

	@Override
	public boolean isBottom() {
		return this.latest == null;
	}

	@Override
	public byte[] encode() {
		StateWriter writer = new StateWriter(StateKind.LWW_REGISTER);
		Stamped stamped = this.latest;
		writer.number((stamped != null) ? 1 : 0);
		if (stamped != null) {
			stamped.write(writer);
		}
		return writer.toBytes();
	}

	/** Returns whether the other is a register of the same write. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof LwwRegister<?> register && Objects.equals(this.latest, register.latest);
	}

	@Override
	public int hashCode() {
		return Objects.hashCode(this.latest);
	}

	/** Returns the write, of its value only the length. */
	@Override
	public String toString() {
		return String.valueOf(this.latest);
	}

}
