package dev.lattice.rooms.log;

/**
 * An entry of a room's log.
 *
 * @param sequence its number in the log, from 1, without gaps
 * @param writer who appended it
 * @param number the writer's own number of it
 * @param payload what was appended; must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody
public record LogEntry(long sequence, String writer, long number, byte[] payload) {
}
