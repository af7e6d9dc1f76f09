/** Rooms that are kept by Redis, on Lettuce's own asynchronous API. */
@NullMarked
package dev.lattice.store.redis;

import org.jspecify.annotations.NullMarked;
