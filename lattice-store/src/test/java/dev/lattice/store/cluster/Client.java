package dev.lattice.store.cluster;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YText;
import dev.lattice.crdt.protocol.Awareness;
import dev.lattice.crdt.protocol.AwarenessLimits;
import dev.lattice.crdt.update.UpdateFormat;
import dev.lattice.rooms.Broadcast;
import dev.lattice.rooms.Caller;
import dev.lattice.rooms.RoomClient;
import dev.lattice.rooms.RoomConnection;
import dev.lattice.rooms.RoomRefusedException;
import dev.lattice.rooms.Rooms;
import dev.lattice.store.Wait;

/**
 * A client of a node with a document of its own, as the providers of Yjs are. What the
 * room tells it waits until it does something itself.
 */
final class Client implements RoomClient, Rooms.Joined {

	private final long id;

	private final Doc doc;

	private final Queue<Runnable> told = new ConcurrentLinkedQueue<>();

	private final Awareness awareness;

	private volatile RoomConnection connection;

	private volatile RuntimeException refused;

	/** The key that an edit has set, by the number of the edit. */
	private final Map<Long, String> onTheirWay = new TreeMap<>();

	private final Set<String> acknowledged = new HashSet<>();

	private final Set<String> refusals = new HashSet<>();

	private int count;

	private Client(long id) {
		this.id = id;
		this.doc = new Doc(id);
		this.awareness = new Awareness(id, () -> 0, AwarenessLimits.DEFAULT);
		this.doc.onUpdate(UpdateFormat.V1, (update, transaction) -> {
			if (transaction.isLocal()) {
				send(update, key());
			}
		});
	}

	static Client join(Node node, String room, long id) {
		Client client = new Client(id);
		client.begin(node, room);
		return client;
	}

	private void begin(Node node, String room) {
		node.rooms.join(room, new Caller(null, Caller.Kind.CLIENT, null), this, this);
		Wait.until("client " + this.id + " is in the room", () -> this.connection != null || this.refused != null);
		if (this.refused != null) {
			throw this.refused;
		}
	}

	/**
	 * Comes back after the room has ended its connection, and sends what that does not
	 * have.
	 */
	void beginAnew(Node node, String room) {
		synchronized (this.doc) {
			listen();
			this.connection = null;
			this.refused = null;
			this.onTheirWay.clear();
		}
		begin(node, room);
		synchronized (this.doc) {
			listen();
			send(this.doc.encodeStateAsUpdate(this.connection.stateVector()), "what was missing");
		}
	}

	private void send(byte[] update, String key) {
		this.onTheirWay.put(this.connection.edit(update), key);
	}

	private void listen() {
		for (Runnable next = this.told.poll(); next != null; next = this.told.poll()) {
			next.run();
		}
	}

	private String key() {
		return this.id + "/" + this.count;
	}

	/** Edits at random; one key of the map tells this edit from all others. */
	void edit(Random random) {
		synchronized (this.doc) {
			listen();
			this.count++;
			this.doc.transact(() -> change(this.doc, random, key()));
		}
	}

	/** Makes an edit of a size. */
	void write(int length) {
		synchronized (this.doc) {
			listen();
			this.count++;
			this.doc.transact(() -> {
				this.doc.text("text").insert(0, "x".repeat(length));
				this.doc.map("map").set(key(), true);
			});
		}
	}

	static void change(Doc doc, Random random, String key) {
		doc.map("map").set(key, true);
		YText text = doc.text("text");
		if (text.length() > 20 && random.nextInt(3) == 0) {
			text.delete(random.nextInt((int) text.length() - 5), 1 + random.nextInt(5));
		}
		else {
			text.insert(random.nextInt((int) text.length() + 1), key + " ");
		}
		var list = doc.array("list");
		if (list.length() > 5 && random.nextInt(3) == 0) {
			list.delete(random.nextInt((int) list.length()), 1);
		}
		else {
			list.insert(random.nextInt((int) list.length() + 1), key);
		}
		doc.map("map").set("same" + random.nextInt(5), key);
	}

	void say(Map<String, ?> state) {
		synchronized (this.doc) {
			listen();
			this.awareness.setLocalState(state);
			this.connection.awareness(this.awareness.encodeUpdate(List.of(this.id)));
		}
	}

	/** Who is there besides this one. */
	Set<Long> others() {
		synchronized (this.doc) {
			listen();
			Set<Long> others = new HashSet<>(this.awareness.states().keySet());
			others.remove(this.id);
			return others;
		}
	}

	/** The keys of the edits of which the room has said that they are kept. */
	Set<String> acknowledged() {
		synchronized (this.doc) {
			listen();
			return Set.copyOf(this.acknowledged);
		}
	}

	/** The reasons why edits were refused. */
	Set<String> refusals() {
		synchronized (this.doc) {
			listen();
			return Set.copyOf(this.refusals);
		}
	}

	/** What it knows of its edits, for messages of tests. */
	@Override
	public String toString() {
		synchronized (this.doc) {
			return "client " + this.id + " after " + this.count + " edits, not settled: " + this.onTheirWay
					+ ", refused: " + this.refusals + ", closed: " + this.refused;
		}
	}

	boolean isSettled() {
		synchronized (this.doc) {
			listen();
			return this.onTheirWay.isEmpty();
		}
	}

	String text() {
		synchronized (this.doc) {
			listen();
			return this.doc.text("text").toString();
		}
	}

	@Override
	public void joined(RoomConnection joined) {
		this.told.add(() -> {
			this.doc.applyUpdate(joined.missing(this.doc.stateVector()), this);
			this.awareness.applyUpdate(joined.awareness(), this);
		});
		this.connection = joined;
	}

	@Override
	public void refused(RuntimeException failure) {
		this.refused = failure;
	}

	@Override
	public void update(Broadcast broadcast) {
		this.told.add(() -> this.doc.applyUpdate(broadcast.payload(), this));
	}

	@Override
	public void awareness(Broadcast broadcast) {
		this.told.add(() -> this.awareness.applyUpdate(broadcast.payload(), this));
	}

	@Override
	public void stateless(String payload) {
		throw new AssertionError("Nobody says " + payload);
	}

	@Override
	public void settled(long number, RoomRefusedException refusal) {
		this.told.add(() -> {
			String key = this.onTheirWay.remove(number);
			if (refusal != null) {
				this.refusals.add(refusal.reason().name());
			}
			else {
				this.acknowledged.add(key);
			}
		});
	}

	@Override
	public void closed(RoomRefusedException why) {
		this.refused = why;
	}

}
