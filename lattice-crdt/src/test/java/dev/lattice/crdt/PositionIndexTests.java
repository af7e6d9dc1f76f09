package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import dev.lattice.crdt.update.UpdateFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The index against a walk over the whole sequence. */
class PositionIndexTests {

	@ParameterizedTest(name = "seed {0}")
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
	void aTextThatTwoReplicasEditIsFoundByIndexAsByWalking(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		Doc one = new Doc(1);
		Doc other = new Doc(2);
		List<byte[]> fromOne = new ArrayList<>();
		List<byte[]> fromOther = new ArrayList<>();
		one.onUpdate(UpdateFormat.V1, (update, transaction) -> record(fromOne, update, transaction));
		other.onUpdate(UpdateFormat.V1, (update, transaction) -> record(fromOther, update, transaction));
		for (int step = 0; step < 3_000; step++) {
			edit(random.nextBoolean() ? one : other, random);
			if (random.nextInt(40) == 0) {
				deliver(fromOne, other);
				deliver(fromOther, one);
			}
			if (step % 100 == 0) {
				check(one.text("text"));
				check(other.text("text"));
			}
		}
		deliver(fromOne, other);
		deliver(fromOther, one);
		check(one.text("text"));
		assertThat(one.text("text").toString()).isEqualTo(other.text("text").toString());
		assertThat(one.encodeStateAsUpdate()).isEqualTo(other.encodeStateAsUpdate());
	}

	@ParameterizedTest(name = "seed {0}")
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6 })
	void whoTypesAroundACursorWhileOthersWriteGetsWhatTheyTyped(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		Doc one = new Doc(1);
		Doc other = new Doc(2);
		List<byte[]> fromOne = new ArrayList<>();
		List<byte[]> fromOther = new ArrayList<>();
		one.onUpdate(UpdateFormat.V1, (update, transaction) -> record(fromOne, update, transaction));
		other.onUpdate(UpdateFormat.V1, (update, transaction) -> record(fromOther, update, transaction));
		YText text = one.text("text");
		StringBuilder expected = new StringBuilder();
		int cursor = 0;
		for (int step = 0; step < 4_000; step++) {
			cursor = (random.nextInt(20) == 0) ? random.nextInt(expected.length() + 1)
					: Math.min(cursor, expected.length());
			if (random.nextInt(3) > 0) {
				String typed = String.valueOf((char) (0x27 + step % 80));
				text.insert(cursor, typed);
				expected.insert(cursor++, typed);
			}
			else if (cursor > 0 && random.nextBoolean()) {
				text.delete(--cursor, 1);
				expected.deleteCharAt(cursor);
			}
			else if (cursor < expected.length()) {
				text.delete(cursor, 1);
				expected.deleteCharAt(cursor);
			}
			assertThat(text).hasToString(expected.toString());
			if (random.nextInt(10) == 0) {
				deliver(fromOne, other);
				edit(other, random);
				deliver(fromOther, one);
				expected = new StringBuilder(text.toString());
			}
		}
	}

	private static void record(List<byte[]> updates, byte[] update, Transaction transaction) {
		if (transaction.isLocal()) {
			updates.add(update);
		}
	}

	private static void deliver(List<byte[]> updates, Doc target) {
		updates.forEach(target::applyUpdate);
		updates.clear();
	}

	private static void edit(Doc doc, SplittableRandom random) {
		YText text = doc.text("text");
		long length = text.length();
		if (length > 0 && random.nextInt(3) == 0) {
			long index = random.nextLong(length);
			text.delete(index, random.nextLong(Math.min(5, length - index)) + 1);
		}
		else {
			text.insert(random.nextInt(4) == 0 ? length : random.nextLong(length + 1),
					"abcdefgh".substring(random.nextInt(8)));
		}
	}

	private static void check(YText text) {
		Items items = text.doc().store.items;
		PositionIndex index = text.positions();
		long at = 0;
		for (int item = text.sequence.first; item != Items.NONE; item = items.right(item)) {
			assertThat(index.indexOf(item)).isEqualTo(at);
			if (items.visible(item)) {
				index.seek(at + items.length(item));
				assertThat(index.item).isEqualTo(item);
				assertThat(index.offset).isEqualTo(items.length(item));
				at += items.length(item);
			}
		}
		assertThat(at).isEqualTo(text.length());
	}

}
