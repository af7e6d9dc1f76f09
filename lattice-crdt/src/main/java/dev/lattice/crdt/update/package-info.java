/**
 * Updates as Yjs 13.6 writes them, without a document.
 * <p>
 * A {@link dev.lattice.crdt.update.StructBatch} is an update that was decoded and checked
 * as a whole; who has one can no longer fail over its bytes.
 * {@link dev.lattice.crdt.update.Updates} merges, cuts and converts updates,
 * {@link dev.lattice.crdt.update.UpdateEncoder} writes them in both formats.
 */
@NullMarked
package dev.lattice.crdt.update;

import org.jspecify.annotations.NullMarked;
