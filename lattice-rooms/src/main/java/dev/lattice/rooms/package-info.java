/**
 * Rooms: documents that sessions, other programs and other nodes change at once, read as
 * signals, with presence, limits, and a log that keeps them.
 */
@NullMarked
package dev.lattice.rooms;

import org.jspecify.annotations.NullMarked;
