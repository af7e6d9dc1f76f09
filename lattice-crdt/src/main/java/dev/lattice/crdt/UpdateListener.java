package dev.lattice.crdt;

/**
 * Gets what a transaction changed, to send it to other replicas or to store it.
 */
@FunctionalInterface
public interface UpdateListener {

	/**
	 * Called after each transaction that changed anything, local or not, on its thread.
	 * @param update the change, for {@link Doc#applyUpdate}; owned by the listener
	 * @param transaction the transaction
	 */
	void updated(byte[] update, Transaction transaction);

}
