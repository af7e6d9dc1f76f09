package dev.lattice.crdt.codec;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TextArenaTests {

	private static final String[] PIECES = { "", "a", "ascii only", "éü", "日本", "😀", "\ud83d", "\ude00", "\u00ff",
			"\u0100", "x".repeat(100) };

	private static String all(TextArena arena) {
		return arena.string(0, arena.size());
	}

	@Test
	void aUnitTakesOneByteUntilAWideOneComes() {
		TextArena arena = new TextArena();
		arena.append("é".repeat(10_000));
		long narrow = arena.heapBytes();
		arena.append("日");

		assertThat(narrow).isBetween(10_000L, 10_100L);
		assertThat(arena.heapBytes()).isGreaterThan(20_000);
		assertThat(all(arena)).isEqualTo("é".repeat(10_000) + "日");
	}

	@Test
	void aRangeOfAWideTextThatIsNotWideStaysNarrow() {
		TextArena wide = new TextArena();
		wide.append("日é" + "a".repeat(1000));
		TextArena arena = new TextArena();

		assertThat(arena.append(wide, 1, 1001)).isZero();
		assertThat(all(arena)).isEqualTo("é" + "a".repeat(1000));
		assertThat(arena.heapBytes()).isLessThan(1100);
	}

	@Test
	void aUnitIsReplacedByOneOfAnyWidth() {
		TextArena arena = new TextArena();
		arena.append("abc");
		arena.set(0, 'é');
		arena.set(1, '日');
		arena.set(2, 'z');

		assertThat(all(arena)).isEqualTo("é日z");
		assertThat(arena.charAt(1)).isEqualTo('日');
	}

	@Test
	void whatIsNotInTheTextIsRefused() {
		TextArena arena = new TextArena();
		arena.append("ab");

		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> arena.charAt(2))
			.withMessage("Index 2 is not in a text of 2 units");
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> arena.set(-1, 'a'));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> arena.string(1, 3));
		assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> arena.string(2, 1));
		assertThatExceptionOfType(IndexOutOfBoundsException.class)
			.isThrownBy(() -> arena.append(arena, 1, Integer.MAX_VALUE));
	}

	@Test
	void aClearedTextIsNarrowAndEmpty() {
		TextArena arena = new TextArena();
		arena.append("日");
		arena.clear();
		arena.append("ab");

		assertThat(all(arena)).isEqualTo("ab");
		assertThat(arena.heapBytes()).isLessThan(100);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void everyWayToAppendGivesTheTextOfABuilder(long seed) {
		Random random = new Random(seed);
		TextArena arena = new TextArena();
		StringBuilder expected = new StringBuilder();
		for (int step = 0; step < 300; step++) {
			String piece = PIECES[random.nextInt((step < 50) ? 4 : PIECES.length)];
			int start = expected.length();
			switch (random.nextInt(4)) {
				case 0 -> assertThat(arena.append(piece)).isEqualTo(start);
				case 1 -> {
					TextArena other = new TextArena();
					other.append("_" + piece);
					assertThat(arena.append(other, 1, piece.length())).isEqualTo(start);
				}
				case 2 -> {
					byte[] utf8 = piece.getBytes(StandardCharsets.UTF_8);
					piece = new String(utf8, StandardCharsets.UTF_8);
					assertThat(arena.appendUtf8(utf8, 0, utf8.length)).isEqualTo(start);
				}
				default -> {
					int from = random.nextInt(start + 1);
					piece = expected.substring(from, Math.min(start, from + 20));
					assertThat(arena.append(arena, from, piece.length())).isEqualTo(start);
				}
			}
			expected.append(piece);
		}
		StringBuilder built = new StringBuilder();
		arena.appendTo(built, 0, arena.size());
		assertThat(all(arena)).isEqualTo(expected.toString()).isEqualTo(built.toString());
		for (int count = 0; count < 100; count++) {
			int from = random.nextInt(arena.size());
			int to = from + random.nextInt(arena.size() - from);
			ByteWriter ofArena = new ByteWriter();
			ByteWriter ofString = new ByteWriter();
			arena.writeVarString(ofArena, from, to);
			ofString.varString(expected.substring(from, to));
			assertThat(ofArena.toBytes()).isEqualTo(ofString.toBytes());
		}
	}

}
