package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Snapshot;
import dev.lattice.crdt.Subscription;
import dev.lattice.rooms.log.MemoryPresenceBus;
import dev.lattice.rooms.log.MemoryRoomLog;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random courses of several nodes, clients and pages in one room, with a log that is slow
 * and away, nodes that end, parking and compaction: in the end all have the same, and
 * nothing that was settled is lost.
 */
class RoomCourseTests {

	private static final int SEEDS = Integer.getInteger("lattice.rooms.seeds", 100);

	private static final long FIRST = Long.getLong("lattice.rooms.first", 1);

	@Test
	void allConvergeAndNothingThatWasSettledIsLost() {
		for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
			try {
				new Course(seed).run();
			}
			catch (RuntimeException | AssertionError ex) {
				throw new AssertionError("Seed " + seed + ": " + ex.getMessage(), ex);
			}
		}
	}

	/** One course of events. */
	private static final class Course {

		private static final String ROOM = "course/1";

		private final Random random;

		private final ManualTime time = new ManualTime();

		private final MemoryRoomLog memory = new MemoryRoomLog(this.time);

		/** What must not happen, whatever the log does. */
		private final List<String> wrong = new ArrayList<>();

		private final RoomListener heard = new RoomListener() {
			@Override
			public void failed(String room, String what, Throwable failure) {
				if (!(failure instanceof RoomLogException)) {
					Course.this.wrong.add(what + ": " + failure);
				}
			}

			@Override
			public void refused(String room, RoomRefusedException refusal) {
				Course.this.wrong.add(refusal.toString());
			}
		};

		private final MemoryPresenceBus bus = new MemoryPresenceBus(this.time);

		private final List<Node> nodes = new ArrayList<>();

		private final List<Writer> writers = new ArrayList<>();

		/** What somebody was told is kept. */
		private final Set<String> promised = new TreeSet<>();

		private int tokens;

		private long ids = 50_000;

		Course(long seed) {
			this.random = new Random(seed);
		}

		void run() {
			for (int i = 0; i < 2 + this.random.nextInt(2); i++) {
				this.nodes.add(new Node(i));
			}
			for (int i = 0; i < 2 + this.random.nextInt(3); i++) {
				this.writers.add(new Writer(i + 1));
			}
			for (int step = 0; step < 120; step++) {
				step();
			}
			settleDown();
			check();
		}

		private Node node() {
			return this.nodes.get(this.random.nextInt(this.nodes.size()));
		}

		private Writer writer() {
			return this.writers.get(this.random.nextInt(this.writers.size()));
		}

		private void step() {
			int kind = this.random.nextInt(100);
			if (kind < 50) {
				writer().write();
			}
			else if (kind < 62) {
				node().write();
			}
			else if (kind < 70) {
				writer().joinOrLeave();
			}
			else if (kind < 76) {
				node().trouble();
			}
			else if (kind < 84) {
				Node node = node();
				for (int i = this.random.nextInt(4); i > 0; i--) {
					node.log.next();
				}
			}
			else if (kind < 86) {
				node().crash();
			}
			else if (kind < 88) {
				node().holdOrNot();
			}
			else if (kind < 90) {
				stealLease();
			}
			else {
				this.time.pass(this.random.nextInt(this.random.nextInt(6) == 0 ? 90_000 : 3000));
			}
		}

		/** Somebody else claims the room, so that an owner is fenced. */
		private void stealLease() {
			for (Node node : this.nodes) {
				this.memory.release(ROOM, node.name, new Silent<>());
			}
			this.memory.claim(ROOM, "thief", 1, new Silent<>());
		}

		private void settleDown() {
			for (Node node : this.nodes) {
				node.log.isBack();
				node.log.after = () -> false;
				node.log.hears();
				node.log.fast();
			}
			for (int i = 0; i < 5; i++) {
				this.time.pass(31_000);
				this.writers.forEach(Writer::joinIfAway);
			}
			this.time.pass(31_000);
		}

		private void check() {
			assertThat(this.wrong).isEmpty();
			Doc expected = new Node(99).doc();
			for (Writer writer : this.writers) {
				assertThat(writer.client.refused).isNull();
				assertThat(writer.client.closed).isNull();
				assertThat(writer.client.doc.hasPending()).isFalse();
				assertSame("client " + writer.client.doc.clientId(), writer.client.doc, expected);
				assertThat(writer.client.settled).hasSize((int) writer.sent());
			}
			for (Node node : this.nodes) {
				assertSame(node.name, node.doc(), expected);
				assertThat(node.rooms.open(ROOM).document().saveState()).isEqualTo(SaveState.SAVED);
			}
			assertThat(keys(expected)).containsAll(this.promised);
		}

		private void assertSame(String who, Doc doc, Doc expected) {
			assertThat(Snapshot.of(doc)).as("what %s has", who).hasToString(Snapshot.of(expected).toString());
			assertThat(doc.text("text").toString()).as("the text of %s", who)
				.isEqualTo(expected.text("text").toString());
			assertThat(keys(doc)).as("the tokens of %s", who).isEqualTo(keys(expected));
		}

		private static Set<String> keys(Doc doc) {
			return new TreeSet<>(doc.map("tokens").toJson().keySet());
		}

		/** Changes a document, and returns the token by which the change can be found. */
		private String change(Doc doc) {
			String token = "t" + this.tokens++;
			doc.map("tokens").set(token, 1);
			int length = (int) doc.text("text").length();
			if (length > 3 && this.random.nextInt(3) == 0) {
				int from = this.random.nextInt(length - 2);
				doc.text("text").delete(from, 1 + this.random.nextInt(2));
			}
			else {
				doc.text("text").insert(this.random.nextInt(length + 1), token);
			}
			return token;
		}

		/** A node, which may end and begin anew. */
		private final class Node {

			final String name;

			TroubledLog log;

			LocalRooms rooms;

			private Subscription hold;

			Node(int number) {
				this.name = "node" + number;
				begin();
			}

			private void begin() {
				this.log = new TroubledLog(Course.this.memory);
				this.rooms = LocalRooms.builder(this.log, Course.this.time, Course.this.time, () -> Course.this.ids++)
					.node(this.name)
					.bus(Course.this.bus)
					.listener(Course.this.heard)
					.compactAfter(7)
					.idle(20_000)
					.build();
			}

			Doc doc() {
				return this.rooms.open(ROOM).document().read((doc) -> {
					Doc copy = new Doc(1);
					copy.applyUpdate(doc.encodeStateAsUpdate());
					return copy;
				});
			}

			void write() {
				try {
					String[] token = new String[1];
					RoomDocument document = this.rooms.open(ROOM).document();
					document.edit(Caller.APPLICATION, this, (doc) -> token[0] = change(doc));
					if (document.saveState() == SaveState.SAVED) {
						Course.this.promised.add(token[0]);
					}
				}
				catch (RoomUnavailableException | RoomRefusedException ex) {
					// It says so, and that is all.
				}
			}

			void holdOrNot() {
				if (this.hold != null) {
					this.hold.close();
					this.hold = null;
					return;
				}
				try {
					this.hold = this.rooms.open(ROOM).document().hold();
				}
				catch (RoomUnavailableException ex) {
					// It says so, and that is all.
				}
			}

			void trouble() {
				switch (Course.this.random.nextInt(6)) {
					case 0 -> this.log.isGone();
					case 1 -> this.log.before = () -> Course.this.random.nextInt(3) == 0;
					case 2 -> this.log.after = () -> Course.this.random.nextInt(3) == 0;
					case 3 -> this.log.slow();
					case 4 -> this.log.deaf();
					default -> {
						this.log.isBack();
						this.log.after = () -> false;
						this.log.hears();
						this.log.fast();
					}
				}
			}

			/** The node ends without a word, and another one takes its name. */
			void crash() {
				this.log.before = () -> true;
				this.log.slow();
				this.log.deaf();
				Course.this.writers.forEach((writer) -> writer.lost(this));
				this.hold = null;
				begin();
			}

		}

		/** A client, which changes its document also while it is away. */
		private final class Writer {

			final YjsClient client;

			private Node at;

			private final Map<Long, String> awaited = new HashMap<>();

			Writer(long id) {
				this.client = new YjsClient(id);
			}

			private boolean isIn() {
				return this.at != null && this.client.connection != null && this.client.closed == null;
			}

			long sent() {
				return this.client.lastEdit;
			}

			void write() {
				String[] token = new String[1];
				this.client.change((doc) -> token[0] = change(doc));
				if (isIn()) {
					this.awaited.put(this.client.lastEdit, token[0]);
				}
				note();
			}

			/** Remembers what was promised. */
			private void note() {
				this.awaited.entrySet().removeIf((entry) -> {
					boolean settled = this.client.settled.containsKey(entry.getKey());
					if (settled && this.client.settled.get(entry.getKey()) == null) {
						Course.this.promised.add(entry.getValue());
					}
					return settled;
				});
			}

			void joinOrLeave() {
				note();
				if (isIn()) {
					this.client.connection.close();
					lost(this.at);
				}
				else {
					join();
				}
			}

			void joinIfAway() {
				note();
				if (!isIn()) {
					join();
				}
			}

			private void join() {
				this.awaited.clear();
				this.at = node();
				this.client.join(this.at.rooms, ROOM, new Caller(null, Caller.Kind.CLIENT, null));
			}

			void lost(Node node) {
				if (this.at == node) {
					note();
					this.awaited.clear();
					this.at = null;
					this.client.away();
				}
			}

		}

	}

	/** Does not listen. */
	private static final class Silent<T> implements Reply<T> {

		@Override
		public void succeeded(T result) {
			// Nothing to do.
		}

		@Override
		public void failed(RoomLogException failure) {
			// Nothing to do.
		}

	}

}
