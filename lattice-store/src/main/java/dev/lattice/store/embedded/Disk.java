package dev.lattice.store.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * A directory of files. What is written, renamed or deleted survives a loss of power only
 * after the file, for names the directory, was synchronized. Safe for concurrent use.
 */
interface Disk extends Closeable {

	/** Lists the names of the files. */
	List<String> list() throws IOException;

	/** Makes an empty file; one that is there is emptied. */
	Data create(String name) throws IOException;

	/** Opens a file that is there. */
	Data open(String name) throws IOException;

	/** Renames a file; one of the new name is replaced. */
	void rename(String from, String to) throws IOException;

	/** Deletes a file; one that is not there is no error. */
	void delete(String name) throws IOException;

	/** Makes the names durable. */
	void sync() throws IOException;

	/** Returns what people call this directory. */
	String describe();

	/** An open file. */
	interface Data extends Closeable {

		/** Writes all of it, or throws after having written any part of it. */
		void write(byte[] bytes, int from, int count, long position) throws IOException;

		/** Reads as much as there is, at most what was asked for; 0 at the end. */
		int read(byte[] bytes, int from, int count, long position) throws IOException;

		/** Makes what was written durable. */
		void force() throws IOException;

		/** Cuts off the end. */
		void truncate(long size) throws IOException;

		long size() throws IOException;

	}

}
