package dev.lattice.crdt;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One step of a change of a sequence, from its start to its end: what is inserted,
 * skipped or deleted at the place that the steps before it reached.
 */
public sealed interface Delta {

	/**
	 * Inserts into a text.
	 *
	 * @param content a {@link String}, or one embedded value, which may be a
	 * {@link YType}
	 * @param attributes the formatting; {@code null} of a key takes it away
	 */
	record Insert(@Nullable Object content, Map<String, @Nullable Object> attributes) implements Delta {

		/**
		 * Inserts without formatting.
		 * @param content a {@link String}, or one embedded value
		 */
		public Insert(@Nullable Object content) {
			this(content, Map.of());
		}

	}

	/**
	 * Inserts elements into an array or into the children of a node.
	 *
	 * @param values the elements
	 */
	record InsertValues(List<@Nullable Object> values) implements Delta {
	}

	/**
	 * Skips elements, and formats them in a text.
	 *
	 * @param length how many, at least 1
	 * @param attributes the formatting that changes; {@code null} of a key takes it away
	 */
	record Retain(long length, Map<String, @Nullable Object> attributes) implements Delta {

		/**
		 * Skips elements and leaves them as they are.
		 * @param length how many, at least 1
		 */
		public Retain(long length) {
			this(length, Map.of());
		}

	}

	/**
	 * Deletes elements.
	 *
	 * @param length how many, at least 1
	 */
	record Delete(long length) implements Delta {
	}

}
