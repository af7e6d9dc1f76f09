package dev.lattice.crdt;

import java.util.function.Consumer;

import dev.lattice.crdt.update.UpdateFormat;

/**
 * What can be heard of a document, in the order of spec C-27.
 */
abstract sealed class DocEvents permits Doc {

	final Listeners listeners;

	DocEvents() {
		this.listeners = new Listeners((Doc) this);
	}

	/**
	 * Calls a listener with what each transaction changed.
	 * @param format the format of the updates
	 * @param listener the listener
	 * @return ends the subscription
	 */
	public final Subscription onUpdate(UpdateFormat format, UpdateListener listener) {
		return Subscription.add(this.listeners.update(format), listener);
	}

	/**
	 * Calls a listener when sub-documents come, go or are wanted.
	 * @param listener the listener
	 * @return ends the subscription
	 */
	public final Subscription onSubdocs(SubdocsListener listener) {
		return Subscription.add(this.listeners.subdocs, listener);
	}

	/**
	 * Calls a listener when a transaction begins and none runs.
	 * @param listener the listener
	 * @return ends the subscription
	 */
	public final Subscription beforeAllTransactions(Runnable listener) {
		return Subscription.add(this.listeners.beforeAllTransactions, listener);
	}

	/**
	 * Calls a listener when a transaction begins.
	 * @param listener the listener
	 * @return ends the subscription
	 */
	public final Subscription beforeTransaction(Consumer<Transaction> listener) {
		return Subscription.add(this.listeners.beforeTransaction, listener);
	}

	/**
	 * Calls a listener when a transaction is over, before observers are called.
	 * @param listener the listener
	 * @return ends the subscription
	 */
	public final Subscription beforeObserverCalls(Consumer<Transaction> listener) {
		return Subscription.add(this.listeners.beforeObserverCalls, listener);
	}

	/**
	 * Calls a listener after the observers of a transaction, before garbage is collected.
	 * @param listener the listener
	 * @return ends the subscription
	 */
	public final Subscription afterTransaction(Consumer<Transaction> listener) {
		return Subscription.add(this.listeners.afterTransaction, listener);
	}

	/**
	 * Calls a listener when a transaction has left the document as it will stay.
	 * @param listener the listener
	 * @return ends the subscription
	 */
	public final Subscription afterTransactionCleanup(Consumer<Transaction> listener) {
		return Subscription.add(this.listeners.afterTransactionCleanup, listener);
	}

	/**
	 * Calls a listener when no transaction runs any more.
	 * @param listener the listener
	 * @return ends the subscription
	 */
	public final Subscription afterAllTransactions(Runnable listener) {
		return Subscription.add(this.listeners.afterAllTransactions, listener);
	}

}
