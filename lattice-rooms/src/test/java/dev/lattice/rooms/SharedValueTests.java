package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YText;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Counters, registers and texts; sentences of {@code docs/spec/rooms.md}. */
class SharedValueTests {

	private enum Phase {

		OPEN, CLOSED

	}

	private final TestRoom room = new TestRoom(1);

	private final TestSession one = new TestSession();

	private final TestSession other = new TestSession();

	private final List<String> log = new ArrayList<>();

	@Nested
	class Counters {

		@Test
		void addUpWhatAllAddAtOnce() {
			SharedCounter votes = room.counter("votes");
			votes.add(5);
			TestRoom second = new TestRoom(2);
			second.doc.applyUpdate(room.doc.encodeStateAsUpdate());
			votes.increment();
			second.counter("votes").add(-3);
			room.sync(second.doc);
			assertThat(votes.get()).isEqualTo(3);
			assertThat(second.counter("votes").get()).isEqualTo(3);
		}

		@Test
		void haveOneEntryForAServerHoweverOftenItsRoomWasLoaded() {
			byte[] kept = {};
			for (long load = 1; load <= 5; load++) {
				TestRoom loaded = new TestRoom(load, "a");
				if (load > 1) {
					loaded.doc.applyUpdate(kept);
				}
				loaded.counter("votes").increment();
				kept = loaded.doc.encodeStateAsUpdate();
			}
			Doc last = new Doc(9);
			last.applyUpdate(kept);
			assertThat(last.map("votes").toJson()).isEqualTo(Map.of("a", 5));
		}

		@Test
		void countWhatOtherProgramsAddAndNothingElse() {
			room.doc.map("votes").set("77", 4);
			room.doc.map("votes").set("78", "many");
			assertThat(room.counter("votes").get()).isEqualTo(4);
		}

		@Test
		void areSignals() {
			SharedCounter mine = one.call(() -> room.counter("votes"));
			SharedCounter theirs = other.call(() -> room.counter("votes"));
			one.effect(() -> log.add("one " + mine.get()));
			other.effect(() -> log.add("other " + theirs.get()));
			one.run(mine::increment);
			assertThat(log).containsExactly("one 0", "other 0", "one 1");
			other.turns();
			assertThat(log).endsWith("other 1");
		}

		@Test
		void refuseWhatOtherProgramsCouldNotRead() {
			SharedCounter votes = room.counter("votes");
			votes.add((1L << 53) - 1);
			assertThatIllegalArgumentException().isThrownBy(votes::increment).withMessageContaining("2^53 - 1");
		}

	}

	@Nested
	class Registers {

		private SharedRegister<Phase> phase() {
			return room.register("phase", Phase.class, Phase.OPEN);
		}

		@Test
		void areWhatTheyAreWhereNobodyHasSetThem() {
			assertThat(phase().get()).isEqualTo(Phase.OPEN);
		}

		@Test
		void keepOneOfTheValuesThatAreSetAtOnceEverywhereTheSame() {
			phase().set(Phase.CLOSED);
			Doc peer = room.peer(2);
			phase().set(Phase.OPEN);
			peer.map("phase").set("value", "CLOSED");
			room.sync(peer);
			assertThat(phase().get().name()).isEqualTo(peer.map("phase").get("value"));
		}

		@Test
		void thatHoldSomethingElseAreReported() {
			room.doc.map("phase").set("value", "HALF");
			assertThat(phase().get()).isEqualTo(Phase.OPEN);
			assertThat(room.skipped).hasSize(1)
				.first()
				.asString()
				.contains("'phase'", "'HALF'", "expected one of [OPEN, CLOSED]");
		}

		@Test
		void writeNothingForAnEqualValue() {
			phase().set(Phase.CLOSED);
			byte[] before = room.doc.stateVector();
			phase().set(Phase.CLOSED);
			assertThat(room.doc.stateVector()).isEqualTo(before);
		}

		@Test
		void areSignals() {
			SharedRegister<Phase> mine = one.call(this::phase);
			one.effect(() -> log.add(mine.get().name()));
			one.run(() -> mine.set(Phase.CLOSED));
			assertThat(log).containsExactly("OPEN", "CLOSED");
		}

	}

	@Nested
	class Texts {

		private SharedText text() {
			return room.text("title");
		}

		@Test
		void areSeenAtOnceByWhoEditsAndLaterByOthers() {
			SharedText mine = one.call(this::text);
			SharedText theirs = other.call(this::text);
			other.effect(() -> log.add(theirs.get()));
			one.run(() -> {
				mine.append("Hello");
				mine.insert(5, " world");
				mine.replace(0, 5, "Good night");
				mine.delete(10, 1);
				assertThat(mine.get()).isEqualTo("Good nightworld");
				assertThat(mine.length()).isEqualTo(15);
			});
			assertThat(log).containsExactly("");
			other.turns();
			assertThat(log).containsExactly("", "Good nightworld");
		}

		@Test
		void countPositionsInWhatTheSessionHasSeen() {
			text().append("abcdef");
			SharedText mine = one.call(this::text);
			one.run(() -> {
				mine.get();
				YText now = room.doc.text("title");
				now.insert(0, "xx");
				now.delete(5, 1);
				mine.replace(2, 3, "CDE");
				assertThat(mine.get()).isEqualTo("xxabCDEf");
			});
		}

		@Test
		void thatAreSetWriteOnlyTheDifference() {
			text().append("The quick brown fox");
			Doc peer = room.peer(2);
			text().set("The quick red fox");
			peer.text("title").insert(19, " jumps");
			room.sync(peer);
			assertThat(text().get()).isEqualTo("The quick red fox jumps");
			byte[] before = room.doc.stateVector();
			text().set("The quick red fox jumps");
			assertThat(room.doc.stateVector()).isEqualTo(before);
		}

		@Test
		void doNotTearCharactersOfTwoUnits() {
			text().append("a\uD83D\uDE00b");
			text().set("a\uD83D\uDE01b");
			assertThat(text().get()).isEqualTo("a\uD83D\uDE01b");
			text().set("a\uD83C\uDE01b");
			assertThat(text().get()).isEqualTo("a\uD83C\uDE01b");
		}

		@Test
		void countWhatIsNoTextAsOneUnit() {
			room.doc.text("title").insert(0, "ab");
			room.doc.text("title").insertEmbed(1, Map.of("image", "x"));
			SharedText mine = one.call(this::text);
			one.run(() -> {
				assertThat(mine.get()).isEqualTo("a\uFFFCb");
				mine.insert(3, "c");
				assertThat(mine.get()).isEqualTo("a\uFFFCbc");
			});
		}

		@Test
		void refuseAPlaceThatIsNotThere() {
			text().append("abc");
			assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> text().delete(2, 2))
				.withMessageContaining("no 2 units from 2 on in a text of 3");
		}

		@Test
		void letBridgesEditTheTextOfTheDocument() {
			SharedText mine = one.call(this::text);
			one.run(() -> {
				mine.get();
				mine.editNow((now) -> {
					now.insert(0, "bold", Map.of("bold", true));
					return null;
				});
				assertThat(mine.get()).isEqualTo("bold");
				assertThat(mine.<Integer>readNow((now) -> now.toDelta().size())).isEqualTo(1);
			});
		}

	}

}
