package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YArray;
import dev.lattice.crdt.YMap;
import dev.lattice.engine.collection.ListEdits;
import dev.lattice.engine.collection.ListReader;
import dev.lattice.engine.signal.Effect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random edits of sessions and of other replicas: what each session was told step by step
 * has to be what a session that comes at the end sees, and what the document holds.
 */
class ConvergenceTests {

	private static final int SESSIONS = 4;

	private static final int PEERS = 2;

	private static final List<String> COLUMNS = List.of("todo", "doing", "done");

	private final TestRoom room = new TestRoom(1);

	private final List<Page> pages = new ArrayList<>();

	private final List<Doc> peers = new ArrayList<>();

	private int next;

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 })
	void everySessionSeesWhatAFreshOneDoes(int tens) {
		for (int seed = 10 * tens; seed < 10 * tens + 10; seed++) {
			new ConvergenceTests().run(seed);
		}
	}

	private void run(int seed) {
		Random random = new Random(seed);
		for (int i = 0; i < SESSIONS; i++) {
			this.pages.add(new Page(this.room));
		}
		for (int i = 0; i < PEERS; i++) {
			this.peers.add(this.room.peer(100 + i));
		}
		for (int step = 0; step < 150; step++) {
			step(random);
		}
		for (int round = 0; round < 2; round++) {
			this.peers.forEach(this.room::sync);
		}
		this.pages.forEach((page) -> page.session.turns());
		Page fresh = new Page(this.room);
		for (Page page : this.pages) {
			assertThat(page.shown()).as("seed %s", seed).isEqualTo(fresh.shown());
		}
		assertThat(fresh.shown()).as("seed %s", seed).isEqualTo(held());
		for (Doc peer : this.peers) {
			assertThat(peer.array("names").toJson()).isEqualTo(this.room.doc.array("names").toJson());
			assertThat(peer.map("cards").toJson()).isEqualTo(this.room.doc.map("cards").toJson());
		}
		this.pages.forEach((page) -> page.session.root.dispose());
		fresh.session.root.dispose();
		assertThat(this.room.views().liveCount()).isZero();
		assertThat(this.room.holds).isZero();
	}

	private void step(Random random) {
		Page page = this.pages.get(random.nextInt(SESSIONS));
		switch (random.nextInt(10)) {
			case 0 -> this.room.sync(this.peers.get(random.nextInt(PEERS)));
			case 1 -> edit(this.peers.get(random.nextInt(PEERS)), random);
			case 2 -> edit(this.room.doc, random);
			case 3, 4 -> page.session.turns();
			case 5 -> page.session.run(() -> this.room.edit(() -> {
				page.edit(random);
				page.edit(random);
				page.edit(random);
			}));
			case 6 -> page.session.run(() -> page.undo.undo());
			default -> page.session.run(() -> page.edit(random));
		}
	}

	private String id() {
		return "n" + this.next++;
	}

	private void edit(Doc doc, Random random) {
		doc.transact("peer", () -> {
			YArray names = doc.array("names");
			for (int i = random.nextInt(3); i >= 0; i--) {
				int size = (int) names.length();
				if (size > 0 && random.nextInt(3) == 0) {
					names.delete(random.nextInt(size), 1);
				}
				else {
					names.insert(random.nextInt(size + 1), (random.nextInt(5) == 0) ? (Object) 7 : id());
				}
			}
			YMap cards = doc.map("cards");
			String key = "c" + random.nextInt(12);
			switch (random.nextInt(4)) {
				case 0 -> cards.delete(key);
				case 1 -> cards.set(key, (random.nextInt(4) == 0) ? (Object) "bad" : Map.of("id", key));
				default -> {
					if (cards.get(key) instanceof YMap card) {
						card.set("column", COLUMNS.get(random.nextInt(3)));
					}
				}
			}
			doc.text("title").insert(random.nextInt((int) doc.text("title").length() + 1), id());
		});
	}

	/** What the document holds, read without any view. */
	private List<Object> held() {
		List<Object> names = this.room.doc.array("names").toList().stream().filter(String.class::isInstance).toList();
		Map<String, Card> cards = new LinkedHashMap<>();
		new java.util.TreeMap<>(this.room.doc.map("cards").toJson()).forEach((key, value) -> {
			if (value instanceof Map<?, ?>) {
				cards.put(key, Card.CODEC.read(value));
			}
		});
		List<Object> held = new ArrayList<>(List.of(names, cards));
		COLUMNS.forEach((column) -> held.add(cards.values()
			.stream()
			.filter((card) -> card.column().equals(column))
			.sorted(java.util.Comparator.comparing(Card::order).thenComparing(Card::id))
			.toList()));
		held.add(this.room.doc.text("title").toString());
		return held;
	}

	/** A page that shows all of it, row by row as it is told. */
	private final class Page {

		final TestSession session = new TestSession();

		final SharedList<String> names;

		final SharedMap<Card> cards;

		final SharedText title;

		final UndoHistory undo;

		final List<Shown<?>> lists = new ArrayList<>();

		private Map<String, Card> map = Map.of();

		private String text = "";

		Page(TestRoom room) {
			this.names = this.session.call(() -> room.list("names", String.class));
			this.cards = this.session.call(() -> room.map("cards", Card.CODEC));
			this.title = this.session.call(() -> room.text("title"));
			this.undo = this.session.call(() -> room.undo(UndoHistory.Whose.OWN));
			show((page) -> page.names.reader());
			for (String column : COLUMNS) {
				show((page) -> page.column(column).reader());
			}
			this.session.effect(() -> this.map = this.cards.get());
			this.session.effect(() -> this.text = this.title.get());
		}

		private <T> void show(Function<Page, ListReader<T>> reader) {
			this.session.page.run(() -> {
				Shown<T> shown = new Shown<>(reader.apply(this));
				this.lists.add(shown);
				new Effect(shown::follow);
			});
		}

		SharedRows<Card> column(String column) {
			return this.cards.sortedBy(Card::order).where(Card::column, column);
		}

		List<Object> shown() {
			List<Object> shown = new ArrayList<>();
			this.lists.forEach((list) -> shown.add(list.rows));
			shown.add(1, this.map);
			shown.add(this.text);
			return shown;
		}

		void edit(Random random) {
			List<String> seen = this.names.get();
			switch (random.nextInt(9)) {
				case 0 -> this.names.add(random.nextInt(seen.size() + 1), id());
				case 1 -> {
					if (!seen.isEmpty()) {
						this.names.remove(0);
					}
				}
				case 2 -> this.names.addAll(List.of(id(), id()));
				case 3 -> this.names.removeIf((name) -> random.nextInt(4) == 0);
				case 4 -> {
					String key = "c" + random.nextInt(12);
					this.cards.put(key, Card.of(key, id()));
				}
				case 5 -> this.cards.update("c" + random.nextInt(12), (card) -> card.withText(id()));
				case 6 -> this.cards.update("c" + random.nextInt(12), (card) -> {
					String column = COLUMNS.get(random.nextInt(3));
					return card.moved(column, column(column).orderAt(0));
				});
				case 7 -> this.cards.remove("c" + random.nextInt(12));
				default -> this.title.insert(0, id());
			}
		}

	}

	/** Rows as somebody has them who looks only at what has changed. */
	private static final class Shown<T> {

		final List<T> rows = new ArrayList<>();

		private final ListReader<T> reader;

		Shown(ListReader<T> reader) {
			this.reader = reader;
		}

		void follow() {
			ListEdits edits = this.reader.next();
			if (edits == null) {
				edits = ListEdits.all(this.rows.size(), this.reader.size());
			}
			for (int i = 0; i < edits.count(); i++) {
				int start = edits.start(i);
				this.rows.subList(start, start + edits.removed(i)).clear();
				for (int at = start; at < start + edits.added(i); at++) {
					this.rows.add(at, this.reader.get(at));
				}
			}
			assertThat(this.rows).hasSize(this.reader.size());
		}

	}

	@Test
	void aChangeOfALongListCostsWhatChangesAndNotItsLength() {
		this.room.list("names", String.class).addAll(java.util.Collections.nCopies(10_000, "x"));
		List<Page> many = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			many.add(new Page(this.room));
		}
		int[] looked = new int[1];
		for (Page page : many) {
			page.session.turns();
			page.session.page.run(() -> {
				ListReader<String> reader = page.names.reader();
				new Effect(() -> {
					ListEdits edits = reader.next();
					for (int i = 0; edits != null && i < edits.count(); i++) {
						looked[0] += edits.removed(i) + edits.added(i);
					}
				});
			});
		}
		this.room.doc.array("names").insert(5000, "new");
		many.forEach((page) -> page.session.turns());
		assertThat(looked[0]).isEqualTo(100);
	}

}
