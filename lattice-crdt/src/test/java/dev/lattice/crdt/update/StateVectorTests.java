package dev.lattice.crdt.update;

import dev.lattice.crdt.codec.MalformedDataException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Spec C-9. */
class StateVectorTests {

	@Test
	void isWrittenWithClientsDescending() {
		StateVector vector = new StateVector();
		vector.put(3, 7);
		vector.put(200, 1);
		assertThat(vector.encode()).containsExactly(2, -56, 1, 1, 3, 7);
		assertThat(vector).hasToString("{200=1, 3=7}");
	}

	@Test
	void readsWhatItWrote() {
		StateVector vector = new StateVector();
		for (long client = 0; client < 1000; client++) {
			vector.put(client * 7919 % 4_294_967_296L, client);
		}
		assertThat(StateVector.decode(vector.encode(), Limits.DEFAULT)).isEqualTo(vector).hasSameHashCodeAs(vector);
		assertThat(vector.get(7919)).isOne();
		assertThat(vector.get(7920)).isZero();
	}

	@Test
	void keepsTheLastClockOfAClientThatComesTwice() {
		byte[] twice = { 2, 5, 1, 5, 9 };
		assertThat(StateVector.decode(twice, Limits.DEFAULT)).hasToString("{5=9}");
	}

	@Test
	void isRefusedWhereItEndsEarly() {
		byte[] claims = { -1, -1, -1, -1, 15 };
		assertThatExceptionOfType(MalformedDataException.class)
			.isThrownBy(() -> StateVector.decode(claims, Limits.DEFAULT));
	}

	@Test
	void refusesNegativeClocks() {
		assertThatIllegalArgumentException().isThrownBy(() -> new StateVector().put(1, -1));
	}

}
