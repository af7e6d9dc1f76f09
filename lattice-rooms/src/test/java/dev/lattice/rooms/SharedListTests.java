package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.Doc;
import dev.lattice.engine.collection.ListEdits;
import dev.lattice.engine.collection.ListReader;
import dev.lattice.engine.signal.Memo;
import dev.lattice.rooms.value.ValueCodecs;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Sentences of {@code docs/spec/rooms.md}. */
class SharedListTests {

	private final TestRoom room = new TestRoom(1);

	private final TestSession one = new TestSession();

	private final TestSession other = new TestSession();

	private final List<String> log = new ArrayList<>();

	private SharedList<String> list() {
		return this.room.list("names", String.class);
	}

	private SharedList<String> listOf(TestSession session) {
		return session.call(this::list);
	}

	@Nested
	class Reading {

		@Test
		void anEditIsSeenByItsSessionAtOnceAndByOthersInATurnOfTheirOwn() {
			SharedList<String> mine = listOf(one);
			SharedList<String> theirs = listOf(other);
			one.effect(() -> log.add("one " + mine.get()));
			other.effect(() -> log.add("other " + theirs.get()));

			one.run(() -> {
				mine.add("a");
				assertThat(mine.get()).containsExactly("a");
			});

			assertThat(log).containsExactly("one []", "other []", "one [a]");
			other.turns();
			assertThat(log).endsWith("other [a]");
		}

		@Test
		void withinATurnAListStaysAsItWasWhateverOthersDo() {
			SharedList<String> mine = listOf(one);
			one.run(() -> {
				assertThat(mine.get()).isEmpty();
				list().get();
				room.doc.array("names").push("b");
				assertThat(mine.get()).isEmpty();
				assertThat(mine.size()).isZero();
			});
			one.turns();
			one.run(() -> assertThat(mine.get()).containsExactly("b"));
		}

		@Test
		void outsideOfSessionsItIsWhatTheRoomHolds() {
			list().add("a");
			room.doc.array("names").push("b");
			assertThat(list().get()).containsExactly("a", "b");
			assertThat(list().get(1)).isEqualTo("b");
			assertThat(list().size()).isEqualTo(2);
		}

		@Test
		void whatReadsAPositionRunsOnlyWhenAnotherEntryStandsThere() {
			list().addAll(List.of("a", "b", "c"));
			SharedList<String> mine = listOf(one);
			one.effect(() -> log.add(mine.get(0)));
			one.run(() -> mine.set(1, "B"));
			one.run(() -> mine.add("d"));
			assertThat(log).containsExactly("a");
			one.run(() -> mine.remove(0));
			assertThat(log).containsExactly("a", "B");
		}

		@Test
		void whatReadsTheSizeRunsOnlyWhenThatChanges() {
			list().add("a");
			SharedList<String> mine = listOf(one);
			one.effect(() -> log.add("" + mine.size()));
			one.run(() -> mine.set(0, "b"));
			assertThat(log).containsExactly("1");
			one.run(mine::clear);
			assertThat(log).containsExactly("1", "0");
		}

		@Test
		void editsThatAreNotSeenYetMakeOneTurn() {
			SharedList<String> mine = listOf(one);
			one.effect(() -> log.add("" + mine.size()));
			for (int i = 0; i < 1000; i++) {
				list().add("x");
			}
			assertThat(one.mailbox).hasSize(1);
			one.turns();
			assertThat(log).containsExactly("0", "1000");
		}

		@Test
		void readersAreToldOnlyWhatHasChanged() {
			list().addAll(java.util.Collections.nCopies(10_000, "x"));
			SharedList<String> mine = listOf(one);
			ListReader<String> reader = one.call(mine::reader);
			one.run(() -> assertThat(reader.next()).isNull());
			room.doc.transact(() -> {
				room.doc.array("names").delete(7000, 1);
				room.doc.array("names").insert(20, "y", "z");
			});
			one.turns();
			one.run(() -> {
				ListEdits edits = reader.next();
				assertThat(edits.count()).isEqualTo(2);
				assertThat(edits.start(0)).isEqualTo(20);
				assertThat(edits.added(0)).isEqualTo(2);
				assertThat(edits.removed(0)).isZero();
				assertThat(edits.start(1)).isEqualTo(7002);
				assertThat(edits.removed(1)).isEqualTo(1);
				assertThat(reader.get(21)).isEqualTo("z");
			});
		}

		@Test
		void followingOutsideOfASessionSaysWhatToDoInstead() {
			assertThatIllegalStateException().isThrownBy(() -> list().reader())
				.withMessageContaining("use get() there");
		}

	}

	@Nested
	class Writing {

		@Test
		void otherProgramsReadPlainValues() {
			SharedList<Card> cards = room.list("cards", Card.CODEC);
			cards.add(Card.of("1", "Buy milk"));
			assertThat(room.peer(2).array("cards").toJson())
				.isEqualTo(List.of(Map.of("id", "1", "text", "Buy milk", "column", "todo", "order", "a0")));
		}

