package dev.lattice.crdt.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

import dev.lattice.crdt.codec.Json;
import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.protocol.AwarenessPeers.Peer;
import org.jspecify.annotations.Nullable;

/**
 * What the clients of a document do at the moment, such as where their cursors are: of
 * each client a state, which is JSON and is not kept. It is the awareness of y-protocols
 * 1.0.7, from which it differs where C-70 to C-73 say so. A client that says nothing for
 * {@link #TIMEOUT_MILLIS} is taken for gone; so {@link #tick()} must be called every few
 * seconds. Not safe for use by several threads at once.
 */
public final class Awareness {

	/** How long a client may say nothing until its state is removed. */
	public static final long TIMEOUT_MILLIS = 30_000;

	/** How old the local state may become until it is told again. */
	public static final long RENEWAL_MILLIS = 15_000;

	private final long client;

	private final LongSupplier clock;

	private final AwarenessLimits limits;

	private final List<AwarenessListener> listeners = new ArrayList<>();

	private final AwarenessPeers peers;

	/**
	 * Creates an awareness in which the local client has the state <code>{}</code>. A
	 * server, which is no client, sets it to null.
	 * @param client the local client's id, from 0 to 2^53 - 1
	 * @param clock milliseconds of a clock that does not run backwards, whatever it began
	 * with
	 * @param limits what is accepted
	 */
	public Awareness(long client, LongSupplier clock, AwarenessLimits limits) {
		this.client = client;
		this.clock = clock;
		this.limits = limits;
		this.peers = new AwarenessPeers(client, limits.maxClients());
		setLocalState(Map.of());
	}

	/**
	 * Adds a listener, which is called after those that were added before.
	 * @param listener the listener
	 */
	public void addListener(AwarenessListener listener) {
		this.listeners.add(listener);
	}

	/**
	 * Removes a listener, if it is there.
	 * @param listener the listener
	 */
	public void removeListener(AwarenessListener listener) {
		this.listeners.remove(listener);
	}

	/**
	 * Returns the states of all clients that have one.
	 * @return a copy, of values as {@link Json#parse} gives them, which must not be
	 * changed
	 */
	public Map<Long, Object> states() {
		Map<Long, Object> states = new LinkedHashMap<>();
		this.peers.present().forEach((id, peer) -> states.put(id, peer.required()));
		return Collections.unmodifiableMap(states);
	}

	/**
	 * Returns how often a client has set its state.
	 * @param client the client's id
	 * @return its clock, or nothing if it is not known or forgotten
	 */
	public OptionalLong clock(long client) {
		Peer peer = this.peers.get(client);
		return (peer != null) ? OptionalLong.of(peer.clock) : OptionalLong.empty();
	}

	/**
	 * Returns the state of the local client.
	 * @return the state, which must not be changed, or null if it has none
	 */
	public @Nullable Object localState() {
		Peer local = this.peers.present().get(this.client);
		return (local != null) ? local.state : null;
	}

	/**
	 * Sets the state of the local client, and tells listeners with
	 * {@link AwarenessOrigin#LOCAL}.
	 * @param state a value that {@link Json} can write, which is copied; null to be gone
	 * @throws IllegalArgumentException if the state cannot be written as JSON, or is
	 * beyond the limits
	 */
	public void setLocalState(@Nullable Map<String, ?> state) {
		if (state == null) {
			setLocal(null);
		}
		else {
			setLocal(copy(state));
		}
	}

	/**
	 * Sets one field of the local state; does nothing if the local client has no state.
	 * @param field its name
	 * @param value a value that {@link Json} can write, which is copied
	 * @throws IllegalArgumentException as {@link #setLocalState}
	 * @throws IllegalStateException if another replica made the local state something
	 * else than an object
	 */
	public void setLocalStateField(String field, @Nullable Object value) {
		Object state = localState();
		if (state == null) {
			return;
		}
		if (!(state instanceof Map<?, ?> fields)) {
			throw new IllegalStateException(
					"The local state is " + state + ", which has no fields; set it with setLocalState");
		}
		Map<String, @Nullable Object> changed = new LinkedHashMap<>();
		fields.forEach((name, old) -> changed.put((String) name, old));
		changed.put(field, value);
		setLocalState(changed);
	}

