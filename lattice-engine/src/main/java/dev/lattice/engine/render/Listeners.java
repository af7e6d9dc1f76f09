package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.engine.event.TextEdit;
import dev.lattice.engine.html.Handler;
import dev.lattice.engine.patch.Wire;
import org.jspecify.annotations.Nullable;

/** What listens at which slot. */
final class Listeners {

	/** So many slots of earlier instances lead to the one that stands in their place. */
	static final int MOST_FORMER = 32;

	private record Place(Instance instance, int slot) {
	}

	private final Map<Integer, Place> places = new HashMap<>(4);

	void add(Instance instance, int slot) {
		this.places.put(instance.id + slot, new Place(instance, slot));
	}

	@Nullable Handler<?> handler(int id) {
		Place place = this.places.get(id);
		return (place != null) ? (Handler<?>) place.instance().value(place.slot()) : null;
	}

	@Nullable Instance instance(int id) {
		Place place = this.places.get(id);
		return (place != null) ? place.instance() : null;
	}

	/** Whether the page lets its user make an event of the handler. */
	boolean offers(int id, @Nullable Object event) {
		Place place = this.places.get(id);
		return place != null && Offer.holds(place.instance(), place.slot(), event);
	}

	/** Does not take an event that the page does not let its user make. */
	void refuse(int id, Object event) {
		Place place = this.places.get(id);
		FieldText field = (place != null) ? place.instance().field(place.slot()) : null;
		if (field != null && event instanceof TextEdit edit) {
			field.refuse(edit);
		}
	}

	/** Notes that an element reported the value that one of its properties has. */
	void reported(int id, String property, Object value) {
		Place place = this.places.get(id);
		int slot = (place != null) ? place.instance().template.property(place.slot(), property) : 0;
		if (place != null && slot > 0) {
			place.instance().value(slot, value);
		}
	}

	/**
	 * Leads from the slots of an instance to those of its successor, for events that are
	 * on their way (I-54).
	 */
	void replace(Instance old, Instance now, Correspondence same) {
		List<Integer> former = new ArrayList<>(old.formerHandlers);
		for (int slot = 1; slot <= old.template.slots(); slot++) {
			if (old.template.kind(slot) == Wire.HANDLER) {
				former.add(old.id + slot);
			}
		}
		List<Integer> leading = new ArrayList<>();
		for (int id : former) {
			Place place = this.places.remove(id);
			int slot = (place != null) ? successor(place.slot(), same) : 0;
			if (slot > 0) {
				this.places.put(id, new Place(now, slot));
				leading.add(id);
			}
		}
		while (leading.size() > MOST_FORMER) {
			this.places.remove(leading.removeFirst());
		}
		now.formerHandlers = List.copyOf(leading);
	}

	private static int successor(int old, Correspondence same) {
		for (int slot = same.template().slots(); slot > 0; slot--) {
			if (same.handler(slot) == old) {
				return slot;
			}
		}
		return 0;
	}

	/** Nothing listens in an instance any more, nor in what is in it. */
	void forget(Instance instance) {
		Walk.slots(instance, (inner, slot) -> {
			if (inner.template.kind(slot) == Wire.HANDLER) {
				this.places.remove(inner.id + slot);
			}
			if (slot == 1) {
				inner.formerHandlers.forEach(this.places::remove);
			}
		});
	}

	void forget(Instance instance, int slot) {
		this.places.remove(instance.id + slot);
	}

	void clear() {
		this.places.clear();
	}

}
