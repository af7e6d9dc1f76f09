/**
 * Following a log that only rings a bell: entries in order, once, without gaps, whatever
 * becomes of the bell. For the logs that are kept by a server.
 */
@NullMarked
package dev.lattice.store.follow;

import org.jspecify.annotations.NullMarked;
