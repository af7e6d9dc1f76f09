package dev.lattice.engine.durable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import dev.lattice.engine.signal.Effect;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/**
 * The values of a page that outlive its session. Belongs to its session's turns.
 */
public final class DurableState {

	/*
	 * An effect for each value notes that it has changed; only those are written anew for
	 * the next snapshot. What was restored and nobody has asked for yet (a part of the
	 * page that is not there yet) goes into the next snapshot as it is, so that a second
	 * restart does not lose it.
	 */

	/** How long a name may be, in characters. */
	public static final int MAX_NAME = 200;

	/** May be changed unless it is empty. */
	private Map<String, Value<?>> values = Map.of();

	private final Map<String, byte[]> restored;

	private boolean changed;

	private @Nullable RuntimeException misfit;

	/**
	 * Makes the state of a page.
	 * @param snapshot what its values begin with
	 */
	public DurableState(Snapshot snapshot) {
		this.restored = snapshot.values().isEmpty() ? Map.of() : new LinkedHashMap<>(snapshot.values());
	}

	/**
	 * Makes a value durable until the current scope ends, and gives it what was restored
	 * for it.
	 * @param <T> the type of the value
	 * @param name its name, unique in the page
	 * @param codec writes it
	 * @param value reads it
	 * @param restore sets it
	 * @throws IllegalArgumentException if the name is empty or too long
	 * @throws IllegalStateException if the page has a value of that name already
	 */
	public <T extends @Nullable Object> void add(String name, Codec<T> codec, Supplier<? extends T> value,
			Consumer<? super T> restore) {
		if (name.isBlank() || name.length() > MAX_NAME) {
			throw new IllegalArgumentException(
					"A durable value needs a name of 1 to " + MAX_NAME + " characters, not '" + name + "'");
		}
		if (this.values.containsKey(name)) {
			throw new IllegalStateException("The page has a durable value '" + name
					+ "' already; where a component is there several times, give the name what tells one from the other: durable(\"draft-\" + id, …)");
		}
		byte[] kept = this.restored.isEmpty() ? null : this.restored.remove(name);
		if (kept != null) {
			restore(name, codec, restore, kept);
		}
		Value<T> added = new Value<>(codec, value);
		if (this.values.isEmpty()) {
			this.values = new LinkedHashMap<>();
		}
		this.values.put(name, added);
		Scope.onDispose(() -> {
			this.values.remove(name, added);
			this.changed = true;
		});
		new Effect(() -> {
			var unused = value.get();
			added.written = null;
			this.changed = true;
		});
	}

	private <T extends @Nullable Object> void restore(String name, Codec<T> codec, Consumer<? super T> restore,
			byte[] kept) {
		T value;
		try {
			StateReader in = new StateReader(kept);
			value = codec.read(in);
			in.end();
		}
		catch (RuntimeException ex) {
			if (this.misfit == null) {
				this.misfit = new BadStateException("What was kept of the durable value '" + name + "' cannot be read: "
						+ ex.getMessage() + ". Read older versions with Codec.version(…).reading(…)", ex);
			}
			return;
		}
		restore.accept(value);
	}

	/**
	 * Returns why what was restored does not fit the page, once.
	 * @return what failed first, or null if nothing did
	 */
	public @Nullable RuntimeException takeMisfit() {
		RuntimeException taken = this.misfit;
		this.misfit = null;
		return taken;
	}

	/**
	 * Returns whether the page has no durable value.
	 * @return whether a snapshot would hold nothing
	 */
	public boolean isEmpty() {
		return this.values.isEmpty() && this.restored.isEmpty();
	}

	/**
	 * Returns whether a value has changed since the last snapshot.
	 * @return whether a snapshot would hold something else
	 */
	public boolean isChanged() {
		return this.changed;
	}

	/**
	 * Writes all values.
	 * @param received the number of the last input that was applied
	 * @param limit how many bytes there may be
	 * @return the snapshot, which {@link Snapshot#read} reads
	 * @throws StateTooLargeException if there were more
	 * @throws BadStateException if a codec refuses a value
	 */
	public byte[] snapshot(int received, int limit) {
		this.changed = false;
		Map<String, byte[]> written = new LinkedHashMap<>(this.restored);
		this.values.forEach((name, value) -> written.put(name, value.written(name, limit)));
		return new Snapshot(received, written).write(limit);
	}

	/** A value and how it is written. */
	private static final class Value<T extends @Nullable Object> {

		private final Codec<T> codec;

		private final Supplier<? extends T> value;

		/** What it was when it was last written; null after a change. */
		private byte @Nullable [] written;

		Value(Codec<T> codec, Supplier<? extends T> value) {
			this.codec = codec;
			this.value = value;
		}

		byte[] written(String name, int limit) {
			byte[] written = this.written;
			if (written == null) {
				written = write(name, limit);
				this.written = written;
			}
			return written;
		}

		private byte[] write(String name, int limit) {
			StateWriter out = new StateWriter(limit);
			try {
				this.codec.write(this.value.get(), out);
			}
			catch (StateWriter.Full ex) {
				throw new StateTooLargeException(name, limit + 1, limit);
			}
			catch (RuntimeException ex) {
				throw new BadStateException("The durable value '" + name + "' cannot be written: " + ex.getMessage(),
						ex);
			}
			return out.toBytes();
		}

	}

}
