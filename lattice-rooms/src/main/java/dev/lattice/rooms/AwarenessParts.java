package dev.lattice.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.ByteWriter;
import dev.lattice.crdt.codec.MalformedDataException;
import org.jspecify.annotations.Nullable;

/** Takes an awareness update apart by clients, without reading their states. */
final class AwarenessParts {

	/** Client, clock, length of the state and a digit. */
	private static final int LEAST_BYTES = 4;

	private static final String GONE = "null";

	private AwarenessParts() {
	}

	/**
	 * What is said of a client.
	 *
	 * @param client its id
	 * @param clock how often it has set its state
	 * @param json its state
	 */
	record Part(long client, long clock, String json) {

		boolean isGone() {
			return this.json.equals(GONE);
		}

		Part withClock(long other) {
			return new Part(this.client, other, this.json);
		}

	}

	static List<Part> read(byte[] update) {
		ByteReader in = new ByteReader(update);
		long count = in.varUint();
		if (count > in.remaining() / LEAST_BYTES) {
			throw new MalformedDataException("An awareness update tells " + count + " clients, but " + in.remaining()
					+ " bytes are left for them", 0);
		}
		List<Part> parts = new ArrayList<>((int) count);
		for (long i = 0; i < count; i++) {
			parts.add(new Part(in.varUint(), in.varUint(), in.varString()));
		}
		return parts;
	}

	static byte[] write(List<Part> parts) {
		ByteWriter out = new ByteWriter();
		out.varUint(parts.size());
		for (Part part : parts) {
			out.varUint(part.client());
			out.varUint(part.clock());
			out.varString(part.json());
		}
		return out.toBytes();
	}

	/** Keeps of an update what a filter returns. */
	static byte @Nullable [] filter(byte[] update, Function<Part, @Nullable Part> filter) {
		List<Part> kept = new ArrayList<>();
		for (Part part : read(update)) {
			Part passed = filter.apply(part);
			if (passed != null) {
				kept.add(passed);
			}
		}
		return kept.isEmpty() ? null : write(kept);
	}

}
