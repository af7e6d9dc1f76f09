package dev.lattice.crdt;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.Delta.Delete;
import dev.lattice.crdt.Delta.Insert;
import dev.lattice.crdt.Delta.InsertValues;
import dev.lattice.crdt.Delta.Retain;
import dev.lattice.crdt.codec.Undefined;
import dev.lattice.crdt.update.ContentKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a text with formatting promises. */
class YTextTests {

	private static final Map<String, Object> BOLD = Map.of("bold", true);

	private static final Map<String, Object> ITALIC = Map.of("italic", true);

	private final Doc doc = new Doc(1);

	private final YText text = this.doc.text("text");

	private static Map<String, Object> none(String key) {
		Map<String, Object> formatting = new HashMap<>();
		formatting.put(key, null);
		return formatting;
	}

	@Nested
	class Inserting {

		@Test
		void takesTheFormattingOfWhatStandsToTheLeft() {
			text.insert(0, "ab", BOLD);
			text.insert(2, "c");
			text.insert(1, "x");
			assertThat(text.toDelta()).containsExactly(new Insert("axbc", BOLD));
		}

		@Test
		void takesNoFormattingAtTheStart() {
			text.insert(0, "b", BOLD);
			text.insert(0, "a");
			assertThat(text.toDelta()).containsExactly(new Insert("a"), new Insert("b", BOLD));
		}

		@Test
		void withAnEmptyMapHasNoFormatting() {
			text.insert(0, "ac", BOLD);
			text.insert(1, "b", Map.of());
			assertThat(text.toDelta()).containsExactly(new Insert("a", BOLD), new Insert("b"), new Insert("c", BOLD));
		}

		@Test
		void replacesOneValueOfAKeyByAnother() {
			text.insert(0, "ac", Map.of("color", "red"));
			text.insert(1, "b", Map.of("color", "blue"));
			assertThat(text.toDelta()).containsExactly(new Insert("a", Map.of("color", "red")),
					new Insert("b", Map.of("color", "blue")), new Insert("c", Map.of("color", "red")));
		}

		@Test
		void beyondTheEndAppends() {
			text.insert(0, "a");
			text.insert(100, "b");
			assertThat(text).hasToString("ab");
		}

		@Test
		void atANegativeIndexIsRefused() {
			assertThatThrownBy(() -> text.insert(-1, "a")).isInstanceOf(IndexOutOfBoundsException.class)
				.hasMessageContaining("-1");
		}

		@Test
		void withAValueThatJsonDoesNotHaveIsRefused() {
			assertThatThrownBy(() -> text.insert(0, "a", Map.of("size", BigInteger.ONE)))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("BigInteger 1");
			assertThatThrownBy(() -> text.insert(0, "a", Map.of("size", Undefined.UNDEFINED)))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("undefined");
			assertThat(text.length()).isZero();
		}

		@Test
		void marksKeysThatAreIndicesFirst() {
			Map<String, Object> formatting = new LinkedHashMap<>();
			formatting.put("b", 1);
			formatting.put("10", 1);
			formatting.put("2", 1);
			text.insert(0, "a", formatting);
			Insert insert = (Insert) text.toDelta().getFirst();
			assertThat(insert.attributes().keySet()).containsExactly("2", "10", "b");
		}

	}

	@Nested
	class Embedding {

		@Test
		void countsOneAndStandsInTheDeltaButNotInTheString() {
			text.insert(0, "ab");
			text.insertEmbed(1, Map.of("image", "a.png"), BOLD);
			assertThat(text.length()).isEqualTo(3);
			assertThat(text).hasToString("ab");
			assertThat(text.toDelta()).containsExactly(new Insert("a"), new Insert(Map.of("image", "a.png"), BOLD),
					new Insert("b"));
		}

		@Test
		void withoutFormattingTakesNone() {
			text.insert(0, "ab", BOLD);
			text.insertEmbed(1, Map.of("image", 1));
			assertThat(text.toDelta()).containsExactly(new Insert("a", BOLD), new Insert(Map.of("image", 1)),
					new Insert("b", BOLD));
		}

		@Test
		void mayBeATypeThatGoesOnChanging() {
			YMap map = new YMap();
			text.insertEmbed(0, map);
			map.set("key", "value");
			Insert insert = (Insert) text.toDelta().getFirst();
			assertThat(insert.content()).isSameAs(map);
			assertThat(map.toJson()).containsEntry("key", "value");
		}

		@Test
		void thatIsInADocumentAlreadyIsRefusedAndNothingChanges() {
			YMap map = new YMap();
			text.insertEmbed(0, map);
			assertThatThrownBy(() -> text.insertEmbed(0, map)).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("YMap");
			assertThat(text.length()).isEqualTo(1);
		}

		@Test
		void ofNullIsRefused() {
			assertThatThrownBy(() -> text.applyDelta(List.of(new Insert(null))))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("null");
		}

	}

	@Nested
	class Formatting {

		@Test
		void changesOnlyTheKeysItNames() {
			text.insert(0, "abc", BOLD);
			text.format(1, 1, ITALIC);
			assertThat(text.toDelta()).containsExactly(new Insert("a", BOLD),
					new Insert("b", Map.of("bold", true, "italic", true)), new Insert("c", BOLD));
		}

