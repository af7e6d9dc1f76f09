/**
 * Rooms in two places: the end of each log where many nodes write fast, and snapshots in
 * an archive that outlives it.
 */
@NullMarked
package dev.lattice.store.archive;

import org.jspecify.annotations.NullMarked;
