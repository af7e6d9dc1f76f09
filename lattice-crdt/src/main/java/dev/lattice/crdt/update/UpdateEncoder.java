package dev.lattice.crdt.update;

import dev.lattice.crdt.codec.ByteWriter;
import dev.lattice.crdt.codec.TextArena;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parts of an update; each method puts its part where the format keeps it. The
 * caller writes them in the order of spec C-1 to C-8, and what has no method of its own
 * (counts, clocks of groups, lengths of gaps) to {@link #rest()}. Reusable after
 * {@link #clear()}. Not safe for use by several threads at once.
 */
public abstract sealed class UpdateEncoder permits UpdateEncoderV1, UpdateEncoderV2 {

	private final ByteWriter rest = new ByteWriter();

	UpdateEncoder() {
	}

	/**
	 * Creates an encoder.
	 * @param format what it writes
	 * @return an empty one
	 */
	public static UpdateEncoder of(UpdateFormat format) {
		return switch (format) {
			case V1 -> new UpdateEncoderV1();
			case V2 -> new UpdateEncoderV2();
		};
	}

	/**
	 * Returns the row of what is in no column. In format V1 this is everything.
	 * @return always the same writer
	 */
	public final ByteWriter rest() {
		return this.rest;
	}

	/**
	 * Writes the id of an origin or of a parent.
	 * @param client its client
	 * @param clock its clock
	 */
	public abstract void leftId(long client, long clock);

	/**
	 * Writes the id of a right origin.
	 * @param client its client
	 * @param clock its clock
	 */
	public abstract void rightId(long client, long clock);

	/**
	 * Writes the client of a group.
	 * @param id its id
	 */
	public abstract void client(long id);

	/**
	 * Writes the info byte of a struct.
	 * @param info kind and flags, from 0 to 255
	 */
	public abstract void info(int info);

	/**
	 * Writes what names the parent.
	 * @param rootName whether it is the name of a root, which {@link #string(String)}
	 * writes next; else it is an id, which {@link #leftId} writes next
	 */
	public abstract void parentInfo(boolean rootName);

	/**
	 * Writes the number of a type.
	 * @param ref see {@link TypeRef}
	 */
	public abstract void typeRef(int ref);

	/**
	 * Writes the length of a struct.
	 * @param length at least 1
	 */
	public abstract void length(long length);

	/**
	 * Writes a text, the name of a root, a key of a map or the name of a document.
	 * @param text any
	 */
	public abstract void string(String text);

	/**
	 * Writes a range of a text.
	 * @param text where it is
	 * @param from the index of the first unit
	 * @param to the index after the last unit
	 */
	public abstract void string(TextArena text, int from, int to);

	/**
	 * Writes an embed or the value of an attribute. Format V1 writes JSON, and null for
	 * undefined.
	 * @param value any value without BigIntegers
	 */
	public abstract void json(@Nullable Object value);

	/**
	 * Writes the name of an attribute or element. Format V2 numbers each anew, as Yjs
	 * does.
	 * @param key any
	 */
	public abstract void key(String key);

	/** Begins the deletions of a client. */
	public abstract void resetDeleteClock();

	/**
	 * Writes where a deletion begins.
	 * @param clock not before the end of the last one
	 */
	public abstract void deleteClock(long clock);

	/**
	 * Writes how long a deletion is.
	 * @param length at least 1
	 */
	public abstract void deleteLength(long length);

	/**
	 * Writes a value.
	 * @param value any value
	 */
	public final void any(@Nullable Object value) {
		this.rest.any(value);
	}

	/**
	 * Writes bytes and before them their number.
	 * @param bytes any
	 */
	public final void bytes(byte[] bytes) {
		this.rest.varBytes(bytes);
	}

	/**
	 * Ends the update. Nothing may be written from now on, until {@link #clear()}.
	 * @return all that was written
	 */
	public abstract byte[] toBytes();

	/** Forgets what was written, and keeps its arrays. */
	public void clear() {
		this.rest.clear();
	}

}
