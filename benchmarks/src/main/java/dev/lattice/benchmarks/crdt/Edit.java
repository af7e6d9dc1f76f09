package dev.lattice.benchmarks.crdt;

import java.util.List;

/** A change of one of the roots of a {@link Place}. */
sealed interface Edit {

	void apply(Place place);

	/** Reads a change as the benchmark writes it: what, where, and with what. */
	static Edit of(List<?> json) {
		Object where = json.get(1);
		Object what = json.get(2);
		return switch ((String) json.get(0)) {
			case "text" -> new Insertion(number(where), (String) what);
			case "cut" -> new Cut(number(where), number(what));
			case "array" -> new Values(number(where), (List<?>) what);
			case "map" -> new Entry((String) where, what);
			default -> throw new IllegalArgumentException("No edit is like " + json);
		};
	}

	private static int number(Object value) {
		return ((Number) value).intValue();
	}

	/** Inserts text. */
	record Insertion(int at, String text) implements Edit {

		@Override
		public void apply(Place place) {
			place.text().insert(this.at, this.text);
		}

	}

	/** Deletes text. */
	record Cut(int at, int length) implements Edit {

		@Override
		public void apply(Place place) {
			place.text().delete(this.at, this.length);
		}

	}

	/** Inserts values into the array. */
	record Values(int at, List<?> values) implements Edit {

		@Override
		public void apply(Place place) {
			place.array().insertAll(this.at, this.values);
		}

	}

	/** Sets an entry of the map. */
	record Entry(String key, Object value) implements Edit {

		@Override
		public void apply(Place place) {
			place.map().set(this.key, this.value);
		}

	}

}
