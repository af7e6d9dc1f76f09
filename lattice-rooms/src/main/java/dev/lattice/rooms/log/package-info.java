/**
 * What rooms need of the place where they are kept: a log for each room, with a dense
 * sequence, fences and snapshots, and a bus for what is not kept.
 */
@NullMarked
package dev.lattice.rooms.log;

import org.jspecify.annotations.NullMarked;
