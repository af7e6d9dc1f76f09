package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.update.UpdateFormat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class YArrayTests {

	private final Doc doc = new Doc(1);

	private final YArray array = this.doc.array("a");

	@Test
	void holdsValuesOfJsonAndBytes() {
		List<Object> values = new ArrayList<>(
				Arrays.asList(null, true, 1, 2.5, "text", List.of(1, "x"), Map.of("k", List.of())));
		this.array.insertAll(0, values);
		this.array.push(new byte[] { 1, 2 });
		Doc other = new Doc(2);
		other.applyUpdate(this.doc.encodeStateAsUpdate());

		assertThat(other.array("a").toList().subList(0, values.size())).isEqualTo(values);
		assertThat((byte[]) other.array("a").get(values.size())).containsExactly(1, 2);
	}

	@Test
	void holdsSharedTypesThemselves() {
		YMap map = new YMap();
		this.array.push(map);

		assertThat(this.array.get(0)).isSameAs(map);
		assertThat(map.parent()).isSameAs(this.array);
	}

	@Test
	void insertsBeforeTheElementAtTheIndex() {
		this.array.push("a", "c");
		this.array.insert(1, "b");

		assertThat(this.array.toList()).containsExactly("a", "b", "c");
	}

	@Test
	void insertsDirectlyBehindTheVisibleElementBeforeTheIndex() {
		this.array.push("a", "gone", "c");
		this.array.delete(1, 1);
		this.array.insert(1, "x");

		Items items = this.doc.store.items;
		assertThat(items.clock(items.right(this.array.sequence.first))).isEqualTo(3);
	}

	@Test
	void refusesToInsertBeyondItsEnd() {
		this.array.push(1);
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> this.array.insert(2, "x"))
			.withMessage("The index is 2; it has to be from 0 to the length, 1");
	}

	@Test
	void refusesANegativeIndex() {
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> this.array.insert(-1, "x"));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> this.array.delete(-1, 1));
	}

	@Test
	void refusesToReadBeyondItsEnd() {
		this.array.push(1);
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> this.array.get(1))
			.withMessageContaining("from 0 to 0");
	}

	@Test
	void refusesWhatCannotBeSharedAndInsertsNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.array.push(1, new Object()))
			.withMessageContaining("java.lang.Object cannot be shared");
		assertThat(this.array.length()).isZero();
	}

	@Test
	void refusesAnIntegerThatJavaScriptCannotHold() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.array.push(1L << 53))
			.withMessageContaining("9007199254740992");
	}

	@Test
	void deletesAcrossInsertions() {
		this.array.push(1, 2);
		this.array.push(3, 4);
		this.array.delete(1, 2);

		assertThat(this.array.toList()).containsExactly(1, 4);
	}

	@Test
	void mergesWhatOneClientAppends() {
		this.array.push(1);
		int bytes = this.doc.encodeStateAsUpdate().length;
		this.array.push(2);

		assertThat(this.doc.encodeStateAsUpdate()).hasSize(bytes + 2);
	}

	/** The bytes are those of Yjs. */
	@Test
	void splitsWhatWasBroughtBackWhereAKnownUpdateHasItsOrigin() {
		UndoManager undo = new UndoManager(List.of(this.array), UndoOptions.of(() -> 1));
		List<byte[]> updates = new ArrayList<>();
		this.doc.onUpdate(UpdateFormat.V1, (byte[] update, Transaction transaction) -> updates.add(update));
		this.array.push("a", "b");
		this.array.push("c");
		undo.undo();
		undo.redo();

		this.doc.applyUpdate(updates.get(1));

		assertThat(HexFormat.of().formatHex(this.doc.encodeStateAsUpdate()))
			.isEqualTo("01030100080101610277016177016288010101770163480100037701617701627701630101010003");
	}

	@Test
	void keepsWhatWasWrittenBeforeItHadAPlace() {
		YArray inner = new YArray(1, 2, 3);
		inner.delete(0, 1);
		inner.insert(1, "x");
		this.array.push(inner);

		assertThat(inner.toList()).containsExactly(2, "x", 3);
	}

	@Test
	void refusesToBeReadBeforeItHasAPlace() {
		YArray inner = new YArray(1);
		assertThatIllegalStateException().isThrownBy(() -> inner.get(0))
			.withMessage("This YArray is in no document yet; put it into one before it is read");
		assertThatIllegalStateException().isThrownBy(inner::length);
		assertThatIllegalStateException().isThrownBy(inner::toList);
	}

}
