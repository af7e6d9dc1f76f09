package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.DocOptions;
import dev.lattice.crdt.protocol.Awareness;
import dev.lattice.crdt.protocol.AwarenessLimits;
import dev.lattice.crdt.update.UpdateFormat;

/**
 * A client of a room with a document of its own, which says at once what it changes, as
 * the providers of Yjs do.
 */
final class YjsClient implements RoomClient, Rooms.Joined {

	final Doc doc;

	final Awareness awareness;

	RoomConnection connection;

	private Link link;

	RuntimeException refused;

	RoomRefusedException closed;

	/** The number of the last edit that was sent, 0 if none. */
	long lastEdit;

	final Map<Long, RoomRefusedException> settled = new LinkedHashMap<>();

	final List<byte[]> updates = new ArrayList<>();

	final List<byte[]> presences = new ArrayList<>();

	final List<String> said = new ArrayList<>();

	YjsClient(long id) {
		this.doc = new Doc(DocOptions.of(id));
		this.awareness = new Awareness(id, () -> 0, AwarenessLimits.DEFAULT);
		this.doc.onUpdate(UpdateFormat.V1, (update, transaction) -> {
			if (transaction.isLocal() && this.connection != null && this.closed == null) {
				this.lastEdit = this.connection.edit(update);
			}
		});
	}

	static YjsClient join(Rooms rooms, String name, long id) {
		return join(rooms, name, id, new Caller(null, Caller.Kind.CLIENT, null));
	}

	static YjsClient join(Rooms rooms, String name, long id, Caller caller) {
		YjsClient client = new YjsClient(id);
		client.join(rooms, name, caller);
		return client;
	}

	void join(Rooms rooms, String name, Caller caller) {
		this.connection = null;
		this.refused = null;
		this.closed = null;
		this.settled.clear();
		this.lastEdit = 0;
		this.link = new Link();
		rooms.join(name, caller, this.link, this.link);
	}

	/** The connection is gone, as when a network is: nobody has said so. */
	void away() {
		this.connection = null;
		this.link = null;
	}

	@Override
	public void joined(RoomConnection joined) {
		this.connection = joined;
		this.doc.applyUpdate(joined.missing(this.doc.stateVector()), this);
		this.lastEdit = joined.edit(this.doc.encodeStateAsUpdate(joined.stateVector()));
		this.awareness.applyUpdate(joined.awareness(), this);
	}

	@Override
	public void refused(RuntimeException failure) {
		this.refused = failure;
	}

	@Override
	public void update(Broadcast broadcast) {
		this.updates.add(broadcast.payload());
		this.doc.applyUpdate(broadcast.payload(), this);
	}

	@Override
	public void awareness(Broadcast broadcast) {
		this.presences.add(broadcast.payload());
		this.awareness.applyUpdate(broadcast.payload(), this);
	}

	@Override
	public void stateless(String payload) {
		this.said.add(payload);
	}

	@Override
	public void settled(long number, RoomRefusedException refusal) {
		if (this.settled.containsKey(number)) {
			throw new AssertionError("Edit " + number + " was settled twice");
		}
		this.settled.put(number, refusal);
	}

	@Override
	public void closed(RoomRefusedException why) {
		this.closed = why;
	}

	String text() {
		return this.doc.text("text").toString();
	}

	void type(String text) {
		this.doc.text("text").insert(this.doc.text("text").length(), text);
	}

	void change(Consumer<Doc> change) {
		this.doc.transact(() -> change.accept(this.doc));
	}

	void says(Map<String, ?> state) {
		this.awareness.setLocalState(state);
		this.connection.awareness(this.awareness.encodeUpdate(List.of(this.doc.clientId())));
	}

	/** One connection: what an old one says is not heard. */
	private final class Link implements RoomClient, Rooms.Joined {

		private void ifCurrent(Runnable action) {
			if (YjsClient.this.link == this) {
				action.run();
			}
		}

		@Override
		public void joined(RoomConnection joined) {
			if (YjsClient.this.link == this) {
				YjsClient.this.joined(joined);
			}
			else {
				joined.close();
			}
		}

		@Override
		public void refused(RuntimeException failure) {
			ifCurrent(() -> YjsClient.this.refused(failure));
		}

		@Override
		public void update(Broadcast broadcast) {
			ifCurrent(() -> YjsClient.this.update(broadcast));
		}

		@Override
		public void awareness(Broadcast broadcast) {
			ifCurrent(() -> YjsClient.this.awareness(broadcast));
		}

		@Override
		public void stateless(String payload) {
			ifCurrent(() -> YjsClient.this.stateless(payload));
		}

		@Override
		public void settled(long number, RoomRefusedException refusal) {
			ifCurrent(() -> YjsClient.this.settled(number, refusal));
		}

		@Override
		public void closed(RoomRefusedException why) {
			ifCurrent(() -> YjsClient.this.closed(why));
		}

	}

}
