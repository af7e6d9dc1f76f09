package dev.lattice.engine.durable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is kept of a page.
 *
 * @param received the number of the last input whose effects it holds
 * @param values the values as they were written, by their full names
 */
public record Snapshot(int received, Map<String, byte[]> values) {

	/** The form of what is written; raised when it changes. */
	private static final int FORM = 1;

	/** What there is when nothing was kept. */
	public static final Snapshot NONE = new Snapshot(0, Map.of());

	/**
	 * Reads what {@link #write} wrote.
	 * @param bytes the bytes
	 * @return the snapshot
	 * @throws BadStateException if it is something else
	 */
	public static Snapshot read(byte[] bytes) {
		StateReader in = new StateReader(bytes);
		int form = in.smallInteger();
		if (form != FORM) {
			throw new BadStateException("The snapshot has form " + form + ", known is " + FORM);
		}
		int received = in.smallInteger();
		int size = in.list();
		Map<String, byte[]> values = new LinkedHashMap<>();
		for (int i = 0; i < size; i++) {
			values.put(in.text(), in.bytes());
		}
		in.end();
		if (received < 0) {
			throw new BadStateException("The snapshot holds " + received + " inputs, less than 0");
		}
		return new Snapshot(received, values);
	}

	/**
	 * Writes the snapshot.
	 * @param limit how many bytes it may have
	 * @return the bytes, the same for the same snapshot
	 * @throws StateTooLargeException if it has more
	 */
	byte[] write(int limit) {
		try {
			StateWriter out = new StateWriter(limit);
			out.integer(FORM);
			out.integer(this.received);
			out.list(this.values.size());
			this.values.forEach((name, value) -> {
				out.text(name);
				out.bytes(value);
			});
			return out.toBytes();
		}
		catch (StateWriter.Full ex) {
			throw tooLarge(limit);
		}
	}

	private StateTooLargeException tooLarge(int limit) {
		String largest = "";
		int most = -1;
		for (Map.Entry<String, byte[]> value : this.values.entrySet()) {
			if (value.getValue().length > most) {
				largest = value.getKey();
				most = value.getValue().length;
			}
		}
		return new StateTooLargeException(largest, most, limit);
	}

}
