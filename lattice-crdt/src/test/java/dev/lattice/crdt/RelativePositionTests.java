package dev.lattice.crdt;

import java.util.Map;

import dev.lattice.crdt.codec.MalformedDataException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RelativePositionTests {

	private static final int LEFT = -1;

	private final Doc doc = new Doc(1);

	private final YText text = this.doc.text("t");

	RelativePositionTests() {
		this.text.insert(0, "abcdef");
	}

	private long index(RelativePosition position) {
		return java.util.Objects.requireNonNull(position.resolve(this.doc)).index();
	}

	@Test
	void movesWithWhatIsInsertedBeforeIt() {
		RelativePosition position = RelativePosition.of(this.text, 3);
		this.text.insert(0, "xyz");

		assertThat(index(position)).isEqualTo(6);
	}

	@Test
	void movesBackWithWhatIsDeletedBeforeIt() {
		RelativePosition position = RelativePosition.of(this.text, 3);
		this.text.delete(0, 2);

		assertThat(index(position)).isEqualTo(1);
	}

	@Test
	void isWhereItsElementWasOnceThatIsDeleted() {
		RelativePosition position = RelativePosition.of(this.text, 3);
		this.text.delete(2, 3);

		assertThat(index(position)).isEqualTo(2);
	}

	@Test
	void staysBeforeItsElementWhenSomethingIsInsertedThere() {
		RelativePosition position = RelativePosition.of(this.text, 3);
		this.text.insert(3, "xyz");

		assertThat(index(position)).isEqualTo(6);
	}

	@Test
	void staysBehindTheElementToItsLeftIfItFollowsThat() {
		RelativePosition position = RelativePosition.of(this.text, 3, LEFT);
		this.text.insert(3, "xyz");

		assertThat(index(position)).isEqualTo(3);
	}

	@Test
	void atTheEndStaysTheEnd() {
		RelativePosition position = RelativePosition.of(this.text, 6);
		this.text.insert(6, "xyz");

		assertThat(position.root()).isEqualTo("t");
		assertThat(index(position)).isEqualTo(9);
	}

	@Test
	void atTheStartThatFollowsTheLeftStaysTheStart() {
		RelativePosition position = RelativePosition.of(this.text, 0, LEFT);
		this.text.insert(0, "xyz");

		assertThat(index(position)).isZero();
	}

	@Test
	void beyondTheEndIsTheEnd() {
		assertThat(index(RelativePosition.of(this.text, 100))).isEqualTo(6);
	}

	@Test
	void atANegativeIndexIsRefused() {
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> RelativePosition.of(this.text, -1))
			.withMessage("The index is -1; it has to be at least 0");
	}

	@Test
	void isTheSamePlaceOnAnotherReplica() {
		Doc other = new Doc(2);
		other.applyUpdate(this.doc.encodeStateAsUpdate());
		other.text("t").insert(0, "xx");
		RelativePosition position = RelativePosition.decode(RelativePosition.of(this.text, 3).encode());

		RelativePosition.Place place = java.util.Objects.requireNonNull(position.resolve(other));
		assertThat(place.type()).isSameAs(other.text("t"));
		assertThat(place.index()).isEqualTo(5);
	}

	@Test
	void isUnknownToAReplicaThatDoesNotHaveTheElement() {
		assertThat(RelativePosition.of(this.text, 3).resolve(new Doc(2))).isNull();
	}

	@Test
	void inATypeNamesThatTypeAtItsEnd() {
		YText inner = new YText("x");
		this.doc.map("m").set("k", inner);
		RelativePosition position = RelativePosition.of(inner, 1);

		assertThat(position.type()).isEqualTo(new Id(1, 6));
		assertThat(java.util.Objects.requireNonNull(position.resolve(this.doc)).type()).isSameAs(inner);
	}

	@Test
	void isUnknownOnceTheTypeAroundItIsForgotten() {
		YText inner = new YText("xyz");
		this.doc.map("m").set("k", inner);
		RelativePosition position = RelativePosition.of(inner, 1);
		this.doc.map("m").delete("k");

		assertThat(position.resolve(this.doc)).isNull();
	}

	@Test
	void followsAnElementThatAnUndoBroughtBack() {
		RelativePosition position = RelativePosition.of(this.text, 3);
		try (UndoManager undo = new UndoManager(this.doc, UndoOptions.of(() -> 1))) {
			this.text.delete(2, 3);
			undo.undo();
		}
		this.text.insert(0, "x");

		assertThat(index(position)).isEqualTo(4);
	}

	@Test
	void isReadFromItsJson() {
		RelativePosition position = RelativePosition.of(this.text, 3, LEFT);
		assertThat(position.toJson())
			.isEqualTo(Map.of("tname", "t", "item", Map.of("client", 1L, "clock", 2L), "assoc", -1));
		assertThat(RelativePosition.fromJson(position.toJson())).isEqualTo(position);
	}

	@Test
	void isNotReadFromJsonWithAnIdThatIsNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> RelativePosition.fromJson(Map.of("item", 3)))
			.withMessage("The id is 3; it has to have the numbers client and clock");
	}

	@Test
	void isNotReadFromAnUnknownKind() {
		assertThatExceptionOfType(MalformedDataException.class)
			.isThrownBy(() -> RelativePosition.decode(new byte[] { 3 }))
			.withMessageContaining("kind 3 is unknown");
	}

	@Test
	void isReadFromBytesWithoutASide() {
		assertThat(RelativePosition.decode(new byte[] { 1, 1, 't' }).assoc()).isZero();
	}

}
