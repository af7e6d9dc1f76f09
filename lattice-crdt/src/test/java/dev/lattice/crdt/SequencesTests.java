package dev.lattice.crdt;

import java.math.BigInteger;
import java.util.List;

import dev.lattice.crdt.codec.Undefined;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What sequences refuse, and what stays changed then: that which Yjs changes. */
class SequencesTests {

	private final YArray array = new Doc(1).array("array");

	@Test
	void aBigIntegerIsNoElementAndWhatStandsBeforeItStays() {
		assertThatThrownBy(() -> this.array.push("a", BigInteger.TEN, "b")).isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("10");
		assertThat(this.array.toList()).containsExactly("a");
	}

	@Test
	void anUndefinedIsNoElementAndPlainValuesRightBeforeItGoWithIt() {
		YArray nested = new YArray();
		assertThatThrownBy(() -> this.array.push("a", nested, "b", Undefined.UNDEFINED))
			.isInstanceOf(IllegalArgumentException.class)
			.hasMessageContaining("UNDEFINED");
		assertThat(this.array.toList()).containsExactly("a", nested);
	}

	@Test
	void bothAreElementsOfLists() {
		this.array.push(List.of(BigInteger.TEN, Undefined.UNDEFINED));
		assertThat(this.array.toList()).containsExactly(List.of(BigInteger.TEN, Undefined.UNDEFINED));
	}

	@Test
	void aRangeThatIsTooLongIsRefusedAfterWhatIsThereWasDeleted() {
		this.array.push(1, 2, 3);
		assertThatThrownBy(() -> this.array.delete(1, 3)).isInstanceOf(IndexOutOfBoundsException.class)
			.hasMessageContaining("whose length is 3");
		assertThat(this.array.toList()).containsExactly(1);
	}

	@Test
	void aTypeThatHasAPlaceIsRefusedBeforeAnythingChanges() {
		YMap map = new YMap();
		this.array.push(map);
		assertThatThrownBy(() -> this.array.push("a", map)).isInstanceOf(IllegalStateException.class)
			.hasMessageContaining("YMap is in a document already");
		assertThat(this.array.toList()).containsExactly(map);
	}

}
