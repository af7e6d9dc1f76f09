package dev.lattice.rooms.value;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Makes values of a document of values of one type, and the other way round. Values of a
 * document are null, {@link Boolean}, {@link String}, numbers, {@code byte[]}, lists, and
 * maps from strings to values: what other programs that share the document see. Used by
 * any thread.
 *
 * @param <T> the type
 */
public interface ValueCodec<T> {

	/**
	 * Makes a value of a document.
	 * @param value the value
	 * @return how it stands in the document; must not be changed
	 */
	@Nullable Object write(T value);

	/**
	 * Makes a value of one of a document, which anybody may have put there.
	 * @param value what stands in the document; must not be changed
	 * @return the value, never null
	 * @throws BadValueException if it is not one of this type
	 */
	T read(@Nullable Object value);

	/**
	 * Makes a codec of two functions.
	 * @param <T> the type
	 * @param write makes a value of a document
	 * @param read makes a value of one of a document, or throws a
	 * {@link BadValueException}
	 * @return the codec
	 */
	static <T> ValueCodec<T> of(Function<? super T, ? extends @Nullable Object> write,
			Function<@Nullable Object, ? extends T> read) {
		return new ValueCodec<>() {

			@Override
			public @Nullable Object write(T value) {
				return write.apply(value);
			}

			@Override
			public T read(@Nullable Object value) {
				return read.apply(value);
			}

		};
	}

	/**
	 * Makes a codec of another type, whose values stand in the document as those of this
	 * one.
	 * @param <U> the other type
	 * @param to makes a value of the other type; what it throws makes the value a bad one
	 * @param from makes a value of this type
	 * @return the codec
	 */
	default <U> ValueCodec<U> map(Function<? super T, ? extends U> to, Function<? super U, ? extends T> from) {
		return of((value) -> write(from.apply(value)), (value) -> {
			T read = read(value);
			try {
				return to.apply(read);
			}
			catch (BadValueException ex) {
				throw ex;
			}
			catch (RuntimeException ex) {
				throw new BadValueException("cannot be made of " + BadValueException.shown(value) + ": " + ex);
			}
		});
	}

}
