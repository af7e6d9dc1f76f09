package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.UndoListener.Event;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class UndoManagerTests {

	private final Doc doc = new Doc(1);

	private final YText text = this.doc.text("t");

	private long now = 1000;

	private final UndoOptions options = UndoOptions.of(() -> this.now);

	private UndoManager manager(UndoOptions how) {
		return new UndoManager(List.of(this.text), how);
	}

	private void type(String characters) {
		for (char character : characters.toCharArray()) {
			this.text.insert(this.text.length(), String.valueOf(character));
		}
	}

	@Nested
	class Groups {

		@Test
		void areChangesThatFollowEachOtherWithinHalfASecond() {
			UndoManager undo = manager(options);
			type("a");
			now += 499;
			type("b");
			now += 499;
			type("c");
			assertThat(undo.undoSize()).isEqualTo(1);
		}

		@Test
		void endWhenHalfASecondIsOver() {
			UndoManager undo = manager(options);
			type("a");
			now += 500;
			type("b");
			undo.undo();
			assertThat(text).hasToString("a");
		}

		@Test
		void endWhereTheyAreToldTo() {
			UndoManager undo = manager(options);
			type("a");
			undo.stopCapturing();
			type("b");
			undo.undo();
			assertThat(text).hasToString("a");
		}

		@Test
		void areOfOneChangeWithoutTimeToCapture() {
			UndoManager undo = manager(options.withCaptureMillis(0));
			type("abc");
			assertThat(undo.undoSize()).isEqualTo(3);
		}

		@Test
		void areNotJoinedByWhatFollowsAnUndo() {
			UndoManager undo = manager(options);
			type("a");
			undo.stopCapturing();
			type("b");
			undo.undo();
			type("c");
			assertThat(undo.undoSize()).isEqualTo(2);
		}

	}

	@Nested
	class Undoing {

		@Test
		void takesBackInsertionsAndDeletions() {
			text.insert(0, "abc");
			UndoManager undo = manager(options);
			text.delete(0, 2);
			text.insert(1, "x");
			undo.undo();
			assertThat(text).hasToString("abc");
		}

		@Test
		void tellsWhetherThereWasSomething() {
			UndoManager undo = manager(options);
			type("a");
			assertThat(undo.undo()).isTrue();
			assertThat(undo.undo()).isFalse();
		}

		@Test
		void goesBackAndForth() {
			UndoManager undo = manager(options.withCaptureMillis(0));
			type("abc");
			undo.undo();
			undo.undo();
			undo.redo();
			assertThat(text).hasToString("ab");
		}

		@Test
		void goesBackAndForthWithinTransactionsOfAnotherOrigin() {
			UndoManager undo = manager(options);
			type("a");
			doc.transact("somebody", undo::undo);
			assertThat(text).hasToString("");
			assertThat(undo.undoSize()).isZero();
			doc.transact("somebody", undo::redo);
			assertThat(text).hasToString("a");
			assertThat(undo.redoSize()).isZero();
			doc.transact("somebody", undo::undo);
			assertThat(text).hasToString("");
		}

		@Test
		void canNotBeRedoneAfterAnotherChange() {
			UndoManager undo = manager(options);
			type("a");
			undo.undo();
			type("b");
			assertThat(undo.redo()).isFalse();
		}

		@Test
		void bringsBackAnOldValueOfAKey() {
			YMap map = doc.map("m");
			map.set("k", 1);
			UndoManager undo = new UndoManager(List.of(map), options);
			map.set("k", 2);
			undo.undo();
			assertThat(map.get("k")).isEqualTo(1);
		}

		@Test
		void bringsBackATypeWithItsContent() {
			YArray array = doc.array("a");
			array.push(new YMap(Map.of("k", "v")));
			UndoManager undo = new UndoManager(List.of(array), options);
			array.delete(0, 1);
			undo.undo();
			assertThat(array.toJson()).isEqualTo(List.of(Map.of("k", "v")));
		}

		@Test
		void passesOverGroupsThatNoLongerShow() {
			UndoManager undo = manager(options.withCaptureMillis(0));
			type("ab");
			doc.transact("other", () -> text.delete(1, 1));
			undo.undo();
			assertThat(text).hasToString("");
			assertThat(undo.undoSize()).isZero();
		}

	}

	@Nested
	class Others {

		@Test
		void keepWhatTheyInserted() {
			Doc other = new Doc(2);
			UndoManager undo = manager(options);
			type("mine");
			other.applyUpdate(doc.encodeStateAsUpdate());
			other.text("t").insert(2, "THEIRS");
			doc.applyUpdate(other.encodeStateAsUpdate(), other);
			undo.undo();
			assertThat(text).hasToString("THEIRS");
		}

		@Test
		void keepAValueThatTheySetAfterwards() {
			YMap map = doc.map("m");
			UndoManager undo = new UndoManager(List.of(map), options);
			map.set("k", 1);
			undo.stopCapturing();
			map.set("k", 2);
			doc.transact("other", () -> map.set("k", "theirs"));
			undo.undo();
			assertThat(map.get("k")).isEqualTo("theirs");
		}

		@Test
		void loseAValueThatTheySetAfterwardsWhereThatIsIgnored() {
			YMap map = doc.map("m");
			map.set("k", 1);
			UndoManager undo = new UndoManager(List.of(map), options.ignoringRemoteMapChanges());
			map.set("k", 2);
			doc.transact("other", () -> map.set("k", "theirs"));
			undo.undo();
			assertThat(map.get("k")).isEqualTo(1);
		}

		@Test
		void areThoseOfAnOriginThatIsNotTracked() {
			UndoManager undo = manager(options);
			doc.transact("other", () -> text.insert(0, "a"));
			assertThat(undo.undoSize()).isZero();
		}

	}

	@Nested
	class Choosing {

		@Test
		void countsTrackedOriginsAndTheirClasses() {
			UndoManager undo = manager(
					options.withCaptureMillis(0).withTrackedOrigins(new HashSet<>(Arrays.asList("me", Integer.class))));
			doc.transact("me", () -> text.insert(0, "a"));
			doc.transact(7, () -> text.insert(0, "b"));
			doc.transact("you", () -> text.insert(0, "c"));
			text.insert(0, "d");
			assertThat(undo.undoSize()).isEqualTo(2);
		}

		@Test
		void countsUpdatesThatWereAppliedWithoutAnOrigin() {
			UndoManager undo = manager(options);
			Doc other = new Doc(2);
			other.text("t").insert(0, "a");
			doc.applyUpdate(other.encodeStateAsUpdate());
			assertThat(undo.undoSize()).isEqualTo(1);
		}

		@Test
		void countsOnlyTypesOfTheScopeAndWhatIsInThem() {
			YMap map = doc.map("m");
			YText inner = new YText();
			map.set("k", inner);
			UndoManager undo = new UndoManager(List.of(map), options.withCaptureMillis(0));
			inner.insert(0, "x");
			type("a");
			assertThat(undo.undoSize()).isEqualTo(1);
		}

		@Test
		void countsAllTypesWithoutAScope() {
			UndoManager undo = new UndoManager(doc, options.withCaptureMillis(0));
			type("a");
			doc.map("m").set("k", 1);
			assertThat(undo.undoSize()).isEqualTo(2);
		}

		@Test
		void countsTypesFromWhenTheyAreAdded() {
			UndoManager undo = manager(options.withCaptureMillis(0));
			doc.map("m").set("k", 1);
			undo.addToScope(doc.map("m"));
			doc.map("m").set("k", 2);
			assertThat(undo.undoSize()).isEqualTo(1);
		}

		@Test
		void countsWhatTheFilterTakes() {
			UndoManager undo = manager(options.withFilter((transaction) -> transaction.deletions().isEmpty()));
			type("a");
			undo.stopCapturing();
			text.delete(0, 1);
			assertThat(undo.undoSize()).isEqualTo(1);
		}

		@Test
		void leavesWhatMayNotBeDeleted() {
			UndoManager undo = manager(options.withDeleteFilter((id) -> false));
			type("a");
			undo.undo();
			assertThat(text).hasToString("a");
		}

		@Test
		void refusesATypeOfAnotherDocument() {
			UndoManager undo = manager(options);
			assertThatIllegalArgumentException().isThrownBy(() -> undo.addToScope(new Doc(2).text("t")))
				.withMessage("The type is of document '2'; it has to be of '1', as the others are");
		}

		@Test
		void refusesAnEmptyScope() {
			assertThatIllegalArgumentException().isThrownBy(() -> new UndoManager(List.of(), options))
				.withMessageContaining("The scope is empty");
		}

	}

	@Nested
	class Bounds {

		@Test
		void areReachedByAsManyGroupsAsMayBeRemembered() {
			UndoManager undo = manager(options.withCaptureMillis(0).withMaxStackItems(3));
			type("abc");
			assertThat(undo.undoSize()).isEqualTo(3);
		}

		@Test
		void forgetTheOldestGroup() {
			UndoManager undo = manager(options.withCaptureMillis(0).withMaxStackItems(3));
			type("abcd");
			while (undo.undo()) {
				assertThat(undo.undoSize()).isLessThan(3);
			}
			assertThat(text).hasToString("a");
		}

		@Test
		void holdForWhatCanBeRedoneToo() {
			UndoManager undo = manager(options.withCaptureMillis(0).withMaxStackItems(2));
			type("abc");
			undo.undo();
			undo.undo();
			assertThat(undo.redoSize()).isEqualTo(2);
		}

		@Test
		void areAtLeastOneGroup() {
			assertThatIllegalArgumentException().isThrownBy(() -> options.withMaxStackItems(0))
				.withMessage("The number of groups to remember is 0; it has to be at least 1");
		}

		@Test
		void ofTimeAreNotNegative() {
			assertThatIllegalArgumentException().isThrownBy(() -> options.withCaptureMillis(-1))
				.withMessageContaining("-1 ms");
		}

	}

	@Nested
	class Listening {

		private final List<String> log = new ArrayList<>();

		private void log(Event event) {
			this.log.add(switch (event) {
				case Event.Added added -> "added " + added.stack();
				case Event.Updated updated -> "updated " + updated.stack();
				case Event.Popped popped -> "popped " + popped.stack();
				case Event.Cleared cleared -> "cleared " + cleared.undo() + " " + cleared.redo();
			});
		}

		@Test
		void tellsOfGroupsThatComeGrowAndGo() {
			UndoManager undo = manager(options);
			undo.onChange(this::log);
			type("ab");
			undo.undo();
			undo.redo();
			undo.clear();
			assertThat(this.log).containsExactly("added UNDO", "updated UNDO", "added REDO", "popped UNDO",
					"added UNDO", "popped REDO", "cleared true true");
		}

		@Test
		void givesAPlaceForACursor() {
			UndoManager undo = manager(options);
			undo.onChange((event) -> {
				if (event instanceof Event.Added added) {
					added.item().attributes().put("cursor", 3);
				}
				else if (event instanceof Event.Popped popped) {
					this.log.add("cursor " + popped.item().attributes().get("cursor"));
				}
			});
			type("a");
			undo.undo();
			assertThat(this.log).containsExactly("cursor 3");
		}

		@Test
		void endsWhenTheManagerIsClosed() {
			UndoManager undo = manager(options);
			type("a");
			undo.close();
			type("b");
			assertThat(undo.undoSize()).isZero();
			assertThat(undo.undo()).isFalse();
		}

	}

}
