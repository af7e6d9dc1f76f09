package dev.lattice.rooms.log;

/**
 * A room's state in the place of the first entries of its log.
 *
 * @param upTo the last entry that it holds, 0 if none
 * @param state the state; must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody
public record LogSnapshot(long upTo, byte[] state) {
}
