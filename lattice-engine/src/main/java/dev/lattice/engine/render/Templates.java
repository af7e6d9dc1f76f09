package dev.lattice.engine.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The templates in use, shared by all sessions of a process, so that ten thousand pages
 * of one kind share one; safe for concurrent use.
 */
public final class Templates {

	private final Map<List<Object>, Template> known;

	/**
	 * Makes an empty table.
	 * @param capacity how many templates to keep, above 0; the least recently used go
	 * first, and cost only the sharing
	 */
	public Templates(int capacity) {
		if (capacity <= 0) {
			throw new IllegalArgumentException(
					"A table of " + capacity + " templates holds nothing; expected at least 1");
		}
		this.known = new LinkedHashMap<>(64, 0.75f, true) {
			@Override
			protected boolean removeEldestEntry(Map.Entry<List<Object>, Template> eldest) {
				return size() > capacity;
			}
		};
	}

	/** Returns the one template of a structure. */
	synchronized Template intern(Shape shape) {
		Template known = this.known.get(shape.tokens());
		if (known == null) {
			known = new Template(shape.tokens());
			this.known.put(known.tokens(), known);
		}
		return known;
	}

	/**
	 * Returns how many templates are kept.
	 * @return the number
	 */
	public synchronized int size() {
		return this.known.size();
	}

}
