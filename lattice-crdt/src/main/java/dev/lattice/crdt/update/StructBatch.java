package dev.lattice.crdt.update;

import java.util.Set;

import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.codec.TextArena;
import org.jspecify.annotations.Nullable;

/**
 * An update that was decoded and checked as a whole: structs in columns, and a delete
 * set. Whoever has one knows that every string is UTF-8, every value a value, every kind
 * known, every length at least 1, every clock and the end of every struct below 2^52, and
 * that no struct names itself or a later one of its client. What a struct names of other
 * clients may be missing.
 * <p>
 * Structs are rows, from 0 on. They come in groups, one for each client, in the order of
 * the update; the clocks of a group ascend without a gap, with {@link ContentKind#SKIP}
 * where nothing is known. Indices that do not exist fail or return nonsense. Immutable
 * for its readers, who must not change the arrays and the text.
 */
public final class StructBatch {

	/*
	 * One array for each column. What only few structs have, a parent and a key, is in
	 * arrays of its own, to which the column `parent` points. Clients that origins and
	 * parents name are numbers of `ids`.
	 */

	/** Stands for an id, a parent or a content that a struct does not have. */
	public static final int NONE = -1;

	/**
	 * The last clock at which a struct or a deletion may end: 2^52 - 1. Format V2 writes
	 * doubled differences of clocks, so that larger ones could be read and not be
	 * written.
	 */
	public static final long MAX_CLOCK = (1L << 52) - 1;

	/** An update that is no longer than this rarely has more than one struct. */
	private static final int BYTES_OF_TWO = 32;

	private final BatchColumns columns;

	private final DeleteSet deleteSet;

	StructBatch(BatchColumns columns, DeleteSet deleteSet) {
		this.columns = columns;
		this.deleteSet = deleteSet;
	}

	/**
	 * Decodes and checks an update. Takes memory for what is there, never for what is
	 * claimed. Bytes after the delete set are ignored.
	 * @param update the bytes, not kept
	 * @param format their format
	 * @param limits the bounds
	 * @return the whole update
	 * @throws MalformedDataException if the bytes are not an update or exceed a limit
	 */
	public static StructBatch decode(byte[] update, UpdateFormat format, Limits limits) {
		UpdateDecoder in = UpdateDecoder.of(update, format, limits);
		BatchColumns columns = new BatchColumns(Math.min(1 + update.length / BYTES_OF_TWO, BatchColumns.FIRST_ROWS));
		BatchReader.read(in, columns, limits.structsIn(update.length));
		return new StructBatch(columns, DeleteSet.read(in.rest, format));
	}

	/**
	 * Returns how many clients have structs here.
	 * @return the number of groups
	 */
	public int groups() {
		return this.columns.groups;
	}

	/**
	 * Returns the client of a group.
	 * @param group from 0
	 * @return its id
	 */
	public long clientOf(int group) {
		return this.columns.groupClient[group];
	}

	/**
	 * Returns the first row of a group.
	 * @param group from 0
	 * @return the row
	 */
	public int groupStart(int group) {
		return this.columns.groupStart[group];
	}

	/**
	 * Returns the row after the last one of a group.
	 * @param group from 0
	 * @return above the group's start
	 */
	public int groupEnd(int group) {
		return (group + 1 < this.columns.groups) ? this.columns.groupStart[group + 1] : this.columns.rows;
	}

	/**
	 * Returns how many structs there are.
	 * @return the number of rows
	 */
	public int rows() {
		return this.columns.rows;
	}

	/**
	 * Returns how many clients are named by origins, right origins and parents.
	 * @return the number of ids
	 */
	public int ids() {
		return this.columns.ids.size();
	}

	/**
	 * Returns a client that is named, in the order of first mention.
	 * @param index from 0
	 * @return its id
	 */
	public long id(int index) {
		return this.columns.ids.key(index);
	}

	/**
	 * Returns what a struct holds.
	 * @param row from 0
	 * @return one of {@link ContentKind}
	 */
	public int kind(int row) {
		return this.columns.kind[row];
	}

