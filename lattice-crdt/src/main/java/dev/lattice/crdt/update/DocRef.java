package dev.lattice.crdt.update;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A place where a document lies in another.
 *
 * @param guid names the document
 * @param options what is written beside the name, in this order where present: {@code gc}
 * (false), {@code autoLoad} (true), {@code meta} (any value but null)
 */
public record DocRef(String guid, Map<String, @Nullable Object> options) {

	/** Creates a reference. The map is not copied. */
	public DocRef {
		Objects.requireNonNull(guid, "guid");
		Objects.requireNonNull(options, "options");
	}

}
