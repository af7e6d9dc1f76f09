package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.ByteWriter;
import org.jspecify.annotations.Nullable;

/** Tells other nodes who is here, and hears who is there. Guarded by the room. */
final class PresenceLink {

	/** Another node, as the origin of what it says. */
	record Node(String name) {
	}

	/** How much later what follows at once is told, in milliseconds. */
	private static final long PAUSE = 40;

	/** How long what is told holds, in milliseconds. */
	private static final long LEASE = 30_000;

	private static final long RENEWAL = 10_000;

	private static final int MAX_GONE = 256;

	private final LoadedRoom room;

	private final RoomSettings settings;

	private final RoomAwareness presence;

	private @Nullable Subscription watching;

	/** Clients that were here, and until when that they are gone is told. */
	private final Map<Long, Long> gone = new LinkedHashMap<>();

	private boolean waiting;

	private boolean changed;

	private boolean said;

	private long saidAt;

	PresenceLink(LoadedRoom room, RoomSettings settings, RoomAwareness presence) {
		this.room = room;
		this.settings = settings;
		this.presence = presence;
	}

	void begin() {
		outside(() -> {
			Subscription begun = this.settings.bus().watch(this.room.name(), this::heard);
			this.room.turns().run(() -> this.watching = begun);
		});
	}

	void end() {
		outside(() -> {
			if (this.watching != null) {
				this.watching.close();
			}
		});
		outside(() -> {
			if (this.said) {
				this.settings.bus().publish(this.room.name(), this.settings.node(), new byte[0], LEASE);
			}
		});
	}

	/**
	 * Calls the bus, outside: what it throws would reach whoever leaves the room now, a
	 * client or the log.
	 */
	private void outside(Runnable call) {
		this.room.turns().afterwards(() -> {
			try {
				call.run();
			}
			catch (RuntimeException ex) {
				this.settings.failed(this.room.name(), "calling the bus of presence", ex);
			}
		});
	}

	/** Somebody here has said something, or is gone. */
	void changed(List<Long> removed) {
		long until = this.settings.now() + LEASE;
		for (long id : removed) {
			this.gone.remove(id);
			this.gone.put(id, until);
		}
		while (this.gone.size() > MAX_GONE) {
			this.gone.remove(this.gone.keySet().iterator().next());
		}
		this.changed = true;
		tell();
	}

	/** Tells the first change at once, and those after it together. */
	private void tell() {
		if (this.waiting || !this.changed) {
			return;
		}
		this.changed = false;
		this.waiting = true;
		this.said = true;
		this.saidAt = this.settings.now();
		byte[] state = state();
		outside(() -> this.settings.bus().publish(this.room.name(), this.settings.node(), state, LEASE));
		this.settings.scheduler().later(PAUSE, () -> this.room.turns().run(() -> {
			this.waiting = false;
			tell();
		}));
	}

	void tick() {
		long now = this.settings.now();
		this.gone.values().removeIf((until) -> until <= now);
		if (this.said && now - this.saidAt >= RENEWAL && !this.presence.here().isEmpty()) {
			this.changed = true;
			tell();
		}
	}

	private byte[] state() {
		List<Long> ids = new ArrayList<>(this.presence.here());
		for (long id : this.gone.keySet()) {
			if (!ids.contains(id) && this.presence.awareness().clock(id).isPresent()) {
				ids.add(id);
			}
		}
		ByteWriter out = new ByteWriter();
		out.varString(this.settings.node());
		out.varBytes(this.presence.awareness().encodeUpdate(ids));
		return out.toBytes();
	}

	private void heard(byte[] state) {
		this.room.turns().run(() -> {
			try {
				ByteReader in = new ByteReader(state);
				String node = in.varString();
				if (!node.equals(this.settings.node())) {
					this.presence.saidElsewhere(new Node(node), in.varBytes());
				}
			}
			catch (RuntimeException ex) {
				this.settings.failed(this.room.name(), "hearing of another node who is there", ex);
			}
		});
	}

}
