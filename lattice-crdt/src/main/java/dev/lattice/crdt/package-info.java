/**
 * Documents that many replicas change at once and that converge: texts, arrays, maps and
 * trees, compatible with Yjs byte for byte.
 * <p>
 * A {@link dev.lattice.crdt.Doc} holds the types, a transaction changes them, an update
 * carries the change to other replicas. The algorithm is YATA (Nicolaescu, Jahns, Derntl,
 * Klamma, <i>Near Real-Time Peer-to-Peer Shared Editing on Extensible Data Types</i>,
 * GROUP 2016) as Yjs 13.6 carries it out; what exactly is compatible is in
 * {@code docs/spec/crdt.md}.
 */
@NullMarked
package dev.lattice.crdt;

import org.jspecify.annotations.NullMarked;
