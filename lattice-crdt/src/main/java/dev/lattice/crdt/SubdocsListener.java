package dev.lattice.crdt;

import java.util.Set;

/**
 * Gets which sub-documents came, went, or are wanted.
 */
@FunctionalInterface
public interface SubdocsListener {

	/**
	 * Called after each transaction that did something to sub-documents, on its thread.
	 * @param change what happened
	 */
	void changed(Change change);

	/**
	 * What a transaction did to the sub-documents of a document.
	 *
	 * @param added those put in
	 * @param removed those deleted, which are destroyed after the listeners returned
	 * @param loaded those whose content is wanted
	 * @param transaction the transaction
	 */
	record Change(Set<Doc> added, Set<Doc> removed, Set<Doc> loaded, Transaction transaction) {
	}

}
