package dev.lattice.engine.durable;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Writes one version of a value and reads that and older ones.
 *
 * @param <T> the type of the values
 */
public final class VersionedCodec<T extends @Nullable Object> implements Codec<T> {

	private final int version;

	private final Codec<T> current;

	private final Map<Integer, Function<StateReader, ? extends T>> readers;

	private VersionedCodec(int version, Codec<T> current, Map<Integer, Function<StateReader, ? extends T>> readers) {
		this.version = version;
		this.current = current;
		this.readers = readers;
	}

	static <T extends @Nullable Object> VersionedCodec<T> of(int version, Codec<T> codec) {
		Map<Integer, Function<StateReader, ? extends T>> readers = new TreeMap<>();
		readers.put(version, codec::read);
		return new VersionedCodec<>(version, codec, readers);
	}

	/**
	 * Reads an older version too.
	 * @param <O> the type that the value had
	 * @param older the number of that version, not one that is read already
	 * @param codec reads values of that version
	 * @param upgrade makes a value of today
	 * @return a codec that writes what this one writes
	 */
	public <O extends @Nullable Object> VersionedCodec<T> reading(int older, Codec<O> codec,
			Function<? super O, ? extends T> upgrade) {
		if (this.readers.containsKey(older)) {
			throw new IllegalArgumentException("Version " + older + " is read already; known are "
					+ this.readers.keySet() + ". Give each version a number of its own");
		}
		Map<Integer, Function<StateReader, ? extends T>> readers = new TreeMap<>(this.readers);
		readers.put(older, (in) -> upgrade.apply(codec.read(in)));
		return new VersionedCodec<>(this.version, this.current, readers);
	}

	@Override
	public void write(T value, StateWriter out) {
		out.integer(this.version);
		this.current.write(value, out);
	}

	@Override
	public T read(StateReader in) {
		int version = in.smallInteger();
		Function<StateReader, ? extends T> reader = this.readers.get(version);
		if (reader == null) {
			throw new BadStateException("The value has version " + version + ", known are " + this.readers.keySet());
		}
		return reader.apply(in);
	}

}
