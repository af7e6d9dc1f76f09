/**
 * Time across replicas whose wall clocks disagree.
 */
@NullMarked
package dev.lattice.crdt.clock;

import org.jspecify.annotations.NullMarked;
