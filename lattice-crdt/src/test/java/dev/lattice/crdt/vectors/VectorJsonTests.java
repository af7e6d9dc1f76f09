package dev.lattice.crdt.vectors;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VectorJsonTests {

	@Test
	void aLoneSurrogateStaysInItsString() {
		assertThat(VectorJson.read("\"a\\ud83db\\udc00\"")).isEqualTo("a\ud83db\udc00");
	}

	@Test
	void fieldsKeepTheirOrder() {
		assertThat(Fields.of(VectorJson.read("{\"b\":1,\"a\":2,\"1\":3}")).values().keySet()).containsExactly("b", "a",
				"1");
	}

	@Test
	void aNumberWrittenAsAnIntegerIsALongAndAnyOtherADouble() {
		assertThat(VectorJson.read("[9007199254740991,-1,1e21,0.1,18446744073709551616]"))
			.isEqualTo(List.of(9007199254740991L, -1L, 1e21, 0.1, 0x1p64));
	}

	@Test
	void numbersDifferByTheirValueAndNotByTheirType() {
		assertThat(Difference.between(1L, 1.0)).isNull();
		assertThat(Difference.between(1L, 1.5)).isEqualTo("expected 1 but was 1.5");
	}

	@Test
	void theOrderOfFieldsIsNoDifferenceAndThatOfElementsIs() {
		assertThat(Difference.between(VectorJson.read("{\"a\":1,\"b\":2}"), VectorJson.read("{\"b\":2,\"a\":1}")))
			.isNull();
		assertThat(Difference.between(VectorJson.read("[1,2]"), VectorJson.read("[2,1]")))
			.isEqualTo("at [0] expected 1 but was 2");
	}

	@Test
	void aFieldTooMuchAndOneTooFewAreDifferences() {
		assertThat(Difference.between(VectorJson.read("{\"a\":null}"), VectorJson.read("{}")))
			.isEqualTo("at .a expected null but there is none");
		assertThat(Difference.between(VectorJson.read("{}"), VectorJson.read("{\"a\":null}")))
			.isEqualTo("at .a expected none but was null");
	}

}
