/**
 * Rooms kept in files of one machine: segments of frames with checksums, which are the
 * truth, and an index that can be thrown away.
 */
@NullMarked
package dev.lattice.store.embedded;

import org.jspecify.annotations.NullMarked;
