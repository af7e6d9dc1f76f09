/**
 * Values that many replicas change at the same time and that merge without a coordinator:
 * counters, registers, a map and a set. They are delta-state types, after Almeida, Shoker
 * and Baquero, <i>Delta State Replicated Data Types</i> (Journal of Parallel and
 * Distributed Computing 111, 2018); the set keeps no tombstones, after Bieniusa,
 * Zawirski, Preguiça, Shapiro, Baquero, Balegas and Duarte, <i>An Optimized Conflict-free
 * Replicated Set</i> (INRIA RR-8083, 2012).
 *
 * <pre>{@code
 * OrSet<String> here = new OrSet<>(ValueCodec.strings(), Limits.DEFAULT);
 * byte[] delta = here.add("red", 1).encode();            // to everyone else
 * there.merge(OrSet.decode(delta, ValueCodec.strings(), Limits.DEFAULT));
 * }</pre>
 *
 * <b>States are mutable and have one owner.</b> A mutator changes its state in place and
 * returns what it changed, the <i>delta</i>: a small state of the same type, new, which
 * belongs to the caller and shares nothing that can change. An immutable state would have
 * to copy itself, or be a tree of shared parts, for every increment, only to be thrown
 * away by its one owner, which is a turn of a session or of a room. So a mutator costs
 * what its delta costs, times the logarithm of the state. A state is not safe for use by
 * several threads; {@link dev.lattice.crdt.replicated.ReplicatedState#encode()} gives a
 * copy that is.
 * <p>
 * <b>Delivery.</b> {@link dev.lattice.crdt.replicated.ReplicatedState#merge} is the least
 * upper bound: idempotent, commutative and associative, for deltas, joined deltas and
 * whole states alike. So deltas may be duplicated and reordered, and need no causal
 * delivery to converge. A delta that is lost must be made up for: by sending it again or
 * by sending the whole state. For counters a later delta of the same replica does, for
 * last-writer-wins types a later write. What causal delivery adds is that nobody sees an
 * effect without its cause: out of order, a set may show an element whose adder had seen
 * another one removed, and still that other one. That passes when the missing delta
 * arrives.
 * <p>
 * <b>Replicas.</b> A state does not know whose it is: mutators are told. Each replica has
 * an id, any {@code long}, compared without sign. Two replicas that change things under
 * one id at the same time (a copied disk, a backup that is started again) lose changes of
 * counters, sets and multi-value registers, since they count what they do; a replica that
 * comes back without its latest state takes a new id. Last-writer-wins types converge and
 * lose no more than they always do. Every replica that ever changed a state stays in it
 * as a few bytes, so ids belong to nodes rather than to pages.
 * <p>
 * <b>Values</b> are held in the bytes that a
 * {@link dev.lattice.crdt.replicated.ValueCodec} makes of them, which decide what is
 * equal and in which order things come. What a caller does to an array afterwards changes
 * nothing, and the same state has the same bytes on every replica.
 * <p>
 * <b>Bounds.</b> Each state has {@link dev.lattice.crdt.replicated.Limits}, held by
 * mutators, merges and decoding alike: each does all or nothing. Whoever receives bytes
 * from strangers must know whether they may change the state: these types believe what a
 * well-formed delta says.
 */
@NullMarked
package dev.lattice.crdt.replicated;

import org.jspecify.annotations.NullMarked;
