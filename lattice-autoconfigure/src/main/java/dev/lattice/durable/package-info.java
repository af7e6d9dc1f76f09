/** Codecs of durable values for types that only a Java platform has. */
@NullMarked
package dev.lattice.durable;

import org.jspecify.annotations.NullMarked;
