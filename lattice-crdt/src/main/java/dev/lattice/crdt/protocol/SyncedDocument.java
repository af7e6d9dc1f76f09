package dev.lattice.crdt.protocol;

import org.jspecify.annotations.Nullable;

/**
 * What the sync protocol asks of a document. Updates are of format version 1.
 */
public interface SyncedDocument {

	/**
	 * Returns what the document knows.
	 * @return an encoded state vector
	 */
	byte[] stateVector();

	/**
	 * Returns what the document knows and another one does not.
	 * @param stateVector what the other one knows, encoded
	 * @return an update
	 */
	byte[] encodeStateAsUpdate(byte[] stateVector);

	/**
	 * Applies an update.
	 * @param update the update
	 * @param origin where it comes from, as observers are told; null if nobody cares
	 */
	void applyUpdate(byte[] update, @Nullable Object origin);

}
