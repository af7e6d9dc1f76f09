package dev.lattice.store.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Snapshot;
import dev.lattice.crdt.update.UpdateFormat;
import dev.lattice.rooms.Caller;
import dev.lattice.rooms.LocalRooms;
import dev.lattice.rooms.RoomListener;
import dev.lattice.rooms.RoomLimits;
import dev.lattice.rooms.RoomUnavailableException;
import dev.lattice.rooms.RoomsBuilder;
import dev.lattice.rooms.SaveState;
import dev.lattice.rooms.log.AckLevel;
import dev.lattice.rooms.log.RoomLog;
import dev.lattice.rooms.log.RoomLogException;

/** A node of an application: rooms on connections of its own. */
final class Node implements AutoCloseable, RoomListener {

	final String name;

	final SharedServer.Link link;

	final LocalRooms rooms;

	/** Why the log did not do what it was asked for, in words. */
	final List<String> failures = new CopyOnWriteArrayList<>();

	private final ScheduledExecutorService scheduler = new ScheduledThreadPoolExecutor(2,
			new ThreadPoolExecutor.DiscardPolicy());

	/** How much later it is here than elsewhere, in milliseconds. */
	private final AtomicLong ahead = new AtomicLong();

	private Node(String name, SharedServer.Link link, UnaryOperator<RoomLog> log, UnaryOperator<RoomsBuilder> more) {
		this.name = name;
		this.link = link;
		Random random = new Random(name.hashCode());
		this.rooms = more.apply(LocalRooms.builder(log.apply(link.log()), this::millis, (millis, task) -> {
			var later = this.scheduler.schedule(task, millis, TimeUnit.MILLISECONDS);
			return () -> later.cancel(false);
		}, () -> random.nextLong() >>> 32)
			.node(name)
			.bus(link.bus())
			.durability(AckLevel.DURABLE)
			.limits(RoomLimits.DEFAULT.withRates(1_000_000, 1L << 40))
			.listener(this)
			.host((room, whenOver) -> {
				CountDownLatch over = new CountDownLatch(1);
				whenOver.accept(over::countDown);
				try {
					over.await(60, TimeUnit.SECONDS);
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			})).build();
	}

	static Node of(String name, SharedServer server) {
		return of(name, server, Duration.ofSeconds(60), (builder) -> builder);
	}

	static Node of(String name, SharedServer server, Duration patience, UnaryOperator<RoomsBuilder> more) {
		return new Node(name, server.connect(patience), (log) -> log, more);
	}

	static Node of(String name, SharedServer server, UnaryOperator<RoomLog> log, UnaryOperator<RoomsBuilder> more) {
		return new Node(name, server.connect(Duration.ofSeconds(60)), log, more);
	}

	private long millis() {
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime()) + this.ahead.get();
	}

	/** Lets time pass here. */
	void pass(Duration time) {
		this.ahead.addAndGet(time.toMillis());
	}

	<R> R read(String room, Function<Doc, R> reading) {
		return this.rooms.open(room).document().read(reading);
	}

	void edit(String room, java.util.function.Consumer<Doc> editing) {
		this.rooms.open(room).document().edit(Caller.APPLICATION, "test", (doc) -> {
			editing.accept(doc);
			return true;
		});
	}

	/** Loads a room, as often as it takes. */
	Node load(String room) {
		dev.lattice.store.Wait.until(this.name + " has loaded " + room, () -> {
			try {
				read(room, (doc) -> true);
				return true;
			}
			catch (RoomUnavailableException ex) {
				return false;
			}
		});
		return this;
	}

	SaveState saveState(String room) {
		return this.rooms.open(room).document().saveState();
	}

	/** All that a room holds, and the snapshot that Yjs would write of it. */
	Held held(String room) {
		return read(room,
				(doc) -> new Held(doc.text("text").toString(), doc.array("list").toJson(), doc.map("map").toJson(),
						java.util.HexFormat.of().formatHex(Snapshot.of(doc).encode(UpdateFormat.V1)),
						java.util.HexFormat.of().formatHex(doc.encodeStateAsUpdate())));
	}

	@Override
	public void failed(String room, String what, Throwable failure) {
		String reason = (failure instanceof RoomLogException log) ? log.reason().name() : failure.toString();
		this.failures.add(what + ": " + reason);
	}

	/** Ends as a process does that is killed: nobody hears of it. */
	void die() {
		this.scheduler.shutdownNow();
		this.link.log().close();
		this.link.cut();
	}

	@Override
	public void close() {
		this.rooms.close();
		this.scheduler.shutdownNow();
		this.link.log().close();
		this.link.bus().close();
		this.link.cut();
	}

	/** What a room holds. */
	record Held(String text, Object list, Object map, String snapshot, String state) {
	}

}
