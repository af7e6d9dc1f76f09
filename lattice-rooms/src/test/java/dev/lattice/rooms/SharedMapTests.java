package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YMap;
import dev.lattice.engine.collection.ListEdits;
import dev.lattice.engine.collection.ListReader;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Sentences of {@code docs/spec/rooms.md}. */
class SharedMapTests {

	private final TestRoom room = new TestRoom(1);

	private final TestSession one = new TestSession();

	private final TestSession other = new TestSession();

	private final List<String> log = new ArrayList<>();

	private SharedMap<Card> cards() {
		return this.room.map("cards", Card.CODEC);
	}

	@Test
	void otherProgramsReadRecordsAsMapsOfTheirFields() {
		cards().put("1", Card.of("1", "Buy milk"));
		assertThat(this.room.peer(2).map("cards").toJson())
			.isEqualTo(Map.of("1", Map.of("id", "1", "text", "Buy milk", "column", "todo", "order", "a0")));
	}

	@Test
	void whatReadsAKeyRunsOnlyWhenThatChanges() {
		SharedMap<Card> mine = this.one.call(this::cards);
		this.one.effect(() -> this.log.add(String.valueOf(mine.get("1"))));
		this.one.run(() -> mine.put("2", Card.of("2", "Other")));
		assertThat(this.log).containsExactly("null");
		this.one.run(() -> mine.put("1", Card.of("1", "Mine")));
		assertThat(this.log).hasSize(2).last().asString().contains("Mine");
	}

	@Test
	void anotherSessionSeesAChangeOfAFieldInATurnOfItsOwn() {
		cards().put("1", Card.of("1", "Before"));
		SharedMap<Card> mine = this.one.call(this::cards);
		SharedMap<Card> theirs = this.other.call(this::cards);
		this.other.effect(() -> this.log.add(theirs.get("1").text()));
		this.one.run(() -> mine.update("1", (card) -> card.withText("After")));
		assertThat(this.log).containsExactly("Before");
		this.other.turns();
		assertThat(this.log).containsExactly("Before", "After");
	}

	@Test
	void twoWhoChangeDifferentFieldsAtOnceBothDo() {
		cards().put("1", Card.of("1", "Text"));
		Doc peer = this.room.peer(2);
		cards().update("1", (card) -> card.withText("New text"));
		((YMap) peer.map("cards").get("1")).set("column", "done");
		this.room.sync(peer);
		assertThat(cards().get("1")).isEqualTo(new Card("1", "New text", "done", "a0"));
	}

	@Test
	void anUpdateThatChangesNothingWritesNothing() {
		cards().put("1", Card.of("1", "Text"));
		byte[] before = this.room.doc.stateVector();
		cards().update("1", (card) -> card.withText("Text"));
		assertThat(this.room.doc.stateVector()).isEqualTo(before);
	}

	@Test
	void anUpdateKeepsFieldsThatItDoesNotKnow() {
		this.room.doc.map("cards").set("1", new YMap(Map.of("id", "1", "votes", 3)));
		cards().update("1", (card) -> card.withText("x"));
		assertThat(((YMap) this.room.doc.map("cards").get("1")).get("votes")).isEqualTo(3);
	}

	@Test
	void anUpdateOfAPlainObjectMakesItARecordOfFields() {
		this.room.doc.map("cards").set("1", Map.of("id", "1"));
		cards().update("1", (card) -> card.withText("x"));
		assertThat(this.room.doc.map("cards").get("1")).isInstanceOf(YMap.class);
		assertThat(cards().get("1").text()).isEqualTo("x");
	}

	@Test
	void aKeyThatIsGoneIsNotUpdated() {
		assertThat(cards().update("1", (card) -> card.withText("x"))).isNull();
		assertThat(cards().get()).isEmpty();
	}

	@Test
	void aPutWinsOverARemovalAtTheSameTime() {
		cards().put("1", Card.of("1", "Text"));
		Doc peer = this.room.peer(2);
		cards().put("1", Card.of("1", "Again"));
		peer.map("cards").delete("1");
		this.room.sync(peer);
		assertThat(cards().get("1").text()).isEqualTo("Again");
	}

	@Test
	void aBadValueIsSkippedAndReportedByItsKey() {
		this.room.doc.map("cards").set("bad", 3);
		cards().put("good", Card.of("good", ""));
		assertThat(cards().get()).containsOnlyKeys("good");
		assertThat(this.room.skipped)
			.contains(new SkippedValue("board", "cards", "key 'bad'", "The value is 3; expected an object"));
	}

	@Test
	void keysStandInTheOrderOfTheirCharacters() {
		for (String key : List.of("b", "a", "B", "c")) {
			cards().put(key, Card.of(key, ""));
		}
		assertThat(cards().get().keySet()).containsExactly("B", "a", "b", "c");
		SharedMap<Card> mine = this.one.call(this::cards);
		this.one.run(() -> assertThat(mine.get().keySet()).containsExactly("B", "a", "b", "c"));
	}

	@Nested
	class Sorted {

		private SharedRows<Card> column(TestSession session, String column) {
			return session.call(() -> cards().sortedBy(Card::order).where(Card::column, column));
		}

		private void put(String id, String column, String order) {
			cards().put(id, new Card(id, "", column, order));
		}

