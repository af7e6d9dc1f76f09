package dev.lattice.crdt.vectors;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.MalformedDataException;
import dev.lattice.crdt.protocol.Awareness;
import dev.lattice.crdt.protocol.AwarenessChange;
import dev.lattice.crdt.protocol.AwarenessLimits;
import dev.lattice.crdt.protocol.AwarenessListener;

/** The state of users of lattice-crdt, as the vectors know it. */
final class LatticePresence implements Subject.Presence {

	private final Awareness awareness;

	private final List<Object> events = new ArrayList<>();

	/** Clients of which a clock may be known. */
	private final TreeSet<Long> clients = new TreeSet<>();

	LatticePresence(long client) {
		this.awareness = new Awareness(client, () -> 0, AwarenessLimits.DEFAULT);
		this.clients.add(client);
		this.awareness.addListener(new AwarenessListener() {

			@Override
			public void changed(AwarenessChange change, Object origin) {
				add("change", change);
			}

			@Override
			public void updated(AwarenessChange change, Object origin) {
				add("update", change);
			}

		});
	}

	private void add(String type, AwarenessChange change) {
		Map<String, Object> event = new LinkedHashMap<>();
		event.put("type", type);
		event.put("added", change.added());
		event.put("updated", change.updated());
		event.put("removed", change.removed());
		this.events.add(event);
	}

	@Override
	public void clear() {
		this.awareness.setLocalState(null);
	}

	@Override
	public void set(Object state) {
		this.awareness.setLocalState((state != null) ? VectorValues.madeMap(Fields.of(state).values()) : null);
	}

	@Override
	public void setField(String field, Object value) {
		this.awareness.setLocalStateField(field, VectorValues.made(value));
	}

	@Override
	public byte[] encode(List<Long> encoded) {
		return this.awareness.encodeUpdate(encoded);
	}

	@Override
	public void apply(byte[] update) {
		noteClients(update);
		this.awareness.applyUpdate(update, "remote");
	}

	/** A client that is known to have no state is in no event. */
	private void noteClients(byte[] update) {
		try {
			ByteReader in = new ByteReader(update);
			for (long left = in.varUint(); left > 0; left--) {
				this.clients.add(in.varUint());
				in.varUint();
				in.skipVarString();
			}
		}
		catch (MalformedDataException ex) {
			// The awareness says so itself.
		}
	}

	@Override
	public void remove(List<Long> removed) {
		this.awareness.removeStates(removed, "local");
	}

	@Override
	public List<Object> events() {
		List<Object> since = List.copyOf(this.events);
		this.events.clear();
		return since;
	}

	@Override
	public List<Object> states() {
		List<Object> pairs = new ArrayList<>();
		new TreeMap<>(this.awareness.states())
			.forEach((Long client, Object state) -> pairs.add(List.of(client, VectorValues.described(state))));
		return pairs;
	}

	@Override
	public List<Object> clocks() {
		List<Object> pairs = new ArrayList<>();
		for (long client : this.clients) {
			this.awareness.clock(client).ifPresent((long clock) -> pairs.add(List.of(client, clock)));
		}
		return pairs;
	}

}
