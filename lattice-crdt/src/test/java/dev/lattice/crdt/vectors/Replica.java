package dev.lattice.crdt.vectors;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A document of the library under test, in the values of the vector files. A place is a
 * root's name and the steps from there.
 */
interface Replica {

	/**
	 * Tells of every update event and every change of sub-documents from now on.
	 * @param bothFormats whether of updates in format 2 too, each after its twin
	 */
	void record(Recorder recorder, boolean bothFormats);

	/** Runs the operations in one transaction; what one throws is thrown after it. */
	void transact(Object origin, List<Fields> operations);

	void apply(byte[] update, int format);

	byte[] stateVector();

	/** Encodes what the state vector lacks, or all if it is null. */
	byte[] encode(int format, byte[] stateVector);

	/** Returns pairs of client and clock, clients descending. */
	List<Object> clocks();

	/** Returns the delete set of the document's structs. */
	List<Object> deleteSet();

	/** Returns the structs as {@code content:clock:len[:d]}. */
	List<Object> structs();

	/** Returns what waits for its past, or null if nothing does. */
	Object pending();

	/** Returns a root, canonical. */
	Map<String, Object> root(String name);

	/** Returns what a root says of itself as text, or null for one that has none. */
	String string(String root);

	/** Returns a map or array as JSON, or null for other roots. */
	Object json(String root);

	/** Reads a root as JSON and as text, however deep it is. */
	void read(String root);

	/** Returns the value of a type at a place. */
	Object value(List<Object> at);

	/** Opens the sub-document of a place. */
	Replica subdocument(List<Object> at, Map<String, String> roots);

	/** Calls the sink with the list of events of every call of the observer. */
	void observe(List<Object> at, boolean deep, Consumer<List<Object>> sink);

	Position position(List<Object> at, int index, int assoc);

	/** Returns where the position is now: {@code {at, index, assoc}} or null. */
	Object resolve(Position position);

	Moment snapshot();

	/** Returns the delta of a text between two moments; both may be null. */
	List<Object> delta(List<Object> at, Moment moment, Moment previous);

	Undo undo(List<List<Object>> scope, long captureTimeout, List<Object> trackedOrigins, boolean ignoresRemoteMaps);

	byte[] syncStep1();

	byte[] syncStep2(byte[] stateVector);

	/** Handles a frame as a server does and returns its reply, or null for none. */
	byte[] handle(byte[] frame, Subject.Presence presence);

	/**
	 * Inserts a word at the begin of every text root, to see whether that still works.
	 */
	void touch();

	/** Takes what a document tells. */
	interface Recorder {

		void update(byte[] update, int format);

		void subdocuments(List<String> added, List<String> removed, List<String> loaded);

	}

	/** A place between two characters that moves with them. */
	interface Position {

		Object json();

		byte[] encoded();

	}

	/** The document at a moment. */
	interface Moment {

		byte[] encoded(int format);

		/** Returns all roots of a document made from it, from value by name. */
		Map<String, Object> restored();

		List<Object> array(List<Object> at);

		List<Object> map(List<Object> at);

		boolean contains(byte[] update);

	}

	/** What takes changes back. */
	interface Undo {

		boolean undo();

		boolean redo();

		int undoable();

		int redoable();

		void stop();

		void clear();

	}

}