		@Test
		void valuesStandInTheOrderOfTheirFieldAndThenOfTheirKeys() {
			put("3", "todo", "a1");
			put("2", "todo", "a2");
			put("1", "todo", "a2");
			assertThat(cards().sortedBy(Card::order).get()).extracting(Card::id).containsExactly("3", "1", "2");
		}

		@Test
		void aCardThatTwoMoveAtOnceIsInOneColumn() {
			put("1", "todo", "a0");
			Doc peer = room.peer(2);
			cards().update("1", (card) -> card.moved("doing", "a5"));
			((YMap) peer.map("cards").get("1")).set("column", "done");
			((YMap) peer.map("cards").get("1")).set("order", "a7");
			room.sync(peer);
			int places = 0;
			for (String column : List.of("todo", "doing", "done")) {
				SharedRows<Card> rows = column(one, column);
				places += one.call(rows::size);
			}
			assertThat(places).isEqualTo(1);
		}

		@Test
		void aMoveIsToldAsOneRowThatLeavesAndOneThatComes() {
			for (int i = 0; i < 1000; i++) {
				put("" + i, (i % 2 == 0) ? "todo" : "done", "a" + (char) ('A' + i % 26));
			}
			SharedRows<Card> todo = column(one, "todo");
			SharedRows<Card> done = column(one, "done");
			ListReader<Card> left = one.call(todo::reader);
			ListReader<Card> came = one.call(done::reader);
			one.run(() -> {
				left.next();
				came.next();
			});
			cards().update("500", (card) -> card.moved("done", "a0"));
			one.turns();
			one.run(() -> {
				assertThat(moved(left)).containsExactly(1, 0);
				assertThat(moved(came)).containsExactly(0, 1);
				assertThat(came.get(0).id()).isEqualTo("500");
			});
		}

		private int[] moved(ListReader<Card> reader) {
			ListEdits edits = reader.next();
			assertThat(edits.count()).isEqualTo(1);
			return new int[] { edits.removed(0), edits.added(0) };
		}

		@Test
		void sessionsThatAskTheSameWayShareWhatIsSorted() {
			put("1", "todo", "a0");
			SharedRows<Card> mine = column(one, "todo");
			SharedRows<Card> theirs = column(other, "todo");
			one.run(mine::get);
			other.run(theirs::get);
			// The map and one column of it.
			assertThat(room.views().liveCount()).isEqualTo(2);
			one.root.dispose();
			other.root.dispose();
			assertThat(room.views().liveCount()).isZero();
		}

		@Test
		void aKeyForAPlaceIsBetweenItsNeighbours() {
			SharedRows<Card> todo = column(one, "todo");
			one.run(() -> {
				for (String id : List.of("1", "2", "3")) {
					put(id, "todo", todo.orderAt(todo.size()));
				}
				put("4", "todo", todo.orderAt(1));
				put("5", "todo", todo.orderAt(0));
				assertThat(todo.get()).extracting(Card::id).containsExactly("5", "1", "4", "2", "3");
			});
		}

		@Test
		void betweenValuesOfTheSameOrderAKeyIsBehindThem() {
			put("1", "todo", "a0");
			put("2", "todo", "a0");
			put("3", "todo", "a1");
			SharedRows<Card> todo = column(one, "todo");
			assertThat(one.call(() -> todo.orderAt(1))).isBetween("a0", "a1").isNotEqualTo("a0");
		}

		@Test
		void aValueWhoseOrderFailsIsSkippedAndReported() {
			put("1", "todo", "a0");
			put("2", "bad", "a1");
			SharedRows<Card> rows = cards().sortedBy((card) -> {
				if (card.column().equals("bad")) {
					throw new IllegalStateException("no order");
				}
				return card.order();
			});
			assertThat(rows.get()).hasSize(1);
			assertThat(room.skipped).hasSize(1).first().asString().contains("no order");
		}

	}

	@Nested
	class Sets {

		private SharedSet<String> tags() {
			return room.set("tags", String.class);
		}

		@Test
		void holdEachValueOnce() {
			tags().add("red");
			tags().add("red");
			tags().add("blue");
			assertThat(tags().get()).containsExactly("blue", "red");
			tags().remove("red");
			assertThat(tags().contains("red")).isFalse();
			assertThat(tags().size()).isEqualTo(1);
		}

		@Test
		void letAnAdditionWinOverARemovalAtTheSameTime() {
			tags().add("red");
			Doc peer = room.peer(2);
			tags().add("red");
			peer.map("tags").delete("red");
			room.sync(peer);
			assertThat(tags().get()).containsExactly("red");
		}

		@Test
		void ofRecordsKnowThemByWhatIsInThem() {
			SharedSet<Card> set = room.set("set", Card.CODEC);
			set.add(Card.of("1", "a"));
			set.add(Card.of("1", "a"));
			set.add(Card.of("1", "b"));
			assertThat(set.get()).hasSize(2);
			assertThat(set.contains(Card.of("1", "b"))).isTrue();
		}

		@Test
		void areWatchedValueByValue() {
			SharedSet<String> mine = one.call(this::tags);
			one.effect(() -> log.add("" + mine.contains("red")));
			one.run(() -> mine.add("blue"));
			one.run(() -> mine.add("red"));
			assertThat(log).isEqualTo(List.of("false", "true"));
			assertThat(Collections.unmodifiableSet(mine.get())).hasSize(2);
		}

	}

}