	private Object copy(Map<String, ?> state) {
		String json = Json.stringify(state);
		int length = json.getBytes(StandardCharsets.UTF_8).length;
		if (length > this.limits.maxStateBytes()) {
			throw new IllegalArgumentException("The local state has " + length + " bytes of JSON, more than the "
					+ this.limits.maxStateBytes() + " that AwarenessLimits.maxStateBytes allows");
		}
		try {
			Object copy = Json.parse(json, this.limits.maxDepth());
			return (copy != null) ? copy : Map.of();
		}
		catch (MalformedDataException ex) {
			throw new IllegalArgumentException("The local state nests deeper than the " + this.limits.maxDepth()
					+ " that AwarenessLimits.maxDepth allows", ex);
		}
	}

	private void setLocal(@Nullable Object state) {
		Peer before = this.peers.get(this.client);
		Object old = (before != null) ? before.state : null;
		long next = (before != null) ? before.clock + 1 : 0;
		this.peers.put(this.client, new Peer(next, this.clock.getAsLong(), state, AwarenessOrigin.LOCAL));
		AwarenessTally tally = new AwarenessTally();
		if (state == null) {
			tally.removed(this.client);
		}
		else if (old == null) {
			tally.added(this.client);
		}
		else {
			tally.updated(this.client, old, state);
		}
		tally.tell(this.listeners, AwarenessOrigin.LOCAL);
	}

	/**
	 * Returns an update with the states of all clients that have one.
	 * @return the update, for {@link #applyUpdate}
	 */
	public byte[] encodeUpdate() {
		return encodeUpdate(this.peers.present().keySet());
	}

	/**
	 * Returns an update with the states of some clients, null for those that have none
	 * any more.
	 * @param clients their ids
	 * @return the update, for {@link #applyUpdate}
	 * @throws IllegalArgumentException if a client is not known
	 */
	public byte[] encodeUpdate(Collection<Long> clients) {
		List<AwarenessEntry> entries = new ArrayList<>(clients.size());
		for (long id : clients) {
			Peer peer = this.peers.get(id);
			if (peer == null) {
				throw new IllegalArgumentException(
						"Client " + id + " is not known; encode clients of a change or of states()");
			}
			entries.add(new AwarenessEntry(id, peer.clock, peer.state));
		}
		return AwarenessEntry.encode(entries);
	}

	/**
	 * Returns an update in which each state is replaced, so that a server can hold
	 * clients to what they may say.
	 * @param update an update
	 * @param limits what is accepted
	 * @param change gets a state or null, and returns another one or null; it may change
	 * what it got
	 * @return the update with the same clients and clocks
	 * @throws MalformedDataException if the update is malformed or beyond the limits
	 */
	public static byte[] modifyUpdate(byte[] update, AwarenessLimits limits, UnaryOperator<@Nullable Object> change) {
		return AwarenessEntry.modify(update, limits, change);
	}

	/**
	 * Applies an update, of which older news are ignored. Another replica cannot remove
	 * the local state: the local clock is advanced instead, and listeners are told that
	 * it was removed, so that it is sent again.
	 * @param update the update
	 * @param origin where it comes from, as listeners are told; for
	 * {@link #removeStatesOf}, the connection
	 * @throws MalformedDataException if the update is malformed or beyond the limits;
	 * then nothing was applied
	 */
	public void applyUpdate(byte[] update, @Nullable Object origin) {
		List<AwarenessEntry> entries = AwarenessEntry.decode(update, this.limits);
		checkCount(entries);
		long now = this.clock.getAsLong();
		AwarenessTally tally = new AwarenessTally();
		for (AwarenessEntry entry : entries) {
			if (isNews(entry)) {
				apply(entry, now, origin, tally);
			}
			else {
				keep(entry, origin);
			}
		}
		tally.tell(this.listeners, origin);
	}

