package dev.lattice.crdt;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.codec.Undefined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class YMapTests {

	private final Doc doc = new Doc(1);

	private final YMap map = this.doc.map("m");

	private final Doc other = new Doc(2);

	private void sync() {
		byte[] theirs = this.other.encodeStateAsUpdate();
		this.other.applyUpdate(this.doc.encodeStateAsUpdate());
		this.doc.applyUpdate(theirs);
	}

	static List<Object> values() {
		return Arrays.asList(null, false, -7, 1.5, "", "text", List.of(1, List.of()), Map.of("k", 1),
				new BigInteger("9223372036854775807"), Undefined.UNDEFINED);
	}

	@ParameterizedTest
	@MethodSource("values")
	void givesOtherReplicasTheValue(Object value) {
		this.map.set("k", value);
		sync();

		assertThat(this.other.map("m").get("k")).isEqualTo(value);
		assertThat(this.other.map("m").has("k")).isTrue();
	}

	@Test
	void keepsTheLastValueOfAKey() {
		this.map.set("k", 1);
		this.map.set("k", 2);

		assertThat(this.map.toJson()).isEqualTo(Map.of("k", 2));
	}

	@Test
	void keepsOnAllReplicasTheValueOfTheHighestClientOfThoseSetAtOnce() {
		this.map.set("k", "of 1");
		this.other.map("m").set("k", "of 2");
		sync();

		assertThat(this.map.get("k")).isEqualTo("of 2").isEqualTo(this.other.map("m").get("k"));
	}

	@Test
	void keepsAValueThatWasSetWhileAnotherReplicaDeletedTheKey() {
		this.map.set("k", 1);
		sync();
		this.map.delete("k");
		this.other.map("m").set("k", 2);
		sync();

		assertThat(this.map.get("k")).isEqualTo(2);
	}

	@Test
	void forgetsAKeyThatIsDeleted() {
		this.map.set("k", 1);
		this.map.delete("k");

		assertThat(this.map.has("k")).isFalse();
		assertThat(this.map.get("k")).isNull();
		assertThat(this.map.keys()).isEmpty();
		assertThat(this.map.size()).isZero();
	}

	@Test
	void forgetsAllKeysWhenItIsCleared() {
		this.map.set("a", 1);
		this.map.set("b", 2);
		this.map.clear();

		assertThat(this.map.toJson()).isEmpty();
	}

	@Test
	void deletesATypeThatIsReplaced() {
		YText text = new YText("x");
		this.map.set("k", text);
		this.map.set("k", 1);

		assertThat(text.deleted()).isTrue();
	}

	@Test
	void refusesWhatCannotBeShared() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.map.set("k", Map.of(1, 2)))
			.withMessageContaining("key 1 is no string");
		assertThatIllegalArgumentException().isThrownBy(() -> this.map.set("k", BigInteger.ONE.shiftLeft(63)))
			.withMessageContaining("beyond 64 bits");
		assertThat(this.map.has("k")).isFalse();
	}

	@Test
	void refusesValuesThatLieTooDeepInEachOther() {
		Object value = 1;
		for (int i = 0; i < 64; i++) {
			value = List.of(value);
		}
		this.map.set("k", value);
		Object deeper = List.of(value);
		assertThatIllegalArgumentException().isThrownBy(() -> this.map.set("k", deeper))
			.withMessageContaining("deeper than 64");
	}

	@Test
	void keepsWhatWasWrittenBeforeItHadAPlace() {
		YMap inner = new YMap(Map.of("a", 1));
		inner.set("b", 2);
		inner.delete("a");
		this.map.set("k", inner);

		assertThat(inner.toJson()).isEqualTo(Map.of("b", 2));
	}

	@Test
	void refusesToBeReadBeforeItHasAPlace() {
		YMap inner = new YMap(Map.of("a", 1));
		assertThatIllegalStateException().isThrownBy(() -> inner.get("a"))
			.withMessage("This YMap is in no document yet; put it into one before it is read");
		assertThatIllegalStateException().isThrownBy(() -> inner.has("a"));
		assertThatIllegalStateException().isThrownBy(inner::keys);
	}

}
