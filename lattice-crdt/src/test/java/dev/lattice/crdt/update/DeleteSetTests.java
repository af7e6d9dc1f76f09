package dev.lattice.crdt.update;

import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.lattice.crdt.codec.MalformedDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Spec C-8. */
class DeleteSetTests {

	@Test
	void joinsWhatTouchesOrOverlaps() {
		DeleteSet set = new DeleteSet();
		set.add(1, 10, 5);
		set.add(1, 0, 3);
		set.add(1, 3, 1);
		set.add(1, 12, 9);
		assertThat(set).hasToString("{1=[0+4, 10+11]}");
	}

	@Test
	void hasClientsDescending() {
		DeleteSet set = new DeleteSet();
		set.add(3, 0, 1);
		set.add(1L << 40, 0, 1);
		set.add(7, 0, 1);
		assertThat(set).hasToString("{1099511627776=[0+1], 7=[0+1], 3=[0+1]}");
		assertThat(set.find(7)).isOne();
		assertThat(set.find(8)).isEqualTo(-1);
	}

	@ParameterizedTest
	@EnumSource(UpdateFormat.class)
	void isTheSetOfItsElementsWhateverTheOrder(UpdateFormat format) {
		Random random = new Random(4711);
		for (int round = 0; round < 300; round++) {
			DeleteSet set = new DeleteSet();
			TreeMap<Long, TreeSet<Long>> model = new TreeMap<>();
			for (int i = random.nextInt(40); i >= 0; i--) {
				long client = random.nextInt(12);
				long clock = random.nextInt(100);
				int length = 1 + random.nextInt(8);
				set.add(client, clock, length);
				for (long element = clock; element < clock + length; element++) {
					model.computeIfAbsent(client, (c) -> new TreeSet<>()).add(element);
				}
				if (random.nextInt(10) == 0) {
					set.normalise();
				}
			}
			assertThat(set.clients()).isEqualTo(model.size());
			for (long client = 0; client < 12; client++) {
				for (long clock = 0; clock < 110; clock++) {
					boolean deleted = model.containsKey(client) && model.get(client).contains(clock);
					assertThat(set.contains(client, clock)).isEqualTo(deleted);
				}
			}
			assertGapsBetweenRanges(set);
			DeleteSet read = DeleteSet.decode(set.encode(format), format, Limits.DEFAULT);
			assertThat(read).isEqualTo(set).hasSameHashCodeAs(set);
			DeleteSet united = new DeleteSet();
			united.addAll(set);
			united.addAll(read);
			assertThat(united).isEqualTo(set);
		}
	}

	private static void assertGapsBetweenRanges(DeleteSet set) {
		for (int i = 0; i < set.clients(); i++) {
			for (int range = 1; range < set.ranges(i); range++) {
				assertThat(set.start(i, range)).isGreaterThan(set.start(i, range - 1) + set.length(i, range - 1));
			}
		}
	}

	@Test
	void leavesOutRangesWithoutLength() {
		byte[] zero = { 1, 77, 1, 0, 0 };
		assertThat(DeleteSet.decode(zero, UpdateFormat.V1, Limits.DEFAULT).isEmpty()).isTrue();
		assertThat(DeleteSet.decode(zero, UpdateFormat.V2, Limits.DEFAULT)).hasToString("{77=[0+1]}");
	}

	@Test
	void refusesRangesBeyondAllClocks() {
		DeleteSet set = new DeleteSet();
		set.add(1, StructBatch.MAX_CLOCK, 1);
		byte[] bytes = set.encode(UpdateFormat.V1);
		assertThatExceptionOfType(MalformedDataException.class)
			.isThrownBy(() -> DeleteSet.decode(bytes, UpdateFormat.V1, Limits.DEFAULT))
			.withMessageContaining("client 1 begins at clock " + StructBatch.MAX_CLOCK);
	}

	@Test
	void refusesToAddNothing() {
		assertThatIllegalArgumentException().isThrownBy(() -> new DeleteSet().add(1, 2, 0))
			.withMessageContaining("length 0");
		assertThatIllegalArgumentException().isThrownBy(() -> new DeleteSet().add(-1, 2, 1));
	}

	@Test
	void differsFromASetWithOtherElements() {
		DeleteSet one = new DeleteSet();
		one.add(1, 0, 2);
		DeleteSet other = new DeleteSet();
		other.add(1, 0, 3);
		assertThat(one).isNotEqualTo(other).isNotEqualTo(new DeleteSet()).isNotEqualTo("{1=[0+2]}");
	}

}
