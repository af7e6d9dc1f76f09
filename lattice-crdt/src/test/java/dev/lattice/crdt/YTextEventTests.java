package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.Delta.Delete;
import dev.lattice.crdt.Delta.Insert;
import dev.lattice.crdt.Delta.Retain;
import dev.lattice.crdt.update.UpdateFormat;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What observers of a text are told. */
class YTextEventTests {

	private static final Map<String, Object> BOLD = Map.of("bold", true);

	private static final Map<String, Object> ITALIC = Map.of("italic", true);

	private final Doc doc = new Doc(1);

	private final YText text = this.doc.text("text");

	private static Map<String, Object> none(String key) {
		Map<String, Object> formatting = new HashMap<>();
		formatting.put(key, null);
		return formatting;
	}

	private final List<List<Delta>> deltas = new ArrayList<>();

	private void observe(YText observed) {
		observed.observe((event, transaction) -> this.deltas.add(event.delta()));
	}

	@Test
	void tellOfInsertionsWithTheirWholeFormatting() {
		text.insert(0, "ab", BOLD);
		observe(text);
		text.insert(1, "x");
		assertThat(this.deltas).containsExactly(List.of(new Retain(1), new Insert("x", BOLD)));
	}

	@Test
	void tellOfFormattingThatCameAndWentAsFarAsYjsDoes() {
		text.insert(0, "abc");
		observe(text);
		text.format(1, 1, BOLD);
		text.format(1, 1, none("bold"));
		assertThat(this.deltas).containsExactly(List.of(new Retain(1), new Retain(1, BOLD)),
				List.of(new Retain(1), new Retain(2, none("bold"))));
	}

	@Test
	void tellOfDeletionsAndEmbeddedValues() {
		text.insert(0, "abc");
		observe(text);
		doc.transact(() -> {
			text.delete(0, 2);
			text.insertEmbed(1, Map.of("image", 1), ITALIC);
		});
		assertThat(this.deltas)
			.containsExactly(List.of(new Delete(2), new Retain(1), new Insert(Map.of("image", 1), ITALIC)));
	}

	@Test
	void tellOfWhatCameAndWentInOneTransactionNothing() {
		text.insert(0, "abc");
		observe(text);
		doc.transact(() -> {
			text.insert(1, "x", BOLD);
			text.delete(1, 1);
		});
		assertThat(this.deltas).containsExactly(List.of());
	}

	@Test
	void ofOneReplicaAppliedToAnotherGiveTheSameText() {
		YText mirror = new Doc(3).text("text");
		text.observe((event, transaction) -> mirror.applyDelta(event.delta()));
		text.insert(0, "hello world");
		text.format(0, 5, BOLD);
		text.insert(5, "!", Map.of("bold", true, "color", "red"));
		text.delete(3, 4);
		text.insertEmbed(2, Map.of("image", "x"), ITALIC);
		text.format(1, 4, none("bold"));
		assertThat(mirror.toDelta()).isEqualTo(text.toDelta());
	}

	@Test
	void areToldOfEachTransactionAlsoOfThoseThatDeltasAndTheCleanUpBegan() {
		Doc other = new Doc(2);
		text.insert(0, "abc");
		other.applyUpdate(doc.encodeStateAsUpdate());
		YText theirs = other.text("text");
		theirs.format(0, 3, BOLD);
		text.format(0, 3, BOLD);
		List<byte[]> updates = new ArrayList<>();
		doc.onUpdate(UpdateFormat.V1, (update, transaction) -> updates.add(update));
		observe(text);
		doc.applyUpdate(other.encodeStateAsUpdate());
		assertThat(updates).hasSameSizeAs(this.deltas);
		assertThat(this.deltas.size()).isGreaterThan(1);
	}

}
