package dev.lattice.crdt.replicated;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A set whose elements may be added and removed at the same time: the addition wins,
 * since a removal takes away only the additions that its replica had seen. Removed
 * elements leave nothing but their place in the causal context.
 * <p>
 * A lost delta must be sent again, or the whole state. Mutable, owned by one thread at a
 * time.
 *
 * @param <E> the elements
 */
public final class OrSet<E> implements ReplicatedState<OrSet<E>> {

	private final ValueCodec<E> codec;

	private final DottedValues state;

	/**
	 * Creates an empty set.
	 * @param codec the bytes of elements
	 * @param limits how large it may become
	 */
	public OrSet(ValueCodec<E> codec, Limits limits) {
		this(codec, new DottedValues(limits));
	}

	private OrSet(ValueCodec<E> codec, DottedValues state) {
		this.codec = codec;
		this.state = state;
	}

	/**
	 * Decodes a set.
	 * @param <E> the elements
	 * @param bytes what {@link #encode()} made; only read
	 * @param codec the bytes of elements
	 * @param limits how large it may be and become
	 * @return the set
	 * @throws StateDecodeException if the bytes are no such set
	 */
	public static <E> OrSet<E> decode(byte[] bytes, ValueCodec<E> codec, Limits limits) throws StateDecodeException {
		StateReader reader = new StateReader(bytes, StateKind.OR_SET, limits);
		DottedValues state = DottedValues.read(reader, codec);
		reader.end();
		return new OrSet<>(codec, state);
	}

	/**
	 * Adds an element. One that is there already is added anew, so that it outlives the
	 * removals by those who have not seen this addition.
	 * @param replica who adds; no other replica may use the id
	 * @param element the element
	 * @return the delta
	 * @throws LimitExceededException if the set would be too large; it is then unchanged
	 */
	public OrSet<E> add(long replica, E element) {
		Bytes value = Bytes.of(element, this.codec);
		return new OrSet<>(this.codec, this.state.add(replica, value, this.state.dots(value)));
	}

	/**
	 * Removes an element. What others add at the same time stays.
	 * @param element the element; one that is not there changes nothing
	 * @return the delta, which is least if nothing changed
	 */
	public OrSet<E> remove(E element) {
		return new OrSet<>(this.codec, this.state.remove(this.state.dots(Bytes.of(element, this.codec))));
	}

	/**
	 * Removes every element. What others add at the same time stays.
	 * @return the delta, which is least if nothing changed
	 */
	public OrSet<E> clear() {
		return new OrSet<>(this.codec, this.state.remove(this.state.dots()));
	}

	/**
	 * Returns whether an element is in the set.
	 * @param element the element
	 * @return whether it is
	 */
	public boolean contains(E element) {
		return !this.state.dots(Bytes.of(element, this.codec)).isEmpty();
	}

	/**
	 * Returns the number of elements.
	 * @return at least 0
	 */
	public int size() {
		return this.state.values().size();
	}

	/**
	 * Returns the elements, in the order of their bytes.
	 * @return a new list, which belongs to the caller
	 */
	public List<E> elements() {
		List<E> elements = new ArrayList<>(size());
		for (Bytes value : this.state.values()) {
			elements.add(this.codec.decode(value.array()));
		}
		return elements;
	}

	/**
	 * Returns into how many ranges the known additions fall: as many as there are
	 * replicas that added something when no delta is missing.
	 * @return the number of ranges, at least 0
	 */
	public int ranges() {
		return this.state.context().ranges();
	}

	@Override
	public boolean merge(OrSet<E> other) {
		return this.state.merge(other.state);
	}

	@Override
	public boolean isBottom() {
		return this.state.isBottom();
	}

	@Override
	public byte[] encode() {
		StateWriter writer = new StateWriter(StateKind.OR_SET);
		this.state.write(writer);
		return writer.toBytes();
	}

	/** Returns whether the other is a set of the same elements and the same history. */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof OrSet<?> set && this.state.equals(set.state);
	}

	@Override
	public int hashCode() {
		return this.state.hashCode();
	}

	/** Returns the number of elements and the context. */
	@Override
	public String toString() {
		return this.state.toString();
	}

}
