package dev.lattice.cluster;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import dev.lattice.crdt.Subscription;
import dev.lattice.engine.signal.SharedSignal;
import dev.lattice.rooms.log.MemoryRoomLog;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Topics and shared values of two nodes that share a log. */
class TopicsTests {

	private static final ByteCodec<String> TEXT = new ByteCodec<>() {

		@Override
		public byte[] encode(String value) {
			return bytes(value);
		}

		@Override
		public String decode(byte[] bytes) {
			return text(bytes);
		}

	};

	private final MemoryRoomLog log = new MemoryRoomLog(() -> 0);

	private final Topics here = new Topics(this.log);

	private final Topics there = new Topics(this.log);

	private final List<String> heard = new CopyOnWriteArrayList<>();

	@Test // K-130
	void messagesAreHeardByAllNodesInOneOrder() {
		this.here.publish("news", bytes("before"));
		this.there.subscribe("news", (message) -> this.heard.add("there " + text(message)));
		this.here.subscribe("news", (message) -> this.heard.add("here " + text(message)));
		this.here.publish("news", bytes("a"));
		this.there.publish("news", new byte[0]);
		this.there.publish("sports", bytes("other"));
		assertThat(this.heard).containsExactlyInAnyOrder("there a", "here a", "there ", "here ");
	}

	@Test // K-130
	void nothingIsHeardAfterTheEndOfASubscription() {
		Subscription subscription = this.there.subscribe("news", (message) -> this.heard.add(text(message)));
		this.here.publish("news", bytes("a"));
		subscription.close();
		this.here.publish("news", bytes("b"));
		assertThat(this.heard).containsExactly("a");
	}

	@Test // K-131
	void logsOfTopicsAndValuesStayShort() {
		this.there.subscribe("news", (message) -> this.heard.add(text(message)));
		IntStream.range(0, 1_000).forEach((i) -> this.here.publish("news", bytes("" + i)));
		assertThat(this.heard).hasSize(1_000);
		boolean[] trimmed = new boolean[1];
		this.log.read("$topic/news", 1, 1, new dev.lattice.rooms.log.Reply<>() {

			@Override
			public void succeeded(List<dev.lattice.rooms.log.LogEntry> result) {
				// Not trimmed.
			}

			@Override
			public void failed(dev.lattice.rooms.log.RoomLogException failure) {
				trimmed[0] = failure.reason() == dev.lattice.rooms.log.RoomLogException.Reason.TRIMMED;
			}

		});
		assertThat(trimmed[0]).isTrue();
	}

	@Test // K-132
	void aSignalThatOneNodeSetsIsSetOnAll() {
		SharedSignal<String> mine = SharedSignal.of("none");
		SharedSignal<String> theirs = SharedSignal.of("none");
		this.here.share("price", mine, TEXT);
		this.there.share("price", theirs, TEXT);
		mine.set("1");
		assertThat(theirs.peek()).isEqualTo("1");
		theirs.set("2");
		assertThat(mine.peek()).isEqualTo("2");
	}

	@Test // K-132
	void aNodeThatJoinsTakesTheValueThatIsThereAlsoOfATrimmedLog() {
		SharedSignal<String> mine = SharedSignal.of("none");
		this.here.share("price", mine, TEXT);
		for (int i = 1; i <= 512; i++) {
			mine.set("" + i);
		}
		SharedSignal<String> late = SharedSignal.of("none");
		this.there.share("price", late, TEXT);
		assertThat(late.peek()).isEqualTo("512");
		assertThat(mine.peek()).isEqualTo("512");
	}

	@Test // K-132
	void aValueThatIsNotUnderstoodIsLeftOut() {
		SharedSignal<String> mine = SharedSignal.of("none");
		SharedSignal<Integer> theirs = SharedSignal.of(0);
		this.here.share("price", mine, TEXT);
		this.there.share("price", theirs, new ByteCodec<>() {

			@Override
			public byte[] encode(Integer value) {
				return bytes("" + value);
			}

			@Override
			public Integer decode(byte[] bytes) {
				return Integer.valueOf(text(bytes));
			}

		});
		mine.set("seven");
		assertThat(theirs.peek()).isZero();
		mine.set("8");
		assertThat(theirs.peek()).isEqualTo(8);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
