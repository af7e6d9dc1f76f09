package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Id;
import dev.lattice.crdt.RelativePosition;
import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.YText;
import dev.lattice.crdt.protocol.Awareness;
import dev.lattice.crdt.protocol.AwarenessChange;
import dev.lattice.crdt.protocol.AwarenessListener;
import dev.lattice.engine.text.TextCarets;
import dev.lattice.engine.text.TextCarets.Caret;
import dev.lattice.engine.text.TextCarets.Selection;
import org.jspecify.annotations.Nullable;

/**
 * Where those who are present have their carets in a text of the document, whatever they
 * edit it with.
 */
final class LiveCarets extends Live implements AwarenessListener {

	/** The field of a state in which bindings of Yjs say where somebody is. */
	static final String FIELD = "cursor";

	/** What somebody says of their caret. */
	private record Said(String name, String color, RelativePosition anchor, RelativePosition head) {
	}

	private final RoomDocument document;

	private final String name;

	private final Map<Long, Said> said = new LinkedHashMap<>();

	private int present;

	LiveCarets(RoomDocument document, String name) {
		this.document = document;
		this.name = name;
	}

	/** What a state says of a caret in a text, as bindings of Yjs have it. */
	static Map<String, Object> cursor(YText text, Selection selection) {
		Map<String, Object> cursor = new LinkedHashMap<>();
		cursor.put("anchor", RelativePosition.of(text, selection.anchor()).toJson());
		cursor.put("head", RelativePosition.of(text, selection.head()).toJson());
		return cursor;
	}

	@Override
	Subscription observe(Doc doc) {
		return this.document.awareness((awareness) -> {
			Map<Long, Object> states = awareness.states();
			this.present = states.size();
			states.forEach(this::hear);
			return LivePresence.listen(this.document, awareness, this);
		});
	}

	@Override
	public void changed(AwarenessChange change, @Nullable Object origin) {
		Map<Long, Object> states = this.document.awareness(Awareness::states);
		boolean isOther = states.size() != this.present;
		this.present = states.size();
		for (List<Long> clients : List.of(change.added(), change.updated(), change.removed())) {
			for (long client : clients) {
				isOther |= hear(client, states.get(client));
			}
		}
		if (isOther) {
			changed();
		}
	}

	/** Notes what a client says; returns whether that is something else. */
	private boolean hear(long client, @Nullable Object state) {
		Said now = (state instanceof Map<?, ?> fields) ? said(fields) : null;
		Said before = (now != null) ? this.said.put(client, now) : this.said.remove(client);
		return !Objects.equals(before, now);
	}

	/** What a client says, which may be anything; null: nothing of a caret. */
	private @Nullable Said said(Map<?, ?> state) {
		if (!(state.get(FIELD) instanceof Map<?, ?> cursor)) {
			return null;
		}
		RelativePosition anchor = position(cursor.get("anchor"));
		RelativePosition head = position(cursor.get("head"));
		Map<?, ?> user = (state.get(Identity.FIELD) instanceof Map<?, ?> fields) ? fields : state;
		return (anchor != null && head != null)
				? new Said(text(user.get("name")), text(user.get("color")), anchor, head) : null;
	}

	private static String text(@Nullable Object value) {
		return (value instanceof String text) ? text : "";
	}

	/** A position that is in this text, as far as it says that itself. */
	@SuppressWarnings("unchecked") // awareness has strings as keys, as JSON does
	private @Nullable RelativePosition position(@Nullable Object json) {
		if (!(json instanceof Map<?, ?> fields)) {
			return null;
		}
		try {
			RelativePosition position = RelativePosition.fromJson((Map<String, @Nullable Object>) fields);
			Id item = position.item();
			if (item == null) {
				return this.name.equals(position.root()) ? position : null;
			}
			return (item.client() >= 0 && item.clock() >= 0) ? position : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/** Where others than a client are; within the room. */
	List<Caret> carets(YText text, long own) {
		List<Caret> carets = new ArrayList<>();
		this.said.forEach((client, one) -> {
			Long anchor = (client != own && carets.size() < TextCarets.MOST) ? index(text, one.anchor()) : null;
			Long head = (anchor != null) ? index(text, one.head()) : null;
			if (anchor != null && head != null) {
				carets.add(new Caret(String.valueOf(client), one.name(), one.color(),
						new Selection(Math.toIntExact(anchor), Math.toIntExact(head))));
			}
		});
		return carets;
	}

	@SuppressWarnings("ReferenceEquality") // this very text
	private static @Nullable Long index(YText text, RelativePosition position) {
		RelativePosition.Place place = position.resolve(text.doc());
		return (place != null && place.type() == text) ? Long.valueOf(place.index()) : null;
	}

	/** Whether anybody but so many is present. */
	boolean isMoreThan(int count) {
		return this.present > count;
	}

}
