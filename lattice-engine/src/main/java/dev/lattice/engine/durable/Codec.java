package dev.lattice.engine.durable;

import java.util.function.BiConsumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Writes values of one type and reads them again, in another process and another release.
 * What is read is data and nothing else: it names no class.
 *
 * @param <T> the type of the values
 */
public interface Codec<T extends @Nullable Object> {

	/**
	 * Writes a value.
	 * @param value the value
	 * @param out where to
	 */
	void write(T value, StateWriter out);

	/**
	 * Reads a value.
	 * @param in where from
	 * @return the value
	 * @throws BadStateException if something else stands there
	 */
	T read(StateReader in);

	/**
	 * Makes a codec of two functions.
	 * @param <T> the type of the values
	 * @param write writes a value
	 * @param read reads it
	 * @return the codec
	 */
	static <T extends @Nullable Object> Codec<T> of(BiConsumer<? super T, StateWriter> write,
			Function<StateReader, ? extends T> read) {
		return new Codec<>() {
			@Override
			public void write(T value, StateWriter out) {
				write.accept(value, out);
			}

			@Override
			public T read(StateReader in) {
				return read.apply(in);
			}
		};
	}

	/**
	 * Makes a codec for another type, whose values are written as values of this one.
	 * @param <U> the other type
	 * @param to makes the other value of one that was read; may throw a
	 * {@link RuntimeException} if there is none
	 * @param from makes the value to write
	 * @return the codec
	 */
	default <U> Codec<U> map(Function<? super T, ? extends U> to, Function<? super U, ? extends T> from) {
		return of((value, out) -> write(from.apply(value), out), (in) -> to.apply(read(in)));
	}

	/**
	 * Gives what a codec writes a number, so that a later release can read it with
	 * {@link VersionedCodec#reading}.
	 * @param <T> the type of the values
	 * @param number the version, to be raised whenever the codec changes
	 * @param codec writes and reads values of this version
	 * @return a codec that refuses every other version
	 */
	static <T extends @Nullable Object> VersionedCodec<T> version(int number, Codec<T> codec) {
		return VersionedCodec.of(number, codec);
	}

}
