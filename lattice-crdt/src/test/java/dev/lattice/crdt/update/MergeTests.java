package dev.lattice.crdt.update;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;

import dev.lattice.crdt.codec.MalformedDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.lattice.crdt.update.UpdateFormat.V1;
import static dev.lattice.crdt.update.UpdateFormat.V2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Spec C-14, C-15. */
class MergeTests {

	private static final Limits LIMITS = Limits.DEFAULT;

	private static byte[] merge(TestUpdate... updates) {
		return Updates.merge(Stream.of(updates).map(TestUpdate::v1).toList(), V1, LIMITS);
	}

	@Test
	void nothingMergedIsTheEmptyUpdate() {
		assertThat(Updates.merge(List.of(), V1, LIMITS)).containsExactly(0, 0);
		assertThat(StructBatch.decode(Updates.merge(List.of(), V2, LIMITS), V2, LIMITS).groups()).isZero();
	}

	@Test
	void oneUpdateIsReturnedAsItIsIfItIsOne() {
		byte[] update = new TestUpdate().group(1, 0, "abc").v1();
		assertThat(Updates.merge(List.of(update), V1, LIMITS)).isSameAs(update);
		assertThatExceptionOfType(MalformedDataException.class)
			.isThrownBy(() -> Updates.merge(List.of(new byte[] { 1 }), V1, LIMITS));
	}

	@Test
	void whatIsMissingBetweenTwoBecomesAGap() {
		byte[] merged = merge(new TestUpdate().group(1, 7, "h"), new TestUpdate().group(1, 0, "abc"));
		assertThat(TestUpdate.text(merged)).isEqualTo("1: 0 abc | 3 skip 4 | 7 h");
	}

	@Test
	void aGapIsFilledByWhatComesLater() {
		byte[] gap = merge(new TestUpdate().group(1, 7, "h"), new TestUpdate().group(1, 0, "abc"));
		byte[] merged = Updates.merge(List.of(gap, new TestUpdate().group(1, 3, "defg").v1()), V1, LIMITS);
		assertThat(TestUpdate.text(merged)).isEqualTo("1: 0 abc | 3 defg | 7 h");
	}

	@Test
	void ofWhatOverlapsTheSecondLosesItsBegin() {
		byte[] merged = merge(new TestUpdate().group(1, 2, "cdef"), new TestUpdate().group(1, 0, "abcd"));
		assertThat(TestUpdate.text(merged)).isEqualTo("1: 0 abcd | 4 ef");
	}

	@Test
	void aCutThroughACharacterLeavesReplacementCharacters() {
		byte[] merged = merge(new TestUpdate().group(1, 0, "a\uD83D"), new TestUpdate().group(1, 0, "a\uD83D\uDE00b"));
		assertThat(TestUpdate.text(merged)).isEqualTo("1: 0 a\uFFFD | 2 \uFFFDb");
	}

	@Test
	void collectedRangesJoin() {
		byte[] merged = merge(new TestUpdate().gc(1, 0, 5), new TestUpdate().gc(1, 3, 9));
		assertThat(TestUpdate.text(merged)).isEqualTo("1: 0 gc 12");
	}

	@Test
	void clientsDescendWhateverTheOrderInTheUpdates() {
		byte[] merged = merge(new TestUpdate().group(1, 0, "a").group(3, 0, "b"),
				new TestUpdate().group(2, 0, "c").group(4, 0, "d"));
		assertThat(TestUpdate.text(merged)).isEqualTo("4: 0 d; 3: 0 b; 2: 0 c; 1: 0 a");
	}

	@Test
	void deletionsAreUnited() {
		byte[] merged = merge(new TestUpdate().delete(1, 5, 3).delete(2, 0, 1), new TestUpdate().delete(1, 1, 4));
		assertThat(StructBatch.decode(merged, V1, LIMITS).deleteSet()).hasToString("{2=[0+1], 1=[1+7]}");
	}

	@Test
	void limitsHoldForAllUpdatesTogether() {
		Limits limits = new Limits(1 << 20, 3, 100, 10);
		List<byte[]> updates = List.of(new TestUpdate().group(1, 0, "a", "b").v1(),
				new TestUpdate().group(2, 0, "c", "d").v1());
		updates.forEach((update) -> assertThat(StructBatch.decode(update, V1, limits).rows()).isEqualTo(2));
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> Updates.merge(updates, V1, limits))
			.withMessageContaining("claims 2 structs of client 2");
	}

	static Stream<Map<String, Object>> histories() {
		return Stream.of("history-plain-0", "history-plain-1", "history-plain-2", "history-rich-0", "history-nogc")
			.flatMap((file) -> Vectors.cases(file).stream());
	}

	/**
	 * The updates of a history are cut at the same places, so that nothing depends on
	 * their order.
	 */
	@ParameterizedTest(name = "{index}")
	@MethodSource("histories")
	void orderRepetitionAndGroupingDoNotMatterWhereUpdatesDoNotOverlapInPart(Map<String, Object> history) {
		List<byte[]> updates = new ArrayList<>(Vectors.emitted(Vectors.maps(history.get("steps")))
			.stream()
			.map((e) -> Vectors.bytes(e.get("v1")))
			.toList());
		byte[] merged = Updates.merge(updates, V1, LIMITS);
		Random random = new Random(((Number) history.get("seed")).longValue());
		for (int round = 0; round < 3; round++) {
			Collections.shuffle(updates, random);
			int middle = random.nextInt(updates.size() + 1);
			byte[] left = Updates.merge(updates.subList(0, middle), V1, LIMITS);
			byte[] right = Updates.merge(updates.subList(middle, updates.size()), V1, LIMITS);

			assertThat(Updates.merge(updates, V1, LIMITS)).isEqualTo(merged);
			assertThat(Updates.merge(List.of(right, left), V1, LIMITS)).isEqualTo(merged);
			assertThat(Updates.merge(List.of(merged, left, merged), V1, LIMITS)).isEqualTo(merged);
		}
	}

	@Test
	@Timeout(30)
	void oneUpdateForEachKeyOfTwoPeopleMergesIntoTheBytesOfYjs() {
		List<byte[]> updates = Vectors.trace("friendsforever");
		assertThat(updates).hasSize(26_078);

		byte[] merged = Updates.merge(updates, V1, LIMITS);

		CRC32 checksum = new CRC32();
		checksum.update(merged);
		assertThat(merged).hasSize(205_067);
		assertThat(checksum.getValue()).isEqualTo(0x8197fbbL);
	}

}
