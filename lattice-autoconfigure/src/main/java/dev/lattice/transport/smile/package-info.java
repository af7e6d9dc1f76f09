/**
 * Frames as Smile documents: the one package that names Jackson.
 */
@NullMarked
package dev.lattice.transport.smile;

import org.jspecify.annotations.NullMarked;
