package dev.lattice.store.test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Appending: numbers, order, duplicates, levels, sizes, names. */
abstract class AppendContract extends LogFixture {

	@Test
	void theFirstEntryOfARoomIsNumber1AndTheNextOnesFollowWithoutGaps() {
		assertThat(append(ROOM, "w", 1, "a")).isEqualTo(new Appended(1, AckLevel.DURABLE, false));
		assertThat(append(ROOM, "w", 2, "b").sequence()).isEqualTo(2);
		assertThat(append(ROOM, "v", 1, "c").sequence()).isEqualTo(3);
	}

	@Test
	void anEntryIsReadAsItWasAppended() {
		append(ROOM, "w", 17, "äöü\u0000");
		LogEntry entry = read(ROOM, 1, 10).get().getFirst();
		assertThat(entry.sequence()).isEqualTo(1);
		assertThat(entry.writer()).isEqualTo("w");
		assertThat(entry.number()).isEqualTo(17);
		assertThat(text(entry.payload())).isEqualTo("äöü\u0000");
	}

	@Test
	void aPayloadMayHoldAnyByte() {
		byte[] payload = new byte[256];
		for (int i = 0; i < payload.length; i++) {
			payload[i] = (byte) i;
		}
		append(ROOM, new AppendRequest(Fence.NONE, "w", 1, payload.clone(), AckLevel.DURABLE)).get();
		assertThat(readAll(ROOM, 1).getFirst().payload()).isEqualTo(payload);
	}

	@Test
	void aReplyComesAtTheLevelAskedForOrAHigherOne() {
		long number = 0;
		for (AckLevel level : AckLevel.values()) {
			number++;
			Appended appended = append(ROOM, new AppendRequest(Fence.NONE, "w", number, bytes("x"), level)).get();
			assertThat(appended.level()).isGreaterThanOrEqualTo(level);
			assertThat(appended.sequence()).isEqualTo(number);
		}
	}

	@Test
	void entriesOfOneWriterAreNumberedInTheOrderOfTheCalls() {
		List<Answer<Appended>> answers = new ArrayList<>();
		for (int n = 1; n <= 500; n++) {
			answers.add(append(ROOM, request("w", n, "" + n)));
		}
		assertThat(answers.stream().map((answer) -> answer.get().sequence()).toList()).isEqualTo(numbers(1, 500));
		assertThat(readAll(ROOM, 1).stream().map(LogEntry::number).toList()).isEqualTo(numbers(1, 500));
	}

	@Test
	void entriesOfDifferentLevelsKeepTheOrderOfTheCalls() {
		List<Answer<Appended>> answers = new ArrayList<>();
		AckLevel[] levels = AckLevel.values();
		for (int n = 1; n <= 90; n++) {
			answers.add(append(ROOM, new AppendRequest(Fence.NONE, "w", n, bytes("x"), levels[n % levels.length])));
		}
		assertThat(answers.stream().map((answer) -> answer.get().sequence()).toList()).isEqualTo(numbers(1, 90));
	}

	@Test
	void concurrentWritersGetEveryNumberOnceAndEachInItsOwnOrder() throws InterruptedException {
		int writers = 4;
		int each = 150;
		List<Thread> threads = new ArrayList<>();
		for (int w = 0; w < writers; w++) {
			String writer = "w" + w;
			threads.add(Thread.ofPlatform().start(() -> {
				for (int n = 1; n <= each; n++) {
					append(ROOM, writer, n, writer + ":" + n);
				}
			}));
		}
		for (Thread thread : threads) {
			thread.join();
		}
		List<LogEntry> all = readAll(ROOM, 1);
		assertThat(sequences(all)).isEqualTo(numbers(1, (long) writers * each));
		for (int w = 0; w < writers; w++) {
			String writer = "w" + w;
			assertThat(all.stream().filter((entry) -> entry.writer().equals(writer)).map(LogEntry::number).toList())
				.isEqualTo(numbers(1, each));
		}
	}

	@Test
	void aNumberThatTheLogHasGotFromTheWriterIsADuplicateWithTheNumberOfTheEntry() {
		append(ROOM, "v", 1, "other");
		append(ROOM, "w", 5, "first");
		assertThat(append(ROOM, "w", 5, "again")).isEqualTo(new Appended(2, AckLevel.DURABLE, true));
		assertThat(texts(readAll(ROOM, 1))).containsExactly("other", "first");
	}

	@Test
	void allThatWasSentTwiceIsKeptOnce() {
		fill(ROOM, 1, 30);
		for (int n = 1; n <= 30; n++) {
			assertThat(append(ROOM, "w", n, "" + n)).isEqualTo(new Appended(n, AckLevel.DURABLE, true));
		}
		assertThat(append(ROOM, "w", 31, "31").sequence()).isEqualTo(31);
	}

