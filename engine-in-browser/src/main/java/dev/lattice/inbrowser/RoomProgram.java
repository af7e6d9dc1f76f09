package dev.lattice.inbrowser;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import dev.lattice.crdt.Subscription;
import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.text.Splices;
import dev.lattice.engine.text.TextCarets;
import dev.lattice.engine.text.TextVersions;
import dev.lattice.rooms.LocalRooms;
import dev.lattice.rooms.Peer;
import dev.lattice.rooms.Presence;
import dev.lattice.rooms.Room;
import dev.lattice.rooms.RoomScheduler;
import dev.lattice.rooms.SharedCounter;
import dev.lattice.rooms.SharedList;
import dev.lattice.rooms.SharedText;
import dev.lattice.rooms.log.LogEntry;
import dev.lattice.rooms.log.MemoryPresenceBus;
import dev.lattice.rooms.log.MemoryRoomLog;
import dev.lattice.rooms.log.Reply;
import dev.lattice.rooms.log.RoomLogException;
import org.jspecify.annotations.Nullable;

/**
 * People of two nodes that share a log meet in a room: they write its text through fields
 * and otherwise, its list and its counter, and see each other and each other's carets.
 * Added is what each of them sees, and what is kept.
 */
final class RoomProgram implements Program {

	private static final String ROOM = "desk/room";

	private static final List<String> WORDS = List.of("a", "room ", "größer", "😀", "\n", "0123456789");

	private final Dice dice;

	private final Checksum sum;

	private final Hours hours = new Hours();

	private final MemoryRoomLog log = new MemoryRoomLog(this.hours::now);

	private final MemoryPresenceBus bus = new MemoryPresenceBus(this.hours::now);

	private final List<LocalRooms> nodes = new ArrayList<>();

	private final List<Person> people = new ArrayList<>();

	private long ids = 1;

	RoomProgram(Dice dice, Checksum sum) {
		this.dice = dice;
		this.sum = sum;
		for (String node : List.of("here", "there")) {
			this.nodes.add(LocalRooms.builder(this.log, this.hours::now, this.hours, this::id)
				.node(node)
				.bus(this.bus)
				.build());
		}
		for (String name : List.of("Ada", "Grace", "Edsger")) {
			this.people.add(new Person(name, this.nodes.get(this.people.size() % 2).open(ROOM)));
		}
	}

	private long id() {
		return this.ids++;
	}

	/** Time that goes on when the program says so. */
	private static final class Hours implements RoomScheduler {

		private final List<Task> tasks = new ArrayList<>();

		private long now = 1_000_000;

		private record Task(long at, Runnable action) {
		}

		long now() {
			return this.now;
		}

		@Override
		public Subscription later(long millis, Runnable action) {
			Task task = new Task(this.now + millis, action);
			this.tasks.add(task);
			return () -> this.tasks.remove(task);
		}

		/** Runs what is due, in the order in which it is. */
		void pass(long millis) {
			long until = this.now + millis;
			for (Task next = next(until); next != null; next = next(until)) {
				this.tasks.remove(next);
				this.now = next.at();
				next.action().run();
			}
			this.now = until;
		}

		private @Nullable Task next(long until) {
			Task next = null;
			for (Task task : this.tasks) {
				if (task.at() <= until && (next == null || task.at() < next.at())) {
					next = task;
				}
			}
			return next;
		}

	}

	/** Somebody with a page, and a field of it. */
	private final class Person {

		private final Deque<Runnable> mailbox = new ArrayDeque<>();

		private final Scope root = Scope.root(this.mailbox::add);

		private final Scope page = this.root.call(this.root::child);

		private final SharedText text;

		private final SharedList<String> list;

		private final SharedCounter counter;

		private final Presence<String> presence;

		private final TextVersions field;

		private final TextCarets carets;

		private long seen;

		Person(String name, Room room) {
			this.text = room.text("text");
			this.list = room.list("list", String.class);
			this.counter = room.counter("counter");
			this.presence = this.page.call(() -> room.presence(name));
			this.field = this.text.with(this.presence).versions();
			this.carets = Objects.requireNonNull(this.text.with(this.presence).carets());
			this.field.follow(() -> {
			});
			this.carets.follow(() -> RoomProgram.this.sum.add(name));
			this.seen = this.field.state().version();
			this.page.run(() -> new Effect(() -> RoomProgram.this.sum.add(name + this.text.get())));
			this.page.run(() -> new Effect(() -> RoomProgram.this.sum.add(this.counter.get())));
		}