		@Test
		void byNullTakesAKeyAway() {
			text.insert(0, "abc", BOLD);
			text.format(0, 2, none("bold"));
			assertThat(text.toDelta()).containsExactly(new Insert("ab"), new Insert("c", BOLD));
		}

		@Test
		void thatHoldsAlreadyWritesNothing() {
			text.insert(0, "abc", Map.of("link", Map.of("href", "x")));
			byte[] before = doc.encodeStateAsUpdate();
			text.format(0, 3, Map.of("link", Map.of("href", "x")));
			assertThat(doc.encodeStateAsUpdate()).isEqualTo(before);
		}

		@Test
		void beyondTheEndAddsLineEnds() {
			text.insert(0, "ab");
			text.format(1, 3, BOLD);
			assertThat(text.toDelta()).containsExactly(new Insert("a"), new Insert("b\n\n", BOLD));
		}

	}

	@Nested
	class Deleting {

		@Test
		void takesTheMarksOfWhatIsGoneWithIt() {
			text.insert(0, "ac");
			text.insert(1, "b", BOLD);
			text.delete(1, 1);
			text.insert(1, "x");
			assertThat(text.toDelta()).containsExactly(new Insert("axc"));
			assertThat(marks()).isZero();
		}

		@Test
		void acrossBordersKeepsTheFormattingOfWhatFollows() {
			text.insert(0, "aa");
			text.insert(2, "bb", BOLD);
			text.delete(1, 2);
			assertThat(text.toDelta()).containsExactly(new Insert("a"), new Insert("b", BOLD));
		}

		@Test
		void beyondTheEndDeletesWhatIsThere() {
			text.insert(0, "abc");
			text.delete(1, 100);
			assertThat(text).hasToString("a");
		}

		@Test
		void ofATextThatNeverHadAnythingDeletesNothing() {
			text.delete(0, 1);
			assertThat(text).hasToString("");
		}

		private int marks() {
			Items items = doc.store.items;
			int marks = 0;
			for (int item = text.sequence.first; item != Items.NONE; item = items.right(item)) {
				marks += (items.kind(item) == ContentKind.FORMAT && !items.deleted(item)) ? 1 : 0;
			}
			return marks;
		}

	}

	@Nested
	class ApplyingADelta {

		@Test
		void insertsSkipsFormatsAndDeletes() {
			text.insert(0, "abcdef");
			text.applyDelta(List.of(new Retain(1), new Retain(1, BOLD), new Delete(2), new Insert("X", ITALIC)));
			assertThat(text.toDelta()).containsExactly(new Insert("a"), new Insert("b", BOLD), new Insert("X", ITALIC),
					new Insert("ef"));
		}

		@Test
		void makesAnotherTextWhatToDeltaSaysOfOne() {
			text.insert(0, "Title", Map.of("header", 1));
			text.insert(5, "\nand ", Map.of());
			text.insert(10, "more", BOLD);
			text.insertEmbed(14, Map.of("image", "x"));
			YText other = new Doc(2).text("text");
			other.applyDelta(text.toDelta());
			assertThat(other.toDelta()).isEqualTo(text.toDelta());
		}

		@Test
		void keepsALineEndAtTheEndUnlessItIsToBeDropped() {
			text.applyDelta(List.of(new Insert("a\n")));
			assertThat(text).hasToString("a\n");
			YText other = doc.text("other");
			other.applyDelta(List.of(new Insert("a\n")), YText.LineEnd.DROP);
			assertThat(other).hasToString("a");
		}

		@Test
		void withAStepOfAnArrayIsRefusedAndNothingChanges() {
			assertThatThrownBy(() -> text.applyDelta(List.of(new Insert("a"), new InsertValues(List.of(1)))))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("Delta.Insert");
			assertThat(text.length()).isZero();
		}

	}

	@Nested
	class BeforeItIsInADocument {

		@Test
		void keepsAllChangesUntilThen() {
			YText nested = new YText("world");
			nested.insert(0, "hello ", BOLD);
			nested.delete(5, 1);
			nested.format(0, 2, ITALIC);
			nested.applyDelta(List.of(new Retain(5), new Insert("-")));
			nested.setAttribute("level", 2);
			doc.map("map").set("text", nested);
			assertThat(nested.toDelta()).containsExactly(new Insert("he", Map.of("bold", true, "italic", true)),
					new Insert("llo", BOLD), new Insert("-world"));
			assertThat(nested.attribute("level")).isEqualTo(2);
		}

		@Test
		void isNotRead() {
			assertThatThrownBy(() -> new YText("a").toDelta()).isInstanceOf(IllegalStateException.class)
				.hasMessageContaining("in no document");
		}

	}

	@Nested
	class AttributesOfTheWhole {

		@Test
		void areSetRemovedAndTold() {
			List<Map<String, KeyChange>> changes = new ArrayList<>();
			text.observe((event, transaction) -> changes.add(event.keys()));
			text.setAttribute("level", 1);
			text.setAttribute("level", 2);
			assertThat(text.attributes()).containsExactly(Map.entry("level", 2));
			text.removeAttribute("level");
			assertThat(text.attribute("level")).isNull();
			assertThat(changes).containsExactly(Map.of("level", new KeyChange(KeyChange.Action.ADD, null)),
					Map.of("level", new KeyChange(KeyChange.Action.UPDATE, 1)),
					Map.of("level", new KeyChange(KeyChange.Action.DELETE, 2)));
		}

	}

}
