package dev.lattice.crdt.replicated;

/**
 * A state that replicas change on their own and join. The states of a type form a lattice
 * whose least element holds nothing; a mutator moves a state up, and what it returns is a
 * state of the same type, the delta, such that joining it to the former state gives the
 * new one.
 * <p>
 * Mutable, owned by one thread at a time. Equal states have equal bytes.
 *
 * @param <S> the type itself
 */
public sealed interface ReplicatedState<S extends ReplicatedState<S>>
		permits VersionVector, CausalContext, GrowOnlyCounter, PnCounter, LwwRegister, LwwMap, OrSet, MvRegister {

	/**
	 * Joins a state or a delta into this one. Joins may come in any order, and repeated:
	 * the outcome is the same. The other is unchanged.
	 * @param other what to join, of the same codecs
	 * @return whether this state changed; when not, there is nothing to pass on
	 * @throws LimitExceededException if the join would be larger than this state's limits
	 * allow; it is then unchanged
	 */
	boolean merge(S other);

	/**
	 * Returns whether this state is the least one, which changes nothing when joined. A
	 * delta that is need not be sent.
	 * @return whether nothing has ever happened to this state
	 */
	boolean isBottom();

	/**
	 * Returns this state as bytes: the same for equal states, on every replica.
	 * @return a new array
	 */
	byte[] encode();

}
