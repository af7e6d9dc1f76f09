package dev.lattice.rooms;

import java.util.function.Supplier;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YMap;
import dev.lattice.crdt.codec.Values;
import dev.lattice.engine.signal.Scope;

/**
 * A number of a room to which many add at once, and nothing is lost. In the document it
 * is the map of its name, in which everybody who adds has an entry of their own; the
 * number is the sum of all that are numbers.
 * <p>
 * All sessions of a server share an entry, under the server's
 * {@linkplain ViewOptions#site() site}: there are as many as servers and other programs
 * that have ever added. A session reads what it has seen, as with every view.
 */
public final class SharedCounter extends RoomView<ValueMirror<Long>> implements Supplier<Long> {

	SharedCounter(RoomViews views, String name) {
		super(views, ViewKey.of(views, SharedCounter.class, name));
	}

	@Override
	ValueMirror<Long> mirror(Scope root) {
		return new ValueMirror<>(this.views, this.key, root, () -> new LiveValue<>(this.views.document(), this::sum,
				(doc, changed) -> map(doc).observe((event, transaction) -> changed.run())));
	}

	private YMap map(Doc doc) {
		return doc.map(this.key.name());
	}

	/** Returns the number. */
	@Override
	public Long get() {
		return readWritten(ValueMirror::get, this::sum);
	}

	/** Adds 1. */
	public void increment() {
		add(1);
	}

	/**
	 * Adds a number.
	 * @param amount what to add; may be negative
	 * @throws IllegalArgumentException if what this server has added would be beyond 2^53
	 * - 1, which other programs could not read
	 * @throws RoomRefusedException if the room refuses it
	 */
	public void add(long amount) {
		this.views.edit((run) -> {
			YMap map = map(run.doc());
			String own = own(run.doc());
			long before = (map.get(own) instanceof Number number) ? number.longValue() : 0;
			if (Math.abs((double) before + amount) > Values.MAX_SAFE_INTEGER) {
				throw new IllegalArgumentException("The counter " + this + " is at " + before + " here; with " + amount
						+ " more it would be beyond 2^53 - 1");
			}
			map.set(own, before + amount);
			return null;
		});
	}

	private String own(Doc doc) {
		String site = this.views.options().site();
		return (site != null) ? site : String.valueOf(doc.clientId());
	}

	private Long sum(Doc doc) {
		long sum = 0;
		for (Object entry : map(doc).entriesAsMap().values()) {
			if (entry instanceof Number number) {
				sum += number.longValue();
			}
		}
		return sum;
	}

}
