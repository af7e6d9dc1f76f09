package dev.lattice.crdt;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.codec.Undefined;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How values of formatting are compared. */
class AttributesTests {

	@Test
	void numbersAreEqualByValueWhateverTheirClass() {
		assertThat(Attributes.equal(1, 1.0)).isTrue();
		assertThat(Attributes.equal(0.0, -0.0)).isTrue();
		assertThat(Attributes.equal(1L, BigInteger.ONE)).isFalse();
	}

	@Test
	void nullIsOnlyEqualToItself() {
		assertThat(Attributes.equal(null, null)).isTrue();
		assertThat(Attributes.equal(null, Undefined.UNDEFINED)).isFalse();
		assertThat(Attributes.equal(null, Map.of())).isFalse();
		assertThat(Attributes.equal(false, null)).isFalse();
	}

	@Test
	void mapsAreEqualOneLevelDeepWhateverTheirOrder() {
		assertThat(Attributes.equal(Map.of("a", 1, "b", "x"), Map.of("b", "x", "a", 1.0))).isTrue();
		assertThat(Attributes.equal(Map.of("a", 1), Map.of("a", 1, "b", 2))).isFalse();
		assertThat(Attributes.equal(Map.of("a", Map.of("b", 1)), Map.of("a", Map.of("b", 1)))).isFalse();
	}

	@Test
	void mapsAreEqualIfTheyHoldTheSameCollections() {
		List<Object> shared = List.of(1);
		assertThat(Attributes.equal(Map.of("a", shared), Map.of("a", shared))).isTrue();
	}

	@Test
	void aListIsEqualToAMapOfItsIndices() {
		assertThat(Attributes.equal(List.of("a", "b"), Map.of("0", "a", "1", "b"))).isTrue();
		assertThat(Attributes.equal(Arrays.asList("a", null), List.of("a"))).isFalse();
	}

}
