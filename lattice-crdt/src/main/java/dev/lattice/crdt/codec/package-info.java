/**
 * The bytes of Yjs: the numbers, strings, values and columns of lib0 0.2.120, and JSON as
 * JavaScript writes it.
 * <p>
 * {@link dev.lattice.crdt.codec.ByteWriter} writes and
 * {@link dev.lattice.crdt.codec.ByteReader} reads them; what a value is in Java is said
 * at {@link dev.lattice.crdt.codec.Values}. A reader never believes a length that it was
 * told: it fails with a {@link dev.lattice.crdt.codec.MalformedDataException} before it
 * allocates. The sentences C-60 to C-65 of the specification hold for this package.
 * Nothing here is safe for use by several threads at once.
 */
@NullMarked
package dev.lattice.crdt.codec;

import org.jspecify.annotations.NullMarked;