		@Test
		void aPositionMeansTheEntryThatTheSessionHasSeenThere() {
			list().addAll(List.of("a", "b", "c", "d"));
			SharedList<String> mine = listOf(one);
			one.run(() -> {
				mine.get();
				room.doc.array("names").insert(0, "x", "y");
				room.doc.array("names").delete(4, 1);
				mine.remove(1);
				assertThat(mine.get()).containsExactly("x", "y", "a", "d");
			});
		}

		@Test
		void anEntryThatIsGoneIsNotReplacedMovedOrRemovedAgain() {
			list().addAll(List.of("a", "b", "c"));
			SharedList<String> mine = listOf(one);
			for (int what = 0; what < 3; what++) {
				int kind = what;
				one.run(() -> {
					mine.get();
					room.doc.array("names").delete(1, 1);
					switch (kind) {
						case 0 -> assertThat(mine.set(1, "B")).isEqualTo("b");
						case 1 -> mine.move(1, 0);
						default -> assertThat(mine.remove(1)).isEqualTo("b");
					}
				});
				one.turns();
				one.run(() -> {
					assertThat(mine.get()).containsExactly("a", "c");
					mine.add(1, "b");
				});
			}
		}

		@Test
		void insertsStandBehindTheEntryBeforeThem() {
			list().addAll(List.of("a", "b"));
			SharedList<String> mine = listOf(one);
			one.run(() -> {
				mine.get();
				room.doc.array("names").insert(0, "x");
				mine.add(1, "n");
				assertThat(mine.get()).containsExactly("x", "a", "n", "b");
			});
		}

		@Test
		void aMoveKeepsWhatTheEntryIs() {
			list().addAll(List.of("a", "b", "c"));
			list().move(0, 2);
			assertThat(list().get()).containsExactly("b", "c", "a");
			list().move(2, 0);
			assertThat(list().get()).containsExactly("a", "b", "c");
		}

		@Test
		void thoseThatAConditionNamesAreRemovedTogether() {
			list().addAll(List.of("a", "b", "a", "c"));
			byte[] before = room.doc.stateVector();
			assertThat(list().removeIf("a"::equals)).isTrue();
			assertThat(list().removeIf("x"::equals)).isFalse();
			assertThat(list().get()).containsExactly("b", "c");
			assertThat(room.doc.stateVector()).isEqualTo(before);
		}

		@Test
		void aPositionThatIsNotThereIsRefused() {
			SharedList<String> mine = listOf(one);
			one.run(() -> assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> mine.remove(0))
				.withMessageContaining("size 0"));
		}

		@Test
		void aRefusalReachesTheHandlerAndNothingHasChanged() {
			SharedList<String> mine = listOf(one);
			room.refusal = new RoomRefusedException(RoomRefusedException.Reason.READ_ONLY, "Not today");
			one.run(() -> {
				assertThatExceptionOfType(RoomRefusedException.class).isThrownBy(() -> mine.add("a"))
					.withMessage("Not today");
				assertThat(mine.get()).isEmpty();
			});
		}

		@Test
		void insideAMemoAWriteIsRefused() {
			SharedList<String> mine = listOf(one);
			Memo<Integer> memo = one.call(() -> new Memo<>(() -> {
				mine.add("a");
				return 1;
			}));
			one.run(() -> assertThatIllegalStateException().isThrownBy(memo::get)
				.withMessageContaining("room 'board' was set while computing"));
			assertThat(list().get()).isEmpty();
		}

