package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.protocol.Awareness;
import dev.lattice.crdt.protocol.AwarenessChange;
import dev.lattice.crdt.protocol.AwarenessListener;
import dev.lattice.rooms.AwarenessParts.Part;
import org.jspecify.annotations.Nullable;

/** Who is in a room. Guarded by the room. */
final class RoomAwareness implements AwarenessListener {

	/*
	 * A client id belongs to whoever was the first to use it, a connection, a view, or
	 * another node, until its state is gone. What others say of it is dropped: the
	 * provider of y-websocket tells again what it has heard, so that this is no reason to
	 * refuse.
	 *
	 * A client that comes back before its old connection is closed finds its id taken. So
	 * what a connection says first, of one client, is remembered if it is taken, and
	 * holds once the id is free. It is told with the clock of before, which those who saw
	 * the old state leave would ignore; the clock is put above that.
	 */

	/** No client: its state stays null. */
	private static final long SERVER = 0;

	private final LoadedRoom room;

	private final RoomSettings settings;

	private final Awareness awareness;

	private final PresenceLink link;

	private final Map<Long, Object> owners = new HashMap<>();

	RoomAwareness(LoadedRoom room, RoomSettings settings) {
		this.room = room;
		this.settings = settings;
		this.awareness = new Awareness(SERVER, settings.clock(), settings.limits().awareness());
		this.awareness.setLocalState(null);
		this.awareness.addListener(this);
		this.link = new PresenceLink(room, settings, this);
	}

	Awareness awareness() {
		return this.awareness;
	}

	PresenceLink link() {
		return this.link;
	}

	byte[] encode() {
		return this.awareness.encodeUpdate();
	}

	/** A client says something of itself. */
	void said(ClientConnection client, byte[] update) {
		try {
			boolean first = client.saysFirst();
			List<Part> parts = AwarenessParts.read(update);
			boolean alone = first && parts.size() == 1;
			byte[] own = AwarenessParts.filter(update, (part) -> own(client, part, alone));
			if (own != null) {
				this.awareness.applyUpdate(identified(client.caller(), own), client);
			}
		}
		catch (MalformedDataException ex) {
			throw new RoomRefusedException(RoomRefusedException.Reason.MALFORMED,
					"An awareness update for room '" + this.room.name() + "' is malformed: " + ex.getMessage());
		}
	}

	/** What of it a client may say; null if nothing. */
	private @Nullable Part own(ClientConnection client, Part part, boolean first) {
		Object owner = this.owners.get(part.client());
		if (client.equals(owner)) {
			return part;
		}
		if (part.isGone()) {
			return null;
		}
		if (owner == null) {
			return first ? aboveKnown(part) : part;
		}
		if (first) {
			client.claim(part);
		}
		return null;
	}

	/** Who comes back says what it said before it was taken for gone. */
	private Part aboveKnown(Part part) {
		long known = this.awareness.clock(part.client()).orElse(-1);
		return (part.clock() <= known) ? part.withClock(known + 1) : part;
	}

	/** Puts what the server says of the user in the place of what the client says. */
	private byte[] identified(Caller caller, byte[] update) {
		return Awareness.modifyUpdate(update, this.settings.limits().awareness(), (state) -> {
			if (!(state instanceof Map<?, ?> fields)) {
				return state;
			}
			Object claimed = fields.get(Identity.FIELD);
			Object said = this.settings.identity().of(caller, claimed);
			if (Objects.equals(said, claimed)) {
				return state;
			}
			Map<String, @Nullable Object> changed = new LinkedHashMap<>();
			fields.forEach((name, value) -> changed.put((String) name, value));
			if (said != null) {
				changed.put(Identity.FIELD, said);
			}
			else {
				changed.remove(Identity.FIELD);
			}
			return changed;
		});
	}

	/** Another node says who is there. */
	void saidElsewhere(Object node, byte[] update) {
		byte[] theirs = AwarenessParts.filter(update, (part) -> {
			Object owner = this.owners.get(part.client());
			return (owner == null || owner instanceof PresenceLink.Node) ? part : null;
		});
		if (theirs != null) {
			this.awareness.applyUpdate(theirs, node);
		}
	}

	/** The ids that are used on this node. */
	List<Long> here() {
		List<Long> ids = new ArrayList<>();
		this.owners.forEach((id, owner) -> {
			if (!(owner instanceof PresenceLink.Node)) {
				ids.add(id);
			}
		});
		return ids;
	}

	void left(ClientConnection client) {
		this.awareness.removeStatesOf(client);
	}

	void tick() {
		this.awareness.tick();
		this.link.tick();
	}

	@Override
	public void updated(AwarenessChange change, @Nullable Object origin) {
		List<Long> clients = new ArrayList<>(change.added());
		clients.addAll(change.updated());
		Object owner = (origin != null) ? origin : this;
		clients.forEach((id) -> this.owners.put(id, owner));
		boolean here = !(origin instanceof PresenceLink.Node);
		for (long id : change.removed()) {
			here |= !(this.owners.remove(id) instanceof PresenceLink.Node);
		}
		clients.addAll(change.removed());
		Broadcast broadcast = new Broadcast(this.awareness.encodeUpdate(clients));
		for (ClientConnection client : this.room.clients()) {
			client.awareness(broadcast);
		}
		if (here) {
			this.link.changed(change.removed());
		}
		change.removed().forEach(this::passOn);
	}

	/** Gives an id that is free to the connection that waits for it. */
	private void passOn(long id) {
		for (ClientConnection client : this.room.clients()) {
			Part claimed = client.claimed(id);
			if (claimed != null) {
				takeUp(client, claimed);
				return;
			}
		}
	}

	/** What is wrong with a claim is not the affair of whoever was there before. */
	private void takeUp(ClientConnection client, Part claimed) {
		try {
			byte[] update = AwarenessParts.write(List.of(aboveKnown(claimed)));
			this.awareness.applyUpdate(identified(client.caller(), update), client);
		}
		catch (MalformedDataException ex) {
			// It was not read before. Nothing is known of that client then.
		}
		catch (RuntimeException ex) {
			this.settings.failed(this.room.name(), "telling who a client is that came back", ex);
		}
	}

}
