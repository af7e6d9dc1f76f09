package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.Delta.Insert;
import dev.lattice.crdt.update.UpdateFormat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What replicas make of a text that they format at the same time. */
class YTextReplicaTests {

	private static final Map<String, Object> BOLD = Map.of("bold", true);

	private static final Map<String, Object> ITALIC = Map.of("italic", true);

	private final Doc doc = new Doc(1);

	private final YText text = this.doc.text("text");

	private final Doc other = new Doc(2);

	private void sync() {
		for (int round = 0; round < 3; round++) {
			this.other.applyUpdate(doc.encodeStateAsUpdate(this.other.stateVector()));
			doc.applyUpdate(this.other.encodeStateAsUpdate(doc.stateVector()));
		}
	}

	@Test
	void thatFormatTheSameTextInDifferentWaysAgreeOnOne() {
		YText theirs = this.other.text("text");
		text.insert(0, "abcdef");
		sync();
		text.format(0, 4, Map.of("color", "red"));
		theirs.format(2, 4, Map.of("color", "blue"));
		sync();
		assertThat(theirs.toDelta()).isEqualTo(text.toDelta());
		assertThat(text).hasToString("abcdef");
	}

	@Test
	void keepFormattingOfBothWhereItIsOfDifferentKeys() {
		YText theirs = this.other.text("text");
		text.insert(0, "abc");
		sync();
		text.format(0, 2, BOLD);
		theirs.format(1, 2, ITALIC);
		sync();
		assertThat(text.toDelta()).containsExactly(new Insert("a", BOLD),
				new Insert("b", Map.of("bold", true, "italic", true)), new Insert("c", ITALIC));
		assertThat(theirs.toDelta()).isEqualTo(text.toDelta());
	}

	@Test
	void deleteMarksThatConcurrentDeletionsLeaveWithoutText() {
		YText theirs = this.other.text("text");
		text.insert(0, "a");
		text.insert(1, "b", BOLD);
		text.insert(2, "c", ITALIC);
		sync();
		List<byte[]> updates = new ArrayList<>();
		doc.onUpdate(UpdateFormat.V1, (update, transaction) -> updates.add(update));
		text.delete(1, 1);
		theirs.delete(2, 1);
		sync();
		assertThat(theirs.toDelta()).isEqualTo(text.toDelta()).containsExactly(new Insert("a"));
	}

	@Test
	void leaveARootAloneThatIsNotDeclared() {
		Doc relay = new Doc(3);
		List<byte[]> updates = new ArrayList<>();
		relay.onUpdate(UpdateFormat.V1, (update, transaction) -> updates.add(update));
		text.insert(0, "abc", BOLD);
		relay.applyUpdate(doc.encodeStateAsUpdate());
		byte[] before = doc.stateVector();
		text.delete(0, 3);
		relay.applyUpdate(doc.encodeStateAsUpdate(before));
		assertThat(updates).hasSize(2);
		assertThat(relay.encodeStateAsUpdate()).isEqualTo(doc.encodeStateAsUpdate());
	}

	@Test
	void marksThatCameBeforeTheTextWasDeclaredGoWithWhatTheyFormat() {
		Doc source = new Doc(1);
		source.text("text").insert(0, "plain ");
		source.text("text").insert(6, "bold", Map.of("bold", true));
		Doc declared = new Doc(2);
		declared.text("text");
		Doc undeclared = new Doc(2);
		for (Doc doc : List.of(declared, undeclared)) {
			doc.applyUpdate(source.encodeStateAsUpdate());
			doc.text("text").delete(6, 4);
		}

		assertThat(undeclared.encodeStateAsUpdate()).isEqualTo(declared.encodeStateAsUpdate());
		assertThat(undeclared.deletions().length(0, 0)).isEqualTo(6);
	}

}