	/**
	 * Returns the clock of a struct's first element.
	 * @param row from 0
	 * @return from 0
	 */
	public long clock(int row) {
		return this.columns.clock[row];
	}

	/**
	 * Returns how many elements a struct has.
	 * @param row from 0
	 * @return at least 1
	 */
	public long length(int row) {
		return this.columns.length[row];
	}

	/**
	 * Returns the client of the element to the left of which a struct was written.
	 * @param row from 0
	 * @return an index of {@link #id}, or {@link #NONE}
	 */
	public int originClient(int row) {
		return this.columns.originClient[row];
	}

	/**
	 * Returns the clock of the origin.
	 * @param row one that has an origin
	 * @return from 0
	 */
	public long originClock(int row) {
		return this.columns.originClock[row];
	}

	/**
	 * Returns the client of the element to the right.
	 * @param row from 0
	 * @return an index of {@link #id}, or {@link #NONE}
	 */
	public int rightOriginClient(int row) {
		return this.columns.rightClient[row];
	}

	/**
	 * Returns the clock of the right origin.
	 * @param row one that has a right origin
	 * @return from 0
	 */
	public long rightOriginClock(int row) {
		return this.columns.rightClock[row];
	}

	/**
	 * Returns the root in which a struct lies. A struct with an origin or a right origin
	 * lies where that lies, and names no parent.
	 * @param row from 0
	 * @return the root's name, null if the struct names none
	 */
	public @Nullable String parentName(int row) {
		int parent = this.columns.parent[row];
		return (parent != NONE) ? this.columns.parentName[parent] : null;
	}

	/**
	 * Returns the client of the item that holds the type in which a struct lies.
	 * @param row from 0
	 * @return an index of {@link #id}, or {@link #NONE}
	 */
	public int parentClient(int row) {
		int parent = this.columns.parent[row];
		return (parent != NONE) ? this.columns.parentClient[parent] : NONE;
	}

	/**
	 * Returns the clock of the item that holds the type.
	 * @param row one that has a parent's client
	 * @return from 0
	 */
	public long parentClock(int row) {
		return this.columns.parentClock[this.columns.parent[row]];
	}

	/**
	 * Returns the key at which a struct stands in its parent.
	 * @param row from 0
	 * @return the key, null if the struct names none
	 */
	public @Nullable String parentSub(int row) {
		int parent = this.columns.parent[row];
		return (parent != NONE) ? this.columns.parentSub[parent] : null;
	}

	/**
	 * Returns where a struct's content begins: for {@link ContentKind#STRING} in
	 * {@link #text()}, for the others in {@link #values()}.
	 * @param row from 0
	 * @return the index, or {@link #NONE} for kinds that are only long
	 */
	public int content(int row) {
		return this.columns.content[row];
	}

	/**
	 * Returns the texts of all strings.
	 * @return not a copy
	 */
	public TextArena text() {
		return this.columns.text;
	}

	/**
	 * Returns the contents that are no text. A struct of kind JSON or ANY has as many as
	 * it is long; BINARY has a {@code byte[]}, EMBED a value, FORMAT a
	 * {@link FormatMark}, TYPE a {@link TypeRef}, DOC a {@link DocRef}.
	 * @return not a copy, with room behind the last
	 */
	public @Nullable Object[] values() {
		return this.columns.values;
	}

	/**
	 * Returns what the update deletes.
	 * @return not a copy, normalised
	 */
	public DeleteSet deleteSet() {
		return this.deleteSet;
	}

	/** Hides contents, before anyone reads them. */
	void obfuscate(Set<Obfuscation> what) {
		new Obfuscator(this.columns, what).run();
	}

	/**
	 * Shows this update to people: a line for each struct, as in
	 * {@code 7@3+2 string "ab" after 7@2 before 9@0}, then the deletions. Long contents
	 * are cut. The form may change.
	 */
	@Override
	public String toString() {
		return new BatchPrinter(this).print();
	}

}
