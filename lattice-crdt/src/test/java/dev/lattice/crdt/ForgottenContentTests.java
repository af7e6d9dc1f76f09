package dev.lattice.crdt;

import java.util.List;
import java.util.Objects;
import java.util.Random;

import dev.lattice.crdt.update.UpdateFormat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of the memory of deleted content. */
class ForgottenContentTests {

	private final Doc doc = new Doc(1);

	private final YText text = this.doc.text("text");

	private Client client() {
		return Objects.requireNonNull(this.doc.store.known(1));
	}

	@Test
	void textThatIsTypedAndDeletedForEverTakesNoMoreThanSoMuch() {
		for (int i = 0; i < 2_000; i++) {
			this.text.insert(0, "a".repeat(1_000));
			this.text.delete(0, 1_000);
		}
		this.text.insert(0, "end");

		assertThat(client().text().size()).isLessThan(5_000);
		assertThat(this.text).hasToString("end");
	}

	@Test
	void valuesThatAreReplacedForEverTakeNoMoreThanSoMuch() {
		YMap map = this.doc.map("map");
		for (int i = 0; i < 20_000; i++) {
			map.set("key", i);
		}

		assertThat(client().valueCount()).isLessThan(5_000);
		assertThat(map.get("key")).isEqualTo(19_999);
	}

	@Test
	void deletedTextStaysAsLongAsMoreIsLeft() {
		this.text.insert(0, "a".repeat(10_000));
		this.text.delete(0, 4_000);

		assertThat(client().text().size()).isEqualTo(10_000);
	}

	@Test
	void deletedTextIsGivenBackOnceItIsMoreThanWhatIsLeft() {
		this.text.insert(0, "a".repeat(10_000));
		this.text.delete(0, 6_000);

		assertThat(client().text().size()).isEqualTo(4_000);
	}

	@Test
	void nothingIsMovedWhileStructsAreMoreThanWhatWasDeleted() {
		YArray array = this.doc.array("array");
		for (int i = 0; i < 2_000; i++) {
			array.insert(0, i);
		}
		this.text.insert(0, "a".repeat(1_500));
		this.text.delete(0, 1_400);

		assertThat(client().text().size()).isEqualTo(1_500);
	}

	@Test
	void textOfAnUndoneDeletionIsThere() {
		UndoManager undo = new UndoManager(List.of(this.text), UndoOptions.of(() -> 0));
		this.text.insert(0, "keep " + "a".repeat(2_000));
		undo.stopCapturing();
		this.text.delete(5, 2_000);
		for (int i = 0; i < 10; i++) {
			this.doc.transact("other", () -> this.text.insert(0, "b".repeat(2_000)));
			this.doc.transact("other", () -> this.text.delete(0, 2_000));
		}

		undo.undo();

		assertThat(this.text).hasToString("keep " + "a".repeat(2_000));
	}

	@Test
	void randomChangesLeaveTheSameTextOnAllReplicas() {
		Doc other = new Doc(2);
		StringBuilder expected = new StringBuilder();
		this.doc.onUpdate(UpdateFormat.V1, (update, transaction) -> other.applyUpdate(update));
		Random random = new Random(7);
		int compactions = 0;
		int size = 0;
		for (int i = 0; i < 5_000; i++) {
			int at = random.nextInt(expected.length() + 1);
			if (expected.length() < 2_000 && random.nextInt(3) > 0) {
				String inserted = String.valueOf((char) ('a' + random.nextInt(26))).repeat(1 + random.nextInt(50));
				this.text.insert(at, inserted);
				expected.insert(at, inserted);
			}
			else {
				int length = Math.min(random.nextInt(500), expected.length() - at);
				this.text.delete(at, length);
				expected.delete(at, at + length);
			}
			int now = client().text().size();
			compactions += (now < size) ? 1 : 0;
			size = now;
		}

		assertThat(compactions).isGreaterThan(5);
		assertThat(this.text).hasToString(expected.toString());
		assertThat(other.text("text")).hasToString(expected.toString());
		assertThat(other.encodeStateAsUpdate()).isEqualTo(this.doc.encodeStateAsUpdate());
	}

}
