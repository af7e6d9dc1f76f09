package dev.lattice.store.test;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.AppendRequest;
import dev.lattice.rooms.log.Appended;
import dev.lattice.rooms.log.Fence;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.LogSnapshot;
import dev.lattice.rooms.log.LogSubscription;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/** What the tests of the contract have in common: a log, and calls of it that wait. */
abstract class LogFixture {

	static final String ROOM = "board/7";

	/** A lease that does not end while a test runs, in milliseconds. */
	static final long LONG = 3_600_000;

	/** A lease that a test waits for, in milliseconds. */
	static final long SHORT = 50;

	private final List<Answer<?>> answers = new ArrayList<>();

	private final List<Follower> followers = new ArrayList<>();

	RoomLog log;

	/**
	 * Opens the log under test, empty at the first call in a test. Called again in the
	 * same test after it was closed, it opens what was closed.
	 * @return the log
	 * @throws Exception if it does not open
	 */
	protected abstract RoomLog open() throws Exception;

	/**
	 * Lets time pass for leases. Waits, unless overridden to set a clock.
	 * @param millis how much, in milliseconds
	 * @throws InterruptedException if the test is interrupted
	 */
	protected void pass(long millis) throws InterruptedException {
		Thread.sleep(millis);
	}

	/**
	 * Returns whether what was appended is there when the log is opened again.
	 * @return true unless overridden
	 */
	protected boolean isKept() {
		return true;
	}

	@BeforeEach
	void openLog() throws Exception {
		this.log = open();
	}

	@AfterEach
	void closeLog() {
		this.log.close();
		synchronized (this.answers) {
			for (Answer<?> answer : this.answers) {
				assertThat(answer.calls()).as("how often a reply was called").isLessThanOrEqualTo(1);
			}
		}
		for (Follower follower : this.followers) {
			assertThat(follower.violation()).as("what came to a subscriber and must not").isNull();
		}
	}

	/** Closes the log and opens it again. */
	void reopen() throws Exception {
		this.log.close();
		this.log = open();
	}

	<T extends @Nullable Object> Answer<T> ask(Consumer<Reply<T>> call) {
		Answer<T> answer = new Answer<>();
		synchronized (this.answers) {
			this.answers.add(answer);
		}
		call.accept(answer);
		return answer;
	}

	Answer<Appended> append(String room, AppendRequest request) {
		return this.<Appended>ask((reply) -> this.log.append(room, request, reply));
	}

	Appended append(String room, String writer, long number, String payload) {
		return append(room, request(writer, number, payload)).get();
	}

	/** Appends entries of the writer w, with the number n of the entry as its payload. */
	void fill(String room, int from, int to) {
		for (int n = from; n <= to; n++) {
			append(room, "w", n, "" + n);
		}
	}

	Answer<List<LogEntry>> read(String room, long from, int most) {
		return this.<List<LogEntry>>ask((reply) -> this.log.read(room, from, most, reply));
	}

	/** Reads to the end, as often as it takes. */
	List<LogEntry> readAll(String room, long from) {
		List<LogEntry> all = new ArrayList<>();
		while (true) {
			List<LogEntry> some = read(room, from + all.size(), 1000).get();
			if (some.isEmpty()) {
				return all;
			}
			all.addAll(some);
		}
	}

	Answer<@Nullable LogSnapshot> snapshot(String room) {
		return this.<@Nullable LogSnapshot>ask((reply) -> this.log.snapshot(room, reply));
	}

	Answer<@Nullable Void> keep(String room, Fence fence, long upTo, String state) {
		return this
			.<@Nullable Void>ask((reply) -> this.log.keep(room, fence, new LogSnapshot(upTo, bytes(state)), reply));
	}

	Answer<Long> trim(String room, Fence fence, long upTo) {
		return this.<Long>ask((reply) -> this.log.trim(room, fence, upTo, reply));
	}

	Answer<Fence> claim(String room, String owner, long millis) {
		return this.<Fence>ask((reply) -> this.log.claim(room, owner, millis, reply));
	}

	Answer<@Nullable Void> release(String room, String owner) {
		return this.<@Nullable Void>ask((reply) -> this.log.release(room, owner, reply));
	}

	/** Claims a room whose lease ends soon, as often as it takes. */
	Fence claimAtLast(String room, String owner) throws InterruptedException {
		long end = System.nanoTime() + Answer.SECONDS * 1_000_000_000;
		while (true) {
			Answer<Fence> answer = claim(room, owner, LONG);
			if (!answer.isFailure()) {
				return answer.get();
			}
			assertThat(answer.failure().reason()).isEqualTo(RoomLogException.Reason.TAKEN);
			assertThat(System.nanoTime()).as("the end of a lease of %s ms", SHORT).isLessThan(end);
			pass(SHORT);
		}
	}

	LogSubscription subscribe(String room, long from, Follower follower) {
		this.followers.add(follower);
		return this.log.subscribe(room, from, follower);
	}

	/** Follows from an entry on, without a bound. */
	Follower follow(String room, long from) {
		Follower follower = new Follower();
		subscribe(room, from, follower).request(Long.MAX_VALUE);
		return follower;
	}

	static AppendRequest request(String writer, long number, String payload) {
		return new AppendRequest(Fence.NONE, writer, number, bytes(payload), AckLevel.DURABLE);
	}

	static AppendRequest request(Fence fence, long number) {
		return new AppendRequest(fence, "w", number, bytes("" + number), AckLevel.DURABLE);
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	static List<String> texts(List<LogEntry> entries) {
		return entries.stream().map((entry) -> text(entry.payload())).toList();
	}

	static List<Long> sequences(List<LogEntry> entries) {
		return entries.stream().map(LogEntry::sequence).toList();
	}

	/** The numbers from one to another, both among them. */
	static List<Long> numbers(long from, long to) {
		return java.util.stream.LongStream.rangeClosed(from, to).boxed().toList();
	}

}
