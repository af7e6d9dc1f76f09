/**
 * Time across replicas whose wall clocks disagree.
 * <p>
 * A {@link dev.lattice.crdt.clock.HybridLogicalClock} gives every event of a replica a
 * {@link dev.lattice.crdt.clock.HybridTimestamp} that respects cause and effect, as a
 * logical clock does, and stays close to the wall clock, as a person expects. It is the
 * clock of Kulkarni, Demirbas, Madappa, Avva and Leone, <i>Logical Physical Clocks</i>
 * (OPODIS 2014), figure 5.
 */
@NullMarked
package dev.lattice.crdt.clock;

import org.jspecify.annotations.NullMarked;
