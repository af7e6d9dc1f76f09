package dev.lattice.crdt;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What of deleted elements a document keeps. */
class GarbageTests {

	private final Doc doc = new Doc(1);

	private static boolean holds(Doc doc, String text) {
		return new String(doc.encodeStateAsUpdate(), java.nio.charset.StandardCharsets.ISO_8859_1).contains(text);
	}

	@Test
	void isForgottenAtTheEndOfTheTransaction() {
		this.doc.text("t").insert(0, "secret");
		this.doc.text("t").delete(0, 6);

		assertThat(holds(this.doc, "secret")).isFalse();
	}

	@Test
	void isThereWhileObserversRun() {
		this.doc.map("m").set("k", "old");
		Object[] seen = new Object[1];
		this.doc.map("m").observe((event, transaction) -> seen[0] = event.keys().get("k").oldValue());
		this.doc.map("m").delete("k");

		assertThat(seen[0]).isEqualTo("old");
	}

	@Test
	void isKeptWithoutGarbageCollection() {
		Doc keeping = new Doc(DocOptions.of(1).withoutGarbageCollection());
		keeping.text("t").insert(0, "secret");
		keeping.text("t").delete(0, 6);

		assertThat(holds(keeping, "secret")).isTrue();
	}

	@Test
	void isKeptWhereTheFilterSaysSo() {
		Doc filtered = new Doc(DocOptions.of(1).withGarbageFilter((id) -> id.clock() >= 4));
		filtered.map("m").set("a", "kept");
		filtered.map("m").set("pad", "123");
		filtered.map("m").set("pad2", "123");
		filtered.map("m").set("pad3", "123");
		filtered.map("m").set("b", "gone");
		filtered.map("m").delete("a");
		filtered.map("m").delete("b");

		assertThat(holds(filtered, "kept")).isTrue();
		assertThat(holds(filtered, "gone")).isFalse();
	}

	@Test
	void ofATypeIsAllThatIsInIt() {
		this.doc.map("m").set("k", new YArray("inner", new YText("deep")));
		this.doc.map("m").delete("k");

		assertThat(holds(this.doc, "inner")).isFalse();
		assertThat(holds(this.doc, "deep")).isFalse();
	}

	@Test
	void ofManyDeletionsTakesNoMoreThanOfOne() {
		this.doc.text("t").insert(0, "x".repeat(1000));
		this.doc.text("t").delete(0, 1000);
		int atOnce = this.doc.encodeStateAsUpdate().length;
		Doc slowly = new Doc(1);
		slowly.text("t").insert(0, "x".repeat(1000));
		for (int i = 0; i < 1000; i++) {
			slowly.text("t").delete(0, 1);
		}
		assertThat(slowly.encodeStateAsUpdate()).hasSize(atOnce);
	}

	@Test
	void isForgottenByReplicasThatGetTheDeletion() {
		Doc other = new Doc(2);
		this.doc.text("t").insert(0, "secret");
		other.applyUpdate(this.doc.encodeStateAsUpdate());
		this.doc.text("t").delete(0, 6);
		other.applyUpdate(this.doc.encodeStateAsUpdate());

		assertThat(other.encodeStateAsUpdate()).isEqualTo(this.doc.encodeStateAsUpdate());
	}

	@Test
	void isKeptAsLongAsItCanBeBroughtBack() {
		try (UndoManager undo = new UndoManager(this.doc, UndoOptions.of(() -> 1))) {
			this.doc.text("t").insert(0, "secret");
			undo.stopCapturing();
			this.doc.text("t").delete(0, 6);

			assertThat(holds(this.doc, "secret")).isTrue();
		}
	}

	@Test
	void takesWhatIsWrittenToAForgottenTypeAndNoOtherTypeGetsIt() {
		YArray array = this.doc.array("a");
		YText forgotten = new YText("x");
		this.doc.transact(() -> {
			array.push(1, forgotten, new byte[] { 2 });
			array.delete(0, 3);
		});
		for (int i = 0; i < 10; i++) {
			array.push(new YText("live"), i);
		}
		forgotten.insert(0, "ghost");
		Doc other = new Doc(2);
		other.applyUpdate(this.doc.encodeStateAsUpdate());

		assertThat(other.array("a").toJson()).isEqualTo(array.toJson());
		assertThat(other.stateVector()).isEqualTo(this.doc.stateVector());
	}

	@Test
	void leavesAForgottenTypeItsId() {
		YArray array = this.doc.array("a");
		YText forgotten = new YText("x");
		this.doc.transact(() -> {
			array.push(1, forgotten, new byte[] { 2 });
			array.delete(0, 3);
		});
		for (int i = 0; i < 10; i++) {
			array.push(new YText("live"), i);
		}

		assertThat(RelativePosition.of(forgotten, 0).type()).isEqualTo(new Id(1, 1));
	}

}
