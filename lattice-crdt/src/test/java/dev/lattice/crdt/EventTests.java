package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventTests {

	private final Doc doc = new Doc(1);

	private final YArray array = this.doc.array("a");

	private final YMap map = this.doc.map("m");

	private final List<Object> log = new ArrayList<>();

	@Nested
	class Deltas {

		private void expect(Delta... delta) {
			assertThat(log).containsExactly(List.of(delta));
		}

		private void after(Runnable change) {
			array.observe((event, transaction) -> log.add(event.delta()));
			doc.transact(change);
		}

		@Test
		void insertAtTheStart() {
			after(() -> array.push(1, 2));
			expect(new Delta.InsertValues(List.of(1, 2)));
		}

		@Test
		void skipWhatStays() {
			array.push(1, 2);
			after(() -> array.insert(1, "x"));
			expect(new Delta.Retain(1), new Delta.InsertValues(List.of("x")));
		}

		@Test
		void deleteElements() {
			array.push(1, 2, 3);
			after(() -> array.delete(1, 2));
			expect(new Delta.Retain(1), new Delta.Delete(2));
		}

		@Test
		void leaveOutWhatTheTransactionInsertedAndDeleted() {
			after(() -> {
				array.push(1, 2);
				array.delete(0, 1);
			});
			expect(new Delta.InsertValues(List.of(2)));
		}

		@Test
		void joinNeighbours() {
			after(() -> {
				array.push(1);
				array.push(2);
			});
			expect(new Delta.InsertValues(List.of(1, 2)));
		}

		@Test
		void areEmptyWhenOnlyEntriesChanged() {
			map.observe((event, transaction) -> log.add(event.delta()));
			map.set("k", 1);
			assertThat(log).containsExactly(List.of());
		}

		@Test
		void areThoseOfAnUpdateToo() {
			Doc other = new Doc(2);
			other.array("a").push("theirs");
			after(() -> doc.applyUpdate(other.encodeStateAsUpdate()));
			expect(new Delta.InsertValues(List.of("theirs")));
		}

	}

	@Nested
	class Keys {

		private void expect(Runnable change, Map<String, KeyChange> keys) {
			map.observe((event, transaction) -> log.add(event.keys()));
			doc.transact(change);
			assertThat(log).containsExactly(keys);
		}

		@Test
		void areAdded() {
			expect(() -> map.set("k", 1), Map.of("k", new KeyChange(KeyChange.Action.ADD, null)));
		}

		@Test
		void areUpdatedWithTheirOldValue() {
			map.set("k", 1);
			expect(() -> map.set("k", 2), Map.of("k", new KeyChange(KeyChange.Action.UPDATE, 1)));
		}

		@Test
		void areDeletedWithTheirOldValue() {
			map.set("k", 1);
			expect(() -> map.delete("k"), Map.of("k", new KeyChange(KeyChange.Action.DELETE, 1)));
		}

		@Test
		void haveTheValueBeforeTheTransactionAsTheOldOne() {
			map.set("k", 1);
			expect(() -> {
				map.set("k", 2);
				map.set("k", 3);
			}, Map.of("k", new KeyChange(KeyChange.Action.UPDATE, 1)));
		}

		@Test
		void areNotNamedIfTheyCameAndWent() {
			expect(() -> {
				map.set("k", 1);
				map.delete("k");
			}, Map.of());
		}

		@Test
		void areAddedAgainAfterTheyWereDeletedBefore() {
			map.set("k", 1);
			map.delete("k");
			expect(() -> map.set("k", 2), Map.of("k", new KeyChange(KeyChange.Action.ADD, null)));
		}

		@Test
		void areEmptyWhenOnlyElementsChanged() {
			array.observe((event, transaction) -> log.add(event.keys()));
			array.push(1);
			assertThat(log).containsExactly(Map.of());
		}

	}

	@Nested
	class Observers {

		@Test
		void hearOncePerTransaction() {
			array.observe((event, transaction) -> log.add(event.target()));
			doc.transact(() -> {
				array.push(1);
				array.push(2);
			});
			assertThat(log).containsExactly(array);
		}

		@Test
		void hearNothingOfTypesInside() {
			YMap inner = new YMap();
			array.push(inner);
			array.observe((event, transaction) -> log.add("array"));
			inner.set("k", 1);
			assertThat(log).isEmpty();
		}

		@Test
		void hearNothingOfATypeThatIsNewInTheTransaction() {
			YMap inner = new YMap();
			inner.observe((event, transaction) -> log.add("inner"));
			doc.transact(() -> {
				array.push(inner);
				inner.set("k", 1);
			});
			assertThat(log).isEmpty();
		}

		@Test
		void hearNothingOfATypeThatWasDeletedInTheTransaction() {
			YMap inner = new YMap();
			array.push(inner);
			inner.observe((event, transaction) -> log.add("inner"));
			doc.transact(() -> {
				inner.set("k", 1);
				array.delete(0, 1);
			});
			assertThat(log).isEmpty();
		}

		@Test
		void giveTheTransaction() {
			array.observe((event, transaction) -> log.add(event.transaction() == transaction));
			array.push(1);
			assertThat(log).containsExactly(true);
		}

	}

	@Nested
	class DeepObservers {

		private final YMap inner = new YMap();

		private void nest() {
			array.push("first", this.inner);
			map.set("k", new YArray());
		}

		@Test
		void hearOfTypesInside() {
			nest();
			array.observeDeep((events, transaction) -> log.add(events.getFirst().target()));
			this.inner.set("x", 1);
			assertThat(log).containsExactly(this.inner);
		}

		@Test
		void getThePathToTheTypeThatChanged() {
			nest();
			this.inner.set("list", new YArray());
			array.observeDeep((events, transaction) -> log.add(events.getFirst().path()));
			((YArray) this.inner.get("list")).push(1);
			assertThat(log).containsExactly(List.of(1L, "list"));
		}

		@Test
		void getAnEmptyPathForTheTypeItself() {
			nest();
			array.observeDeep((events, transaction) -> log.add(events.getFirst().path()));
			array.push(1);
			assertThat(log).containsExactly(List.of());
		}

		@Test
		void getTheEventsOfOneTransactionAtOnceOuterTypesFirst() {
			nest();
			array.observeDeep(
					(events, transaction) -> log.add(events.stream().map((event) -> event.path().size()).toList()));
			doc.transact(() -> {
				this.inner.set("x", 1);
				array.push(2);
			});
			assertThat(log).containsExactly(List.of(0, 1));
		}

		@Test
		void areToldAfterObservers() {
			nest();
			array.observeDeep((events, transaction) -> log.add("deep"));
			this.inner.observe((event, transaction) -> log.add("observer"));
			this.inner.set("x", 1);
			assertThat(log).containsExactly("observer", "deep");
		}

		@Test
		void getTheirOwnTypeAsTheCurrentTarget() {
			nest();
			array.observeDeep((events, transaction) -> log.add(events.getFirst().currentTarget()));
			this.inner.set("x", 1);
			assertThat(log).containsExactly(array);
		}

	}

}