		@Test
		void theCallerIsTheOneOfTheSession() {
			Caller ann = new Caller("ann", Caller.Kind.PAGE, null);
			one.root.provide(new CurrentCaller(() -> ann, () -> {
			}));
			SharedList<String> mine = listOf(one);
			one.run(() -> mine.add("a"));
			list().add("b");
			assertThat(room.callers).containsExactly(ann, Caller.APPLICATION);
		}

	}

	@Nested
	class EditsOfSeveralViews {

		@Test
		void areOneChangeForOthers() {
			List<byte[]> updates = new ArrayList<>();
			room.doc.onUpdate(dev.lattice.crdt.update.UpdateFormat.V1, (update, transaction) -> updates.add(update));
			SharedList<String> mine = listOf(one);
			one.run(() -> room.edit(() -> {
				mine.add("a");
				mine.add(0, "b");
				room.counter("votes").increment();
				room.text("title").append("T");
			}));
			assertThat(updates).hasSize(1);
			assertThat(list().get()).containsExactly("b", "a");
		}

		@Test
		void countPositionsWithWhatTheyHaveDoneThemselves() {
			list().addAll(List.of("a", "b", "c"));
			SharedList<String> mine = listOf(one);
			one.run(() -> {
				mine.get();
				room.doc.array("names").insert(1, "x");
				room.edit(() -> {
					mine.remove(0);
					mine.add(1, "n");
					mine.set(2, "C");
					mine.move(0, 2);
				});
				assertThat(mine.get()).containsExactly("x", "n", "C", "b");
			});
		}

		@Test
		void mayBeginBeforeAnybodyHasReadTheList() {
			SharedList<String> mine = listOf(one);
			one.run(() -> {
				room.edit(() -> {
					mine.add("a");
					assertThat(mine.get()).containsExactly("a");
					mine.add("b");
				});
				assertThat(mine.get()).containsExactly("a", "b");
			});
		}

	}

	@Nested
	class BadEntries {

		@Test
		void areSkippedAndReportedWithRoomListPositionAndField() {
			room.doc.array("cards").push(Map.of("id", "1"), Map.of("text", "no id"), "text", Map.of("id", "2"));
			SharedList<Card> cards = room.list("cards", Card.CODEC);
			assertThat(cards.get()).extracting(Card::id).containsExactly("1", "2");
			assertThat(room.skipped).containsExactly(
					new SkippedValue("board", "cards", "position 1", "The field 'id' is missing"),
					new SkippedValue("board", "cards", "position 2", "The value is 'text'; expected an object"));
		}

		@Test
		void keepTheirPlacesAmongTheOthers() {
			room.doc.array("numbers").push(1, "x", 2, "y", 3);
			SharedList<Integer> numbers = one.call(() -> room.list("numbers", Integer.class));
			one.run(() -> {
				assertThat(numbers.get()).containsExactly(1, 2, 3);
				numbers.remove(1);
				numbers.add(1, 9);
				numbers.set(2, 7);
				assertThat(numbers.get()).containsExactly(1, 9, 7);
			});
			assertThat(room.doc.array("numbers").toJson()).isEqualTo(List.of(1, "x", "y", 9, 7));
		}

		@Test
		void whichNobodySeesTellNobodyOfAChange() {
			SharedList<Integer> numbers = one.call(() -> room.list("numbers", Integer.class));
			one.effect(() -> log.add("" + numbers.size()));
			room.doc.array("numbers").push("x");
			one.turns();
			assertThat(log).containsExactly("0");
		}

	}

	@Nested
	class Lives {

		@Test
		void onlyWhileASessionFollowsIt() {
			SharedList<String> mine = listOf(one);
			SharedList<String> theirs = listOf(other);
			assertThat(room.views().liveCount()).isZero();
			one.run(mine::get);
			other.run(theirs::get);
			assertThat(room.views().liveCount()).isEqualTo(1);
			assertThat(room.holds).isEqualTo(2);
			one.root.dispose();
			assertThat(room.views().liveCount()).isEqualTo(1);
			other.root.dispose();
			assertThat(room.views().liveCount()).isZero();
			assertThat(room.holds).isZero();
		}

		@Test
		void noLongerThanTheComponentThatAskedForIt() {
			SharedList<String> mine = listOf(one);
			one.run(mine::get);
			one.page.dispose();
			one.turns();
			assertThat(room.views().liveCount()).isZero();
			assertThat(room.holds).isZero();
			assertThat(one.root.isDisposed()).isFalse();
		}

		@Test
		void asLongAsTheSessionIfItWasAskedForOutsideOfSessions() {
			SharedList<String> bean = list();
			one.run(bean::get);
			one.run(() -> list().get());
			one.page.dispose();
			one.turns();
			assertThat(room.views().liveCount()).isEqualTo(1);
		}

		@Test
		void entriesAreReadOnceForAllSessions() {
			int[] read = new int[1];
			var counting = ValueCodecs.STRING.map((text) -> {
				read[0]++;
				return text;
			}, (text) -> text);
			list().addAll(java.util.Collections.nCopies(1000, "x"));
			List<TestSession> sessions = new ArrayList<>();
			for (int i = 0; i < 50; i++) {
				TestSession session = new TestSession();
				SharedList<String> seen = session.call(() -> room.list("names", counting));
				session.effect(() -> assertThat(seen.get()).isNotEmpty());
				sessions.add(session);
			}
			assertThat(read[0]).isEqualTo(1000);
			list().add("y");
			sessions.forEach(TestSession::turns);
			assertThat(read[0]).isEqualTo(1001);
		}

	}

	@Test
	void peersThatEditAtOnceMergeAsYjsDoes() {
		list().addAll(List.of("a", "b"));
		Doc peer = this.room.peer(2);
		SharedList<String> mine = listOf(this.one);
		this.one.run(() -> {
			mine.get();
			mine.add(1, "m");
		});
		peer.array("names").insert(2, "p");
		this.room.sync(peer);
		this.one.turns();
		this.one.run(() -> assertThat(mine.get()).containsExactly("a", "m", "b", "p"));
		assertThat(peer.array("names").toList()).containsExactly("a", "m", "b", "p");
	}

}
