/** Rooms that are kept by Postgres, over R2DBC. */
@NullMarked
package dev.lattice.store.postgres;

import org.jspecify.annotations.NullMarked;
