package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Runs the transactions of a document one after the other, on one thread at a time.
 */
final class Transactions {

	private final Doc doc;

	private final Cleanup cleanup;

	private long count;

	private @Nullable Transaction current;

	private @Nullable Thread owner;

	/** Transactions whose observers are still to be called; the first is at it. */
	private final List<Transaction> cleanups = new ArrayList<>();

	private int cleaned;

	Transactions(Doc doc) {
		this.doc = doc;
		this.cleanup = new Cleanup(doc);
	}

	/** Runs a body in the running transaction, or in one of its own. */
	<T extends @Nullable Object> T compute(@Nullable Object origin, boolean local, Function<Transaction, T> body) {
		checkThread();
		Transaction running = this.current;
		if (running != null) {
			return body.apply(running);
		}
		boolean outermost = this.cleanups.isEmpty();
		Transaction begun = new Transaction(this.doc, ++this.count, origin, local);
		this.owner = Thread.currentThread();
		this.current = begun;
		this.cleanups.add(begun);
		ErrorCollector errors = new ErrorCollector();
		try {
			if (outermost) {
				this.doc.listeners.run(this.doc.listeners.beforeAllTransactions, errors);
			}
			this.doc.listeners.beforeTransaction(begun);
			return body.apply(begun);
		}
		finally {
			this.current = null;
			if (outermost) {
				cleanUp(errors);
			}
		}
	}

	/** Refuses a thread that does not own the running transaction. */
	void checkThread() {
		if (this.owner != null && !this.owner.equals(Thread.currentThread())) {
			throw new IllegalStateException("The document '" + this.doc.guid()
					+ "' is in a transaction of another thread; hand the change over to the one that owns it");
		}
	}

	/** Observers may begin transactions of their own, which are cleaned up after. */
	private void cleanUp(ErrorCollector errors) {
		while (this.cleaned < this.cleanups.size()) {
			this.cleanup.run(this.cleanups.get(this.cleaned), errors);
			this.cleaned++;
		}
		this.cleanups.clear();
		this.cleaned = 0;
		this.owner = null;
		this.doc.listeners.run(this.doc.listeners.afterAllTransactions, errors);
		errors.rethrow();
	}

	/** The transaction that is running. */
	Transaction current() {
		Transaction running = this.current;
		if (running == null) {
			throw new IllegalStateException("No transaction is running");
		}
		return running;
	}

	/** To be told before a client gets its first struct in a transaction. */
	void touch(Client client) {
		for (int i = this.cleaned; i < this.cleanups.size(); i++) {
			this.cleanups.get(i).remember(client);
		}
	}

}