	@Test
	void anEntrySentTwiceAtOnceIsKeptOnce() {
		Answer<Appended> first = append(ROOM, request("w", 1, "a"));
		Answer<Appended> second = append(ROOM, request("w", 1, "a"));
		assertThat(first.get().sequence()).isEqualTo(1);
		assertThat(second.get().sequence()).isEqualTo(1);
		assertThat(List.of(first.get().duplicate(), second.get().duplicate())).containsExactlyInAnyOrder(false, true);
		assertThat(readAll(ROOM, 1)).hasSize(1);
	}

	@Test
	void aNumberThatTheLogHasNotGotIsNoDuplicateEvenBelowTheLastOne() {
		append(ROOM, "w", 1, "a");
		append(ROOM, "w", 3, "c");
		assertThat(append(ROOM, "w", 2, "b")).isEqualTo(new Appended(3, AckLevel.DURABLE, false));
		assertThat(append(ROOM, "w", 2, "b")).isEqualTo(new Appended(3, AckLevel.DURABLE, true));
	}

	@Test
	void theSameNumberOfAnotherWriterOrInAnotherRoomIsNoDuplicate() {
		append(ROOM, "w", 1, "a");
		assertThat(append(ROOM, "W", 1, "b").duplicate()).isFalse();
		assertThat(append("other", "w", 1, "c")).isEqualTo(new Appended(1, AckLevel.DURABLE, false));
	}

	@Test
	void theNumbersOfAWriterMayBeFarApartAndOfAnySize() {
		for (long number : new long[] { 0, 1, 1L << 40, Long.MAX_VALUE }) {
			assertThat(append(ROOM, "w", number, "x").duplicate()).isFalse();
			assertThat(append(ROOM, "w", number, "x").duplicate()).isTrue();
		}
		assertThat(readAll(ROOM, 1).stream().map(LogEntry::number)).containsExactly(0L, 1L, 1L << 40, Long.MAX_VALUE);
	}

	@Test
	void theLongestNameOfAWriterIsKept() {
		String writer = "!~".repeat(AppendRequest.MAX_WRITER / 2);
		append(ROOM, writer, 1, "x");
		assertThat(readAll(ROOM, 1).getFirst().writer()).isEqualTo(writer);
		assertThat(append(ROOM, writer, 1, "x").duplicate()).isTrue();
	}

	@Test
	void theLargestEntryIsKeptAndALargerOneIsRefused() {
		byte[] payload = new byte[RoomLog.MAX_ENTRY];
		payload[0] = 1;
		payload[payload.length - 1] = 2;
		append(ROOM, new AppendRequest(Fence.NONE, "w", 1, payload.clone(), AckLevel.DURABLE)).get();
		AppendRequest larger = new AppendRequest(Fence.NONE, "w", 2, new byte[RoomLog.MAX_ENTRY + 1], AckLevel.DURABLE);
		assertThat(append(ROOM, larger).failure().reason()).isEqualTo(RoomLogException.Reason.TOO_LARGE);
		assertThat(readAll(ROOM, 1)).hasSize(1).first().extracting(LogEntry::payload).isEqualTo(payload);
		assertThat(append(ROOM, "w", 2, "small")).isEqualTo(new Appended(2, AckLevel.DURABLE, false));
	}

	@Test
	void roomsAreIndependentHoweverAlikeTheirNames() {
		List<String> names = List.of("a", "A", "a/b", "a/B", "a.b", "a-b", "a_b", "a~b", "a:b", "a@b", "a:", "~", "-",
				"_", "@", "con", "nul.txt", "a/..b", "...", "0", "00", "żółw", "{a}", "r".repeat(200));
		for (String name : names) {
			append(name, "w", 1, name);
		}
		for (String name : names) {
			assertThat(append(name, "w", 2, "2").sequence()).as("the second number in %s", name).isEqualTo(2);
			assertThat(texts(readAll(name, 1))).as("what is in %s", name).containsExactly(name, "2");
		}
	}

	@Test
	void manyRoomsHaveASequenceEach() {
		int rooms = 100;
		List<Answer<Appended>> answers = new ArrayList<>();
		for (int n = 1; n <= 5; n++) {
			for (int r = 0; r < rooms; r++) {
				answers.add(append("room" + r, request("w", n, r + "." + n)));
			}
		}
		answers.forEach(Answer::get);
		for (int r = 0; r < rooms; r++) {
			String room = "room" + r;
			String prefix = r + ".";
			assertThat(texts(readAll(room, 1)))
				.isEqualTo(IntStream.rangeClosed(1, 5).mapToObj((n) -> prefix + n).toList());
		}
	}

}
