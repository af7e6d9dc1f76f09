package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.lattice.crdt.update.UpdateEncoder;
import dev.lattice.crdt.update.UpdateFormat;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to know of the transactions of a document, in the order of a transaction.
 */
final class Listeners {

	private final Doc doc;

	final List<Runnable> beforeAllTransactions = new ArrayList<>(0);

	final List<Consumer<Transaction>> beforeTransaction = new ArrayList<>(0);

	final List<Consumer<Transaction>> beforeObserverCalls = new ArrayList<>(0);

	final List<Consumer<Transaction>> afterTransaction = new ArrayList<>(0);

	final List<Consumer<Transaction>> afterTransactionCleanup = new ArrayList<>(0);

	final List<Runnable> afterAllTransactions = new ArrayList<>(0);

	private final List<UpdateListener> updateV1 = new ArrayList<>(1);

	private final List<UpdateListener> updateV2 = new ArrayList<>(0);

	final List<SubdocsListener> subdocs = new ArrayList<>(0);

	private @Nullable UpdateEncoder encoderV1;

	private @Nullable UpdateEncoder encoderV2;

	Listeners(Doc doc) {
		this.doc = doc;
	}

	List<UpdateListener> update(UpdateFormat format) {
		return (format == UpdateFormat.V1) ? this.updateV1 : this.updateV2;
	}

	void beforeTransaction(Transaction transaction) {
		if (!this.beforeTransaction.isEmpty()) {
			for (Consumer<Transaction> listener : List.copyOf(this.beforeTransaction)) {
				listener.accept(transaction);
			}
		}
	}

	void beforeObserverCalls(Transaction transaction, ErrorCollector errors) {
		call(this.beforeObserverCalls, transaction, errors);
	}

	void afterTransaction(Transaction transaction, ErrorCollector errors) {
		call(this.afterTransaction, transaction, errors);
	}

	void afterTransactionCleanup(Transaction transaction, ErrorCollector errors) {
		call(this.afterTransactionCleanup, transaction, errors);
	}

	void update(Transaction transaction, ErrorCollector errors) {
		if (transaction.isEmpty()) {
			return;
		}
		if (!this.updateV1.isEmpty()) {
			if (this.encoderV1 == null) {
				this.encoderV1 = UpdateEncoder.of(UpdateFormat.V1);
			}
			update(transaction, this.updateV1, this.encoderV1, errors);
		}
		if (!this.updateV2.isEmpty()) {
			if (this.encoderV2 == null) {
				this.encoderV2 = UpdateEncoder.of(UpdateFormat.V2);
			}
			update(transaction, this.updateV2, this.encoderV2, errors);
		}
	}

	private void update(Transaction transaction, List<UpdateListener> listeners, UpdateEncoder encoder,
			ErrorCollector errors) {
		encoder.clear();
		this.doc.encoding.transaction(encoder, transaction);
		for (UpdateListener listener : List.copyOf(listeners)) {
			errors.run(() -> listener.updated(encoder.toBytes(), transaction));
		}
	}

	void subdocs(SubdocsListener.Change change, ErrorCollector errors) {
		for (SubdocsListener listener : List.copyOf(this.subdocs)) {
			errors.run(() -> listener.changed(change));
		}
	}

	void run(List<Runnable> listeners, ErrorCollector errors) {
		if (!listeners.isEmpty()) {
			for (Runnable listener : List.copyOf(listeners)) {
				errors.run(listener);
			}
		}
	}

	private static void call(List<Consumer<Transaction>> listeners, Transaction transaction, ErrorCollector errors) {
		if (!listeners.isEmpty()) {
			for (Consumer<Transaction> listener : List.copyOf(listeners)) {
				errors.run(() -> listener.accept(transaction));
			}
		}
	}

}
