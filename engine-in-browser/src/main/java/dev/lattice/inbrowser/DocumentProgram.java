package dev.lattice.inbrowser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.Delta;
import dev.lattice.crdt.Doc;
import dev.lattice.crdt.RelativePosition;
import dev.lattice.crdt.Snapshot;
import dev.lattice.crdt.UndoManager;
import dev.lattice.crdt.UndoOptions;
import dev.lattice.crdt.YArray;
import dev.lattice.crdt.YMap;
import dev.lattice.crdt.YText;
import dev.lattice.crdt.YXmlElement;
import dev.lattice.crdt.YXmlText;
import dev.lattice.crdt.codec.Json;
import dev.lattice.crdt.replicated.Limits;
import dev.lattice.crdt.replicated.PnCounter;
import dev.lattice.crdt.update.UpdateFormat;
import dev.lattice.crdt.update.Updates;

/**
 * Three people write documents of all types together, and read each other late, twice or
 * from what was merged. All bytes that travel are added, and what each of them sees.
 */
final class DocumentProgram implements Program {

	private static final List<Object> VALUES = List.of(1, -7, 0.1, 1e21, 4.9E-324, -0.0, 3_000_000_000L, "word",
			"größer €", "😀", true, List.of(1, "two"), Map.of("key", 2.5), new byte[] { 1, 2, 3 });

	private static final List<String> WORDS = List.of("a", "lattice ", "größer", "€", "😀", "\n", "0123456789");

	private final Dice dice;

	private final Checksum sum;

	private final List<Person> people = new ArrayList<>();

	DocumentProgram(Dice dice, Checksum sum) {
		this.dice = dice;
		this.sum = sum;
		for (long client : new long[] { 7, 3_000_000_000L, (1L << 53) - 2 }) {
			this.people.add(new Person(client));
		}
	}

	/** One replica, what it has not sent yet, and what it can take back. */
	private final class Person {

		private final Doc doc;

		private final List<byte[]> unread = new ArrayList<>();

		private final UndoManager undo;

		private long now = 1;

		private final PnCounter counter = new PnCounter(Limits.DEFAULT);

		Person(long client) {
			this.doc = new Doc(client);
			this.doc.text("text");
			this.doc.onUpdate(UpdateFormat.V1, (update, transaction) -> {
				if (transaction.isLocal()) {
					DocumentProgram.this.sum.add(update);
					for (Person other : DocumentProgram.this.people) {
						if (other != this) {
							other.unread.add(update);
						}
					}
				}
			});
			this.doc.text("text")
				.observe((event, transaction) -> DocumentProgram.this.sum.add(described(event.delta())));
			this.undo = new UndoManager(List.of(this.doc.text("text"), this.doc.map("map")),
					UndoOptions.of(() -> this.now));
		}

		void read() {
			if (this.unread.size() > 3 && DocumentProgram.this.dice.oneIn(2)) {
				byte[] merged = Updates.merge(this.unread, UpdateFormat.V1);
				DocumentProgram.this.sum.add(merged);
				this.doc.applyUpdate(Updates.convert(merged, UpdateFormat.V1, UpdateFormat.V2), "merged",
						UpdateFormat.V2);
			}
			else {
				for (int i = this.unread.size() - 1; i >= 0; i--) {
					this.doc.applyUpdate(this.unread.get(i), "read");
				}
			}
			this.unread.clear();
		}

		void write() {
			this.now += DocumentProgram.this.dice.below(400);
			switch (DocumentProgram.this.dice.below(8)) {
				case 0, 1, 2 -> text(this.doc.text("text"));
				case 3 -> this.doc.map("map").set("k" + DocumentProgram.this.dice.below(4), value());
				case 4 -> array(this.doc.array("array"));
				case 5 -> this.doc.xmlFragment("xml").push(new YXmlElement("p", new YXmlText("in a node")));
				case 6 -> DocumentProgram.this.sum
					.add(DocumentProgram.this.dice.oneIn(3) ? this.undo.redo() : this.undo.undo());
				default -> this.doc.transact("several", () -> {
					text(this.doc.text("text"));
					array(this.doc.array("array"));
				});
			}
		}