	private void checkCount(List<AwarenessEntry> entries) {
		Set<Long> added = new HashSet<>();
		for (AwarenessEntry entry : entries) {
			if (entry.state() != null && !this.peers.present().containsKey(entry.client()) && isNews(entry)) {
				added.add(entry.client());
			}
		}
		int count = this.peers.present().size() + added.size();
		if (count > this.limits.maxClients() && !added.isEmpty()) {
			throw new MalformedDataException("With this update " + count + " clients have a state, more than the "
					+ this.limits.maxClients() + " that AwarenessLimits.maxClients allows", 0);
		}
	}

	private boolean isNews(AwarenessEntry entry) {
		Peer known = this.peers.get(entry.client());
		long knownClock = (known != null) ? known.clock : 0;
		return knownClock < entry.clock() || (knownClock == entry.clock() && entry.state() == null
				&& this.peers.present().containsKey(entry.client()));
	}

	private void apply(AwarenessEntry entry, long now, @Nullable Object origin, AwarenessTally tally) {
		long id = entry.client();
		Peer known = this.peers.get(id);
		Object state = entry.state();
		if (state == null && id == this.client && known != null && known.state != null) {
			this.peers.put(id, new Peer(entry.clock() + 1, now, known.state, AwarenessOrigin.LOCAL));
		}
		else {
			this.peers.put(id, new Peer(entry.clock(), now, state, origin));
		}
		if (state == null) {
			if (known != null) {
				tally.removed(id);
			}
		}
		else if (known == null) {
			tally.added(id);
		}
		else {
			tally.updated(id, known.state, state);
		}
	}

	/** Notes who tells a state that is known: after a reconnect, the new connection. */
	private void keep(AwarenessEntry entry, @Nullable Object origin) {
		Peer known = this.peers.present().get(entry.client());
		if (known != null && known.clock == entry.clock() && entry.client() != this.client) {
			known.origin = origin;
		}
	}

	/**
	 * Removes the states of clients that are gone, and tells listeners. Those that have
	 * none are ignored.
	 * @param clients their ids
	 * @param origin why, as listeners are told
	 */
	public void removeStates(Collection<Long> clients, @Nullable Object origin) {
		AwarenessTally tally = new AwarenessTally();
		for (long id : List.copyOf(clients)) {
			Peer peer = this.peers.present().get(id);
			if (peer == null) {
				continue;
			}
			boolean local = id == this.client;
			this.peers.put(id, new Peer(local ? peer.clock + 1 : peer.clock,
					local ? this.clock.getAsLong() : peer.updated, null, origin));
			tally.removed(id);
		}
		tally.tell(this.listeners, origin);
	}

	/**
	 * Removes the states that came last with this origin, of a connection that was
	 * closed. A client that has meanwhile said something through another connection
	 * stays.
	 * @param origin what was passed to {@link #applyUpdate}, or its equal
	 */
	public void removeStatesOf(Object origin) {
		List<Long> clients = new ArrayList<>();
		this.peers.present().forEach((id, peer) -> {
			if (origin.equals(peer.origin)) {
				clients.add(id);
			}
		});
		removeStates(clients, origin);
	}

	/**
	 * Does what is due: tells the local state again if it is old, and removes the states
	 * of clients that have said nothing for too long. To be called about every 3 seconds.
	 */
	public void tick() {
		long now = this.clock.getAsLong();
		Peer local = this.peers.present().get(this.client);
		if (local != null && now - local.updated >= RENEWAL_MILLIS) {
			setLocal(local.required());
		}
		List<Long> gone = new ArrayList<>();
		this.peers.present().forEach((id, peer) -> {
			if (id != this.client && now - peer.updated >= TIMEOUT_MILLIS) {
				gone.add(id);
			}
		});
		removeStates(gone, AwarenessOrigin.TIMEOUT);
	}

}