		void act() {
			Dice dice = RoomProgram.this.dice;
			switch (dice.below(9)) {
				case 0, 1 -> this.page.run(() -> Scope.batch(this::type));
				case 2 -> this.page.run(() -> Scope.batch(this::write));
				case 3 -> this.page.run(() -> Scope.batch(this::order));
				case 4 -> this.page.run(() -> this.counter.add(dice.below(9) - 4));
				case 5 -> this.page
					.run(() -> this.presence.update((name) -> name.length() < 20 ? name + "!" : name.substring(0, 3)));
				case 6 -> this.page.run(this::point);
				case 7 -> turns();
				default -> look();
			}
		}

		/** Edits what the field shows, which may be what the text was a while ago. */
		private void type() {
			Dice dice = RoomProgram.this.dice;
			if (dice.oneIn(2)) {
				this.seen = this.field.state().version();
			}
			Splices edit = Splices.of(dice.below(this.field.state().text().length() + 1), 0, word());
			RoomProgram.this.sum.attempt(() -> {
				TextVersions.Update update = this.field.edit(this.seen, edit);
				RoomProgram.this.sum.add(String.valueOf(update.changes()));
				this.seen = update.version();
			});
		}

		private String word() {
			return RoomProgram.this.dice.of(WORDS);
		}

		private void write() {
			Dice dice = RoomProgram.this.dice;
			int length = this.text.length();
			int at = dice.below(length + 1);
			RoomProgram.this.sum.attempt(() -> this.text.replace(at, dice.below(Math.min(4, length - at) + 1), word()));
		}

		private void order() {
			Dice dice = RoomProgram.this.dice;
			int size = this.list.size();
			if (size > 5) {
				this.list.remove(dice.below(size));
			}
			else {
				this.list.add(dice.below(size + 1), word());
			}
		}

		private void point() {
			Dice dice = RoomProgram.this.dice;
			TextVersions.State now = this.field.state();
			this.carets.tell(now.version(),
					dice.oneIn(4) ? null : new TextCarets.Selection(dice.below(now.text().length() + 3),
							dice.below(now.text().length() + 1)));
		}

		void turns() {
			while (!this.mailbox.isEmpty()) {
				this.mailbox.remove().run();
			}
		}

		void look() {
			Checksum sum = RoomProgram.this.sum;
			this.page.run(() -> {
				sum.add(this.text.get());
				sum.add(String.valueOf(this.list.get()));
				sum.add(this.counter.get());
				for (Peer<String> peer : this.presence.peers()) {
					sum.add(peer.key() + peer.value() + peer.mine());
				}
				TextCarets.State carets = this.carets.state();
				sum.add(carets.isSeen());
				for (TextCarets.Caret caret : carets.carets()) {
					sum.add(caret.key() + caret.name());
					sum.add(caret.selection().anchor());
					sum.add(caret.selection().head());
				}
			});
		}

	}

	@Override
	public void step() {
		this.dice.of(this.people).act();
		if (this.dice.oneIn(5)) {
			this.hours.pass(this.dice.below(2_000));
		}
	}

	@Override
	public void end() {
		this.hours.pass(15_000);
		this.people.forEach(Person::turns);
		this.people.forEach(Person::look);
		for (Person person : this.people) {
			person.root.dispose();
		}
		this.hours.pass(120_000);
		for (LocalRooms node : this.nodes) {
			this.sum.add(node.size());
			node.close();
		}
		this.log.read(ROOM, 1, Integer.MAX_VALUE, new Reply<>() {

			@Override
			public void succeeded(List<LogEntry> entries) {
				RoomProgram.this.sum.add(entries.size());
				entries.forEach((entry) -> RoomProgram.this.sum.add(entry.payload()));
			}

			@Override
			public void failed(RoomLogException failure) {
				RoomProgram.this.sum.failed(failure);
			}

		});
	}

}
