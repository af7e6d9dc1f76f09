package dev.lattice.crdt;

import java.util.Map;

import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.update.UpdateFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SnapshotTests {

	private final Doc doc = new Doc(DocOptions.of(1).withoutGarbageCollection());

	@Test
	void showsAnArrayAsItWas() {
		YArray array = this.doc.array("a");
		array.push(1, 2, 3);
		Snapshot snapshot = Snapshot.of(this.doc);
		array.delete(0, 2);
		array.push(4);

		assertThat(snapshot.list(array)).containsExactly(1, 2, 3);
	}

	@Test
	void showsAMapAsItWas() {
		YMap map = this.doc.map("m");
		map.set("a", 1);
		map.set("gone", 1);
		map.delete("gone");
		Snapshot snapshot = Snapshot.of(this.doc);
		map.set("a", 2);
		map.set("b", 3);

		assertThat(snapshot.map(map)).isEqualTo(Map.of("a", 1));
	}

	@Test
	void leavesOutTheEntriesThatADocumentForgot() {
		Doc forgetting = new Doc(1);
		YMap map = forgetting.map("m");
		map.set("a", 1);
		Snapshot snapshot = Snapshot.of(forgetting);
		map.set("a", 2);

		assertThat(snapshot.map(map)).isEmpty();
	}

	@Test
	void isRestoredAsADocument() {
		YText text = this.doc.text("t");
		text.insert(0, "before");
		Snapshot snapshot = Snapshot.of(this.doc);
		text.delete(0, 3);
		text.insert(3, " and after");
		Doc restored = snapshot.restore(this.doc, DocOptions.of(2));

		assertThat(restored.text("t")).hasToString("before");
		assertThat(text).hasToString("ore and after");
	}

	@Test
	void isRestoredOnlyFromADocumentThatKeepsWhatIsDeleted() {
		Doc forgetting = new Doc(3);
		Snapshot snapshot = Snapshot.of(forgetting);
		assertThatIllegalArgumentException().isThrownBy(() -> snapshot.restore(forgetting, DocOptions.of(2)))
			.withMessageContaining("The document '3' forgets what is deleted");
	}

	@Test
	void isRestoredOnlyFromADocumentThatHasAllItNames() {
		this.doc.text("t").insert(0, "abc");
		Snapshot snapshot = Snapshot.of(this.doc);
		Doc empty = new Doc(DocOptions.of(4).withoutGarbageCollection());
		assertThatIllegalArgumentException().isThrownBy(() -> snapshot.restore(empty, DocOptions.of(2)))
			.withMessageContaining("names 3 elements of client 1");
	}

	@ParameterizedTest
	@EnumSource
	void isReadFromItsBytes(UpdateFormat format) {
		this.doc.text("t").insert(0, "abc");
		this.doc.text("t").delete(1, 1);
		Snapshot snapshot = Snapshot.of(this.doc);

		assertThat(Snapshot.decode(snapshot.encode(format), format)).isEqualTo(snapshot);
	}

	@Test
	void isNotReadFromBytesThatAreCut() {
		this.doc.text("t").insert(0, "abc");
		byte[] bytes = Snapshot.of(this.doc).encode(UpdateFormat.V1);
		assertThatExceptionOfType(MalformedDataException.class)
			.isThrownBy(() -> Snapshot.decode(java.util.Arrays.copyOf(bytes, bytes.length - 1), UpdateFormat.V1));
	}

	@Test
	void containsWhatWasThereAndNothingLater() {
		this.doc.text("t").insert(0, "abc");
		Snapshot snapshot = Snapshot.of(this.doc);
		byte[] then = this.doc.encodeStateAsUpdate();
		this.doc.text("t").insert(3, "d");

		assertThat(snapshot.contains(then, UpdateFormat.V1)).isTrue();
		assertThat(snapshot.contains(this.doc.encodeStateAsUpdate(), UpdateFormat.V1)).isFalse();
	}

	@Test
	void doesNotContainALaterDeletion() {
		this.doc.text("t").insert(0, "abc");
		Snapshot snapshot = Snapshot.of(this.doc);
		this.doc.text("t").delete(0, 1);

		assertThat(snapshot.contains(this.doc.encodeStateAsUpdate(), UpdateFormat.V1)).isFalse();
	}

}
