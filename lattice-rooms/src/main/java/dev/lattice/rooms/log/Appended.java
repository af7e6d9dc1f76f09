package dev.lattice.rooms.log;

/**
 * That an entry is in a room's log.
 *
 * @param sequence its number in the log, from 1, without gaps; of a duplicate whose entry
 * is trimmed, not above the last one that is
 * @param level how safe it is
 * @param duplicate whether it had been there before
 */
public record Appended(long sequence, AckLevel level, boolean duplicate) {
}
