package dev.lattice.crdt.replicated;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A value that keeps what was written at the same time: a write replaces the values that
 * its replica had seen, and no others, so that a person or a program can choose among
 * what is left and write the choice.
 * <p>
 * A lost delta must be sent again, or the whole state, which is small: a delta tells only
 * of the values that it replaced, so what a lost one had replaced stays until then.
 * Mutable, owned by one thread at a time.
 *
 * @param <T> the values
 */
public final class MvRegister<T> implements ReplicatedState<MvRegister<T>> {

	private final ValueCodec<T> codec;

	private final DottedValues state;

	/**
	 * Creates a register without a value.
	 * @param codec the bytes of values
	 * @param limits how large it may become
	 */
	public MvRegister(ValueCodec<T> codec, Limits limits) {
		this(codec, new DottedValues(limits));
	}

	private MvRegister(ValueCodec<T> codec, DottedValues state) {
		this.codec = codec;
		this.state = state;
	}

	/**
	 * Decodes a register.
	 * @param <T> the values
	 * @param bytes what {@link #encode()} made; only read
	 * @param codec the bytes of values
	 * @param limits how large it may be and become
	 * @return the register
	 * @throws StateDecodeException if the bytes are no such register
	 */
	public static <T> MvRegister<T> decode(byte[] bytes, ValueCodec<T> codec, Limits limits)
			throws StateDecodeException {
		StateReader reader = new StateReader(bytes, StateKind.MV_REGISTER, limits);
		DottedValues state = DottedValues.read(reader, codec);
		reader.end();
		return new MvRegister<>(codec, state);
	}

	/**
	 * Writes a value in place of all that are here.
	 * @param replica who writes; no other replica may use the id
	 * @param value the value
	 * @return the delta
	 * @throws LimitExceededException if the register would be too large; it is then
	 * unchanged
	 */
	public MvRegister<T> set(long replica, T value) {
		return new MvRegister<>(this.codec, this.state.add(replica, Bytes.of(value, this.codec), this.state.dots()));
	}

	/**
	 * Returns the values that no write has replaced, in the order of their bytes. Equal
	 * ones written at the same time are one.
	 * @return a new list, which belongs to the caller: empty before the first write,
	 * several after writes at the same time
	 */
	public List<T> values() {
		List<T> values = new ArrayList<>();
		for (Bytes value : this.state.values()) {
			values.add(this.codec.decode(value.array()));
		}
		return values;
	}

	@Override
	public boolean merge(MvRegister<T> other) {
		return this.state.merge(other.state);
	}

	@Override
	public boolean isBottom() {
		return this.state.isBottom();
	}

	@Override
	public byte[] encode() {
		StateWriter writer = new StateWriter(StateKind.MV_REGISTER);
		this.state.write(writer);
		return writer.toBytes();
	}

	/** Returns whether the other is a register of the same values and history. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof MvRegister<?> register && this.state.equals(register.state);
	}

	@Override
	public int hashCode() {
		return this.state.hashCode();
	}

	/** Returns the number of values and the context. */
	@Override
	public String toString() {
		return this.state.toString();
	}

}
