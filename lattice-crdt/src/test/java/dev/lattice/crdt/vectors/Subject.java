package dev.lattice.crdt.vectors;

import java.util.List;
import java.util.Map;

/**
 * What the runner asks of the library that it tests, outside of a document. Values are
 * those of the vector files, formats are 1 or 2.
 */
interface Subject {

	/** Makes a document with these roots, from kind by name. */
	Replica replica(long client, boolean collectsGarbage, Map<String, String> roots);

	Presence presence(long client);

	byte[] merge(List<byte[]> updates, int format);

	byte[] diff(byte[] update, byte[] stateVector, int format);

	byte[] stateVectorOf(byte[] update, int format);

	byte[] convert(byte[] update, int from);

	/** Returns the clocks as {@code {from, to}}. */
	Object meta(byte[] update, int format);

	/** Returns {@code {structs, ds}} of an update of format 1. */
	Object decoded(byte[] update);

	/** Decodes a state vector, only to see whether it can be. */
	void readStateVector(byte[] encoded);

	/** Decodes a snapshot of format 1, only to see whether it can be. */
	void readSnapshot(byte[] encoded);

	/** Decodes a relative position, only to see whether it can be. */
	void readPosition(byte[] encoded);

	Codec codec();

	byte[] updateFrame(byte[] update);

	byte[] awarenessFrame(byte[] update);

	byte[] deniedFrame(String reason);

	/** The clients' and users' state beside a document. */
	interface Presence {

		void clear();

		void set(Object state);

		void setField(String field, Object value);

		/** Encodes the states of these clients. */
		byte[] encode(List<Long> clients);

		void apply(byte[] update);

		void remove(List<Long> clients);

		/** Returns and forgets the events since the last call. */
		List<Object> events();

		/** Returns pairs of client and state, by client. */
		List<Object> states();

		/** Returns pairs of client and clock, by client. */
		List<Object> clocks();

	}

	/** The primitives of lib0; every pair encodes and decodes one value. */
	interface Codec {

		byte[] varUint(long value);

		long varUint(byte[] encoded);

		/** Takes the string "-0" for the negative zero. */
		byte[] varInt(Object value);

		Object varInt(byte[] encoded);

		byte[] varString(String value);

		String varString(byte[] encoded);

		byte[] any(Object value);

		Object any(byte[] encoded);

		byte[] varBytes(byte[] value);

		byte[] varBytesOf(byte[] encoded);

		byte[] float32(double value);

		byte[] float64(double value);

		/** Encodes a column, named as in the vectors. */
		byte[] column(String name, List<Object> values);

		List<Object> column(String name, byte[] encoded, int count);

	}

}
