package dev.lattice.engine.patch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WirePatchWriterTests {

	private final List<@Nullable Object> frame = new ArrayList<>();

	private final WirePatchWriter writer = new WirePatchWriter(new FrameWriter() {

		@Override
		public void integer(int value) {
			WirePatchWriterTests.this.frame.add(value);
		}

		@Override
		public void string(String value) {
			WirePatchWriterTests.this.frame.add(value);
		}

		@Override
		public void flag(boolean value) {
			WirePatchWriterTests.this.frame.add(value);
		}

		@Override
		public void nothing() {
			WirePatchWriterTests.this.frame.add(null);
		}

	});

	private List<@Nullable Object> written() {
		this.writer.finish();
		return this.frame;
	}

	private static List<@Nullable Object> frame(@Nullable Object... elements) {
		return Arrays.asList(elements);
	}

	private void row(int id, @Nullable Object... values) {
		this.writer.insert(2, 0, 1, id, 2);
		for (Object value : values) {
			this.writer.value(value);
		}
	}

	@Test
	void oneSetIsSet() {
		this.writer.set(5, "a");

		assertThat(written()).isEqualTo(frame(Wire.SET, 5, "a"));
	}

	@Test
	void countsEverySet() {
		this.writer.set(5, "a");
		this.writer.set(6, "b");
		this.writer.set(100, "c");

		assertThat(this.writer.finish()).isEqualTo(3);
	}

	@Test
	void anEmptyPatchCountsNothing() {
		assertThat(this.writer.finish()).isZero();
	}

	/** I-41. */
	@Nested
	class SeveralSets {

		@Test
		void atTheSameDistanceAreOneInstruction() {
			WirePatchWriterTests.this.writer.set(5, "a");
			WirePatchWriterTests.this.writer.set(55, true);
			WirePatchWriterTests.this.writer.set(105, null);

			assertThat(written()).isEqualTo(frame(Wire.SETS, 5, 50, "a", true, null));
		}

		@Test
		void atAnotherDistanceBeginAnew() {
			WirePatchWriterTests.this.writer.set(5, "a");
			WirePatchWriterTests.this.writer.set(6, "b");
			WirePatchWriterTests.this.writer.set(9, "c");
			WirePatchWriterTests.this.writer.set(10, "d");

			assertThat(written()).isEqualTo(frame(Wire.SETS, 5, 1, "a", "b", Wire.SETS, 9, 1, "c", "d"));
		}

		@Test
		void backwardsAreSingle() {
			WirePatchWriterTests.this.writer.set(6000, "a");
			WirePatchWriterTests.this.writer.set(5, "b");

			assertThat(written()).isEqualTo(frame(Wire.SET, 6000, "a", Wire.SET, 5, "b"));
		}

		@Test
		void standInFrontOfWhatFollows() {
			WirePatchWriterTests.this.writer.set(5, "a");
			WirePatchWriterTests.this.writer.remove(9);
			WirePatchWriterTests.this.writer.set(6, "b");

			assertThat(written()).isEqualTo(frame(Wire.SET, 5, "a", Wire.REMOVE, 9, Wire.SET, 6, "b"));
		}

	}

	/** I-40. */
	@Nested
	class SeveralInserts {

		@Test
		void ofOneTemplateWithIdsInARowAreOneInstruction() {
			row(10, "a", "b");
			row(13, "c", null);

			assertThat(written()).isEqualTo(frame(Wire.INSERT, 2, 0, 1, 10, "a", "b", "c", null));
		}

		@Test
		void withAGapBetweenTheIdsAreSeveral() {
			row(10, "a", "b");
			row(14, "c", "d");

			assertThat(written())
				.isEqualTo(frame(Wire.INSERT, 2, 0, 1, 10, "a", "b", Wire.INSERT, 2, 0, 1, 14, "c", "d"));
		}

		@Test
		void atAnotherPlaceAreSeveral() {
			row(10, "a", "b");
			WirePatchWriterTests.this.writer.insert(2, 10, 1, 13, 2);
			WirePatchWriterTests.this.writer.value("c");

			assertThat(written()).isEqualTo(frame(Wire.INSERT, 2, 0, 1, 10, "a", "b", Wire.INSERT, 2, 10, 1, 13, "c"));
		}

		@Test
		void withSomethingBetweenThemAreSeveral() {
			row(10, "a", "b");
			WirePatchWriterTests.this.writer.set(1, "x");
			row(13, "c", "d");

			assertThat(written()).isEqualTo(
					frame(Wire.INSERT, 2, 0, 1, 10, "a", "b", Wire.SET, 1, "x", Wire.INSERT, 2, 0, 1, 13, "c", "d"));
		}

		@Test
		void withoutValuesAreSeveral() {
			row(10);
			row(13);

			assertThat(written()).isEqualTo(frame(Wire.INSERT, 2, 0, 1, 10, Wire.INSERT, 2, 0, 1, 13));
		}

	}

	/** I-42. */
	@Test
	void aSwapNamesBothInstances() {
		this.writer.swap(3, 9);

		assertThat(written()).isEqualTo(frame(Wire.SWAP, 3, 9));
	}

}
