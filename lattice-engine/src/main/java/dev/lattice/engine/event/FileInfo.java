package dev.lattice.engine.event;

/**
 * What a browser says of a file that was chosen; its content stays in the browser. All of
 * it is the browser's word and may be anything.
 *
 * @param name its name, without a folder
 * @param size its size in bytes, at least 0
 * @param type its media type, or empty if the browser does not know
 */
public record FileInfo(String name, long size, String type) {
}