		private void text(YText text) {
			int length = (int) text.length();
			int at = DocumentProgram.this.dice.below(length + 1);
			int some = Math.min(length - at, DocumentProgram.this.dice.below(6));
			switch (DocumentProgram.this.dice.below(5)) {
				case 0 -> text.delete(at, some);
				case 1 -> text.format(at, some, formatting());
				case 2 -> text.insert(at, DocumentProgram.this.dice.of(WORDS), formatting());
				default -> text.insert(at, DocumentProgram.this.dice.of(WORDS));
			}
		}

		private Map<String, Object> formatting() {
			Map<String, Object> formatting = new LinkedHashMap<>();
			formatting.put(DocumentProgram.this.dice.of(List.of("bold", "italic")),
					DocumentProgram.this.dice.oneIn(3) ? null : true);
			return formatting;
		}

		private void array(YArray array) {
			int length = (int) array.length();
			if (length > 4 && DocumentProgram.this.dice.oneIn(3)) {
				array.delete(DocumentProgram.this.dice.below(length - 2), 2);
			}
			else {
				array.insert(DocumentProgram.this.dice.below(length + 1), value(), value());
			}
		}

		private Object value() {
			if (DocumentProgram.this.dice.oneIn(6)) {
				return new YMap(Map.of("inside", DocumentProgram.this.dice.below(9)));
			}
			return DocumentProgram.this.dice.of(VALUES);
		}

		void look() {
			DocumentProgram.this.sum.add(this.doc.stateVector());
			DocumentProgram.this.sum.add(this.doc.encodeStateAsUpdate(UpdateFormat.V2));
			DocumentProgram.this.sum.add(Snapshot.of(this.doc).encode(UpdateFormat.V1));
			DocumentProgram.this.sum.add(described(this.doc.text("text").toDelta()));
			DocumentProgram.this.sum.add(this.doc.xmlFragment("xml").toString());
			YText text = this.doc.text("text");
			RelativePosition place = RelativePosition.of(text, text.length() / 2);
			DocumentProgram.this.sum.add(place.encode());
			DocumentProgram.this.sum.add(Json.stringify(place.toJson()));
		}

		void count() {
			PnCounter delta = DocumentProgram.this.dice.oneIn(3) ? this.counter.decrement(this.doc.clientId(), 1)
					: this.counter.increment(this.doc.clientId(), DocumentProgram.this.dice.below(5) + 1L);
			for (Person other : DocumentProgram.this.people) {
				other.counter.merge(delta);
			}
			DocumentProgram.this.sum.add(delta.encode());
			DocumentProgram.this.sum.add(this.counter.value());
		}

	}

	private static String described(List<Delta> delta) {
		List<Object> steps = new ArrayList<>();
		for (Delta step : delta) {
			switch (step) {
				case Delta.Insert insert ->
					steps.add(List.of("insert", String.valueOf(insert.content()), insert.attributes()));
				case Delta.Retain retain -> steps.add(List.of("retain", retain.length(), retain.attributes()));
				case Delta.Delete delete -> steps.add(List.of("delete", delete.length()));
				case Delta.InsertValues values -> steps.add(values.values());
			}
		}
		return Json.stringify(steps);
	}

	@Override
	public void step() {
		Person person = this.dice.of(this.people);
		person.write();
		if (this.dice.oneIn(4)) {
			this.dice.of(this.people).read();
		}
		if (this.dice.oneIn(16)) {
			person.look();
		}
		if (this.dice.oneIn(8)) {
			person.count();
		}
	}

	@Override
	public void end() {
		for (int round = 0; round < 2; round++) {
			this.people.forEach(Person::read);
			for (Person person : this.people) {
				for (Person other : this.people) {
					person.doc.applyUpdate(other.doc.encodeStateAsUpdate(person.doc.stateVector()));
				}
			}
		}
		this.people.forEach(Person::look);
	}

}
