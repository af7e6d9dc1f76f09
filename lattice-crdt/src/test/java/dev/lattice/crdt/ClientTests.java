package dev.lattice.crdt;

import java.util.Random;
import java.util.function.IntToLongFunction;

import dev.lattice.crdt.update.ContentKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which struct of a client holds a clock. */
class ClientTests {

	private static final int STRUCTS = 700;

	private final Random random = new Random(7);

	private final Items items = new Items();

	private final Client client = new Client(1, 0, this.items);

	@Test
	void aClockIsFoundAmongSingleStructs() {
		append((i) -> 1);
		findsFirstAndLastElements();
	}

	@Test
	void aClockIsFoundAmongStructsOfAnyLength() {
		append((i) -> 1 + this.random.nextInt(30));
		findsFirstAndLastElements();
	}

	@Test
	void aClockIsFoundBesideOneStructThatIsLongerThanAllOthersTogether() {
		append((i) -> (i == STRUCTS / 3) ? 1L << 40 : 1);
		findsFirstAndLastElements();
	}

	@Test
	void aClockIsFoundAmongStructsThatDoubleInLength() {
		append((i) -> 1L << (i / 15));
		findsFirstAndLastElements();
	}

	@Test
	void aClockIsFoundAmongStructsThatHalveInLength() {
		append((i) -> 1L << ((STRUCTS - i) / 15));
		findsFirstAndLastElements();
	}

	private void append(IntToLongFunction length) {
		for (int i = 0; i < STRUCTS; i++) {
			this.client.append(this.items.create(ContentKind.GC, 0, this.client.state(), length.applyAsLong(i)));
		}
	}

	/** In random order, since what was found last is looked at first. */
	private void findsFirstAndLastElements() {
		for (int round = 0; round < 20 * STRUCTS; round++) {
			int position = this.random.nextInt(STRUCTS);
			int struct = this.client.struct(position);
			long clock = this.random.nextBoolean() ? this.items.clock(struct) : this.items.end(struct) - 1;
			assertThat(this.client.find(clock)).as("the struct with clock %s", clock).isEqualTo(position);
		}
	}

}
