package dev.lattice.crdt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A document belongs to one thread at a time. */
class OwnershipTests {

	private final Doc doc = new Doc(1);

	private void elsewhere(Runnable action) {
		CompletableFuture.runAsync(action, (task) -> new Thread(task).start()).orTimeout(20, TimeUnit.SECONDS).join();
	}

	private void refusesElsewhere(Runnable action) {
		this.doc.transact(() -> assertThatExceptionOfType(java.util.concurrent.CompletionException.class)
			.isThrownBy(() -> elsewhere(action))
			.havingCause()
			.isInstanceOf(IllegalStateException.class)
			.withMessage("The document '1' is in a transaction of another thread; "
					+ "hand the change over to the one that owns it"));
	}

	@Test
	void anotherThreadMayNotChangeItWithinATransaction() {
		YText text = this.doc.text("t");
		refusesElsewhere(() -> text.insert(0, "x"));
		assertThat(text).hasToString("");
	}

	@Test
	void anotherThreadMayNotApplyUpdatesWithinATransaction() {
		byte[] update = new Doc(2).encodeStateAsUpdate();
		refusesElsewhere(() -> this.doc.applyUpdate(update));
	}

	@Test
	void anotherThreadMayNotDestroyASubDocumentWithinATransaction() {
		Doc sub = new Doc(2);
		this.doc.map("m").set("k", sub);
		refusesElsewhere(sub::destroy);
		assertThat(this.doc.map("m").get("k")).isSameAs(sub);
	}

	@Test
	void anObserverOnAnotherThreadMayNotChangeItEither() {
		YText text = this.doc.text("t");
		this.doc.map("m").observe((event, transaction) -> elsewhere(() -> text.insert(0, "x")));

		assertThatExceptionOfType(java.util.concurrent.CompletionException.class)
			.isThrownBy(() -> this.doc.map("m").set("k", 1))
			.withMessageContaining("another thread");
	}

	@Test
	void anotherThreadMayHaveItAfterwards() {
		this.doc.text("t").insert(0, "a");
		elsewhere(() -> this.doc.text("t").insert(1, "b"));

		assertThat(this.doc.text("t")).hasToString("ab");
	}

	@Test
	void aTransactionThatFailsGivesItBack() {
		try {
			this.doc.transact(() -> {
				throw new UnsupportedOperationException();
			});
		}
		catch (UnsupportedOperationException ex) {
			elsewhere(() -> this.doc.text("t").insert(0, "b"));
		}
		assertThat(this.doc.text("t")).hasToString("b");
	}

}
