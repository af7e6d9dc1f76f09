package dev.lattice.crdt.replicated;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OrSetTests {

	private final OrSet<String> here = new OrSet<>(ValueCodec.strings(), Limits.DEFAULT);

	private final OrSet<String> there = new OrSet<>(ValueCodec.strings(), Limits.DEFAULT);

	@Test
	void holdsWhatWasAdded() {
		this.here.add(1, "red");
		this.here.add(1, "blue");
		this.here.add(1, "red");

		assertThat(this.here.elements()).containsExactly("blue", "red");
		assertThat(this.here.contains("red")).isTrue();
		assertThat(this.here.contains("green")).isFalse();
		assertThat(this.here.size()).isEqualTo(2);
	}

	@Test
	void anAdditionWinsOverARemovalThatHasNotSeenIt() {
		this.there.merge(this.here.add(1, "red"));
		OrSet<String> removal = this.here.remove("red");
		OrSet<String> addition = this.there.add(2, "red");

		this.here.merge(addition);
		this.there.merge(removal);

		assertThat(this.here.elements()).containsExactly("red");
		assertThat(this.there).isEqualTo(this.here);
	}

	@Test
	void aRemovalTakesAwayWhatItHasSeen() {
		this.there.merge(this.here.add(1, "red"));
		this.here.merge(this.there.add(2, "red"));

		this.there.merge(this.here.remove("red"));

		assertThat(this.there.elements()).isEmpty();
	}

	@Test
	void anAdditionThatArrivesAfterItsRemovalStaysRemoved() {
		OrSet<String> addition = this.here.add(1, "red");
		OrSet<String> removal = this.here.remove("red");

		this.there.merge(removal);
		this.there.merge(addition);

		assertThat(this.there.elements()).isEmpty();
	}

	@Test
	void removingWhatIsNotThereIsNothingToSend() {
		this.here.add(1, "red");

		OrSet<String> delta = this.here.remove("blue");

		assertThat(delta.isBottom()).isTrue();
		assertThat(this.here.elements()).containsExactly("red");
	}

	@Test
	void clearingKeepsWhatIsAddedAtTheSameTime() {
		this.there.merge(this.here.add(1, "red"));
		this.there.merge(this.here.add(1, "blue"));
		OrSet<String> clearing = this.here.clear();
		this.there.add(2, "green");

		this.there.merge(clearing);

		assertThat(this.there.elements()).containsExactly("green");
	}

	@Test
	void removedElementsLeaveNothingButTheirPlaceInTheContext() {
		for (int i = 0; i < 10_000; i++) {
			this.here.add(1, "element " + i);
			this.here.remove("element " + i);
		}

		assertThat(this.here.ranges()).isEqualTo(1);
		assertThat(this.here.encode()).hasSizeLessThan(12);
	}

	@Test
	void aMissingDeltaIsAGapUntilItArrives() {
		OrSet<String> first = this.here.add(1, "red");
		OrSet<String> second = this.here.add(1, "blue");
		OrSet<String> third = this.here.add(1, "green");
		this.there.merge(first);
		this.there.merge(third);
		assertThat(this.there.ranges()).isEqualTo(2);

		this.there.merge(second);

		assertThat(this.there.ranges()).isEqualTo(1);
		assertThat(this.there).isEqualTo(this.here);
	}

	@Test
	void aSmallDeltaAndALargeSetMergeAsTheyDoTheOtherWayRound() {
		for (int i = 0; i < 100; i++) {
			this.here.add(1, "element " + i);
		}
		OrSet<String> removal = new OrSet<>(ValueCodec.strings(), Limits.DEFAULT);
		removal.merge(this.here);
		OrSet<String> delta = removal.remove("element 50");
		OrSet<String> joined = new OrSet<>(ValueCodec.strings(), Limits.DEFAULT);
		joined.merge(delta);
		joined.merge(this.here);

		this.here.merge(delta);

		assertThat(this.here.size()).isEqualTo(99);
		assertThat(joined).isEqualTo(this.here);
	}

	@Test
	void aSmallDeltaVisitsFewElementsOfALargeSet() {
		for (int i = 0; i < 20_000; i++) {
			this.here.add(1L << 40, "element " + i);
		}
		OrSet<String> delta = this.there.add(2, "red");
		long before = allocated();

		this.here.merge(delta);

		assertThat(allocated() - before).as("bytes").isLessThan(50_000);
	}

	private static long allocated() {
		return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
	}

	@Test
	void twoReplicasUnderOneIdLoseWhatTheyAddedButStillAgree() {
		this.here.add(1, "red");
		this.there.add(1, "blue");
		OrSet<String> copy = new OrSet<>(ValueCodec.strings(), Limits.DEFAULT);
		copy.merge(this.here);

		this.here.merge(this.there);
		this.there.merge(copy);

		assertThat(this.here.elements()).isEmpty();
		assertThat(this.there).isEqualTo(this.here);
	}

	@Test
	void elementsAreWhatTheirBytesAre() {
		OrSet<byte[]> set = new OrSet<>(ValueCodec.bytes(), Limits.DEFAULT);
		byte[] element = { 1, 2 };
		set.add(1, element);
		element[0] = 9;

		assertThat(set.contains(new byte[] { 1, 2 })).isTrue();
		assertThat(set.contains(element)).isFalse();
		set.elements().get(0)[0] = 9;
		assertThat(set.contains(new byte[] { 1, 2 })).isTrue();
	}

	@Test
	void elementsComeInTheOrderOfTheirBytesWithoutSign() {
		for (String element : Subject.VALUES) {
			this.here.add(1, element);
		}

		assertThat(this.here.elements()).containsExactly("", "a", "ab", "b", "z", "ä", "\u20ac", "\ud83d\ude00");
	}

	@Test
	void refusesOneElementTooManyAndStaysAsItWas() {
		OrSet<String> small = new OrSet<>(ValueCodec.strings(), Limits.DEFAULT.withEntries(2));
		small.add(1, "red");
		small.add(1, "blue");
		byte[] before = small.encode();

		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> small.add(1, "green"))
			.withMessageContaining("3 entries, more than the allowed 2");
		assertThat(small.encode()).isEqualTo(before);
		small.add(1, "red");
		assertThat(small.size()).isEqualTo(2);
	}

	@Test
	void refusesOneByteTooManyAndStaysAsItWas() {
		OrSet<String> small = new OrSet<>(ValueCodec.strings(), Limits.DEFAULT.withBytes(7));
		small.add(1, "red");
		small.add(1, "blue");
		byte[] before = small.encode();

		assertThatExceptionOfType(LimitExceededException.class).isThrownBy(() -> small.add(1, "x"))
			.withMessageContaining("8 bytes, more than the allowed 7");
		assertThat(small.encode()).isEqualTo(before);
		small.remove("red");
		small.add(1, "x");
		assertThat(small.elements()).containsExactly("blue", "x");
	}

	@Test
	void aFullSetCanBeCleared() {
		OrSet<Long> full = new OrSet<>(ValueCodec.longs(), Limits.DEFAULT.withEntries(100).withRanges(101));
		for (long i = 0; i < 200; i++) {
			full.add(1, i % 100);
			if (i < 100) {
				full.remove(i);
			}
		}

		assertThat(full.clear().isBottom()).isFalse();
		assertThat(full.size()).isZero();
	}

	@Test
	void refusesTextThatUtf8CannotExpress() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.here.add(1, "a\ud83d"))
			.withMessage("Text has half a surrogate pair at index 1, which UTF-8 cannot express;"
					+ " cut texts between code points");
		assertThatIllegalArgumentException().isThrownBy(() -> this.here.add(1, "\ude00a"));
		this.here.add(1, "\ud83d\ude00");
		assertThat(this.here.encode()).endsWith(utf8WithOneDot("\ud83d\ude00"));
	}

	private static byte[] utf8WithOneDot(String text) {
		byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
		byte[] bytes = new byte[utf8.length + 3];
		System.arraycopy(utf8, 0, bytes, 0, utf8.length);
		bytes[utf8.length] = 1;
		return bytes;
	}

}
