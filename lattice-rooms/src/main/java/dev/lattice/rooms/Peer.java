package dev.lattice.rooms;

/**
 * Somebody who is present in a room, in one page or editor.
 *
 * @param <T> the type of what is known of them
 * @param key stays the same as long as they are there; in Yjs the id of the client
 * @param value what is known of them
 * @param mine whether it is the session that asks
 */
public record Peer<T>(String key, T value, boolean mine) {
}
