package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.crdt.update.UpdateFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TransactionTests {

	private final Doc doc = new Doc(1);

	private final YArray array = this.doc.array("a");

	private final List<Object> log = new ArrayList<>();

	@Test
	void isOneUpdate() {
		this.doc.onUpdate(UpdateFormat.V1, (update, transaction) -> this.log.add(update));
		this.doc.transact(() -> {
			this.array.push(1);
			this.doc.map("m").set("k", 2);
		});
		assertThat(this.log).hasSize(1);
	}

	@Test
	void isNoUpdateIfNothingChanged() {
		this.doc.onUpdate(UpdateFormat.V1, (update, transaction) -> this.log.add(update));
		this.doc.transact(() -> this.doc.map("m").delete("k"));

		assertThat(this.log).isEmpty();
	}

	@Test
	void takesEachChangeOutsideOfOneAsOne() {
		this.doc.onUpdate(UpdateFormat.V1, (update, transaction) -> this.log.add(update));
		this.array.push(1);
		this.array.push(2);

		assertThat(this.log).hasSize(2);
	}

	@Test
	void withinAnotherIsAPartOfItAndHasItsOrigin() {
		this.doc.afterTransaction((transaction) -> this.log.add(String.valueOf(transaction.origin())));
		this.doc.transact("outer", () -> this.doc.transact("inner", () -> this.array.push(1)));

		assertThat(this.log).containsExactly("outer");
	}

	@Test
	void isLocalUnlessAnUpdateMadeIt() {
		this.doc.afterTransaction((transaction) -> this.log.add(transaction.isLocal()));
		this.array.push(1);
		this.doc.applyUpdate(new Doc(2).encodeStateAsUpdate());

		assertThat(this.log).containsExactly(true, false);
	}

	@Test
	void tellsTheOriginOfAnUpdate() {
		this.doc.afterTransaction((transaction) -> this.log.add(String.valueOf(transaction.origin())));
		this.doc.applyUpdate(new Doc(2).encodeStateAsUpdate(), "net");

		assertThat(this.log).containsExactly("net");
	}

	@Test
	void keepsWhatItChangedBeforeItFailed() {
		this.doc.onUpdate(UpdateFormat.V1, (update, transaction) -> this.log.add(update));
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> this.doc.transact(() -> {
			this.array.push(1);
			throw new UnsupportedOperationException();
		}));
		assertThat(this.array.toList()).containsExactly(1);
		assertThat(this.log).hasSize(1);
	}

	@Test
	void hasNothingInItsUpdateThatWasThereBefore() {
		this.array.push("x".repeat(100));
		List<byte[]> updates = new ArrayList<>();
		this.doc.onUpdate(UpdateFormat.V1, (update, transaction) -> updates.add(update));
		this.array.push(1);

		assertThat(updates.getFirst().length).isLessThan(20);
	}

	@Test
	void writesInBothFormatsWhatMakesTheSameDocument() {
		Doc one = new Doc(2);
		Doc two = new Doc(3);
		this.doc.onUpdate(UpdateFormat.V1, (update, transaction) -> one.applyUpdate(update));
		this.doc.onUpdate(UpdateFormat.V2, (update, transaction) -> two.applyUpdate(update, null, UpdateFormat.V2));
		this.array.push(1, "b", new YText("c"));
		this.array.delete(0, 1);

		assertThat(one.encodeStateAsUpdate()).isEqualTo(two.encodeStateAsUpdate())
			.isEqualTo(this.doc.encodeStateAsUpdate());
	}

	@Test
	void tellsWhatItDeleted() {
		this.array.push(1, 2, 3);
		this.doc.afterTransaction((transaction) -> this.log.add(transaction.deletions().contains(1, 1)));
		this.array.delete(1, 1);

		assertThat(this.log).containsExactly(true);
	}

	@Test
	void carriesAMapOfTheListeners() {
		this.doc.beforeTransaction((transaction) -> transaction.attributes().put("k", "v"));
		this.doc.afterTransaction((transaction) -> this.log.add(transaction.attributes().get("k")));
		this.array.push(1);

		assertThat(this.log).containsExactly("v");
	}

	@Nested
	class Listening {

		private void listen() {
			doc.beforeAllTransactions(() -> log.add("beforeAll"));
			doc.beforeTransaction((transaction) -> log.add("before"));
			doc.beforeObserverCalls((transaction) -> log.add("beforeObservers"));
			array.observe((event, transaction) -> log.add("observer"));
			array.observeDeep((events, transaction) -> log.add("deep"));
			doc.afterTransaction((transaction) -> log.add("after"));
			doc.afterTransactionCleanup((transaction) -> log.add("cleanup"));
			doc.onUpdate(UpdateFormat.V1, (update, transaction) -> log.add("update"));
			doc.onUpdate(UpdateFormat.V2, (update, transaction) -> log.add("updateV2"));
			doc.onSubdocs((change) -> log.add("subdocs"));
			doc.afterAllTransactions(() -> log.add("afterAll"));
		}

		@Test
		void isInTheOrderOfYjs() {
			listen();
			array.push(new Doc(2));

			assertThat(log).containsExactly("beforeAll", "before", "beforeObservers", "observer", "deep", "after",
					"cleanup", "update", "updateV2", "subdocs", "afterAll");
		}

		@Test
		void takesATransactionOfAnObserverAfterThatOfTheChange() {
			doc.map("m").observe((event, transaction) -> log.add("second"));
			array.observe((event, transaction) -> {
				doc.map("m").set("k", 1);
				log.add("first");
			});
			doc.afterTransactionCleanup((transaction) -> log.add("cleanup"));
			doc.afterAllTransactions(() -> log.add("afterAll"));
			array.push(1);

			assertThat(log).containsExactly("first", "cleanup", "second", "cleanup", "afterAll");
		}

		@Test
		void goesOnAfterAListenerThatFailsAndTellsOfItAtTheEnd() {
			array.observe((event, transaction) -> {
				throw new UnsupportedOperationException("first");
			});
			doc.afterTransaction((transaction) -> {
				throw new UnsupportedOperationException("second");
			});
			doc.onUpdate(UpdateFormat.V1, (update, transaction) -> log.add("update"));

			assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> array.push(1))
				.withMessage("first")
				.satisfies((ex) -> assertThat(ex.getSuppressed()).hasSize(1));
			assertThat(log).containsExactly("update");
		}

		@Test
		void endsWithItsSubscription() {
			Subscription subscription = doc.afterTransaction((transaction) -> log.add("after"));
			subscription.close();
			array.push(1);

			assertThat(log).isEmpty();
		}

		@Test
		void endsOnceThoughItsSubscriptionIsClosedTwice() {
			Runnable listener = () -> log.add("after");
			Subscription one = doc.afterAllTransactions(listener);
			doc.afterAllTransactions(listener);
			one.close();
			one.close();
			array.push(1);

			assertThat(log).containsExactly("after");
		}

	}

}
