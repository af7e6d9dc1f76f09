/**
 * How values of an application stand in documents, where programs in other languages read
 * them as plain JSON.
 */
@NullMarked
package dev.lattice.rooms.value;

import org.jspecify.annotations.NullMarked;
