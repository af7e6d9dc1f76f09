package dev.lattice.engine.durable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Makes codecs of records, without reflection: name each component with its codec, in the
 * order of the constructor.
 *
 * <pre>
 * Codec&lt;Draft&gt; DRAFT = RecordCodec.of(Draft::new, Draft::name, Codecs.STRING, Draft::age, Codecs.INTEGER);
 * </pre>
 *
 * Records of more components than {@code of} takes are made by {@link #of(List)}.
 */
public final class RecordCodec {

	private RecordCodec() {
	}

	/**
	 * Writes records of one component.
	 * @param <R> the type of the record
	 * @param <A> the type of its component
	 * @param make makes a record
	 * @param first the component
	 * @param firstCodec writes it
	 * @return the codec
	 */
	public static <R, A extends @Nullable Object> Codec<R> of(Function<A, R> make, Function<R, A> first,
			Codec<A> firstCodec) {
		return firstCodec.map(make, first);
	}

	/**
	 * Writes records of two components.
	 * @param <R> the type of the record
	 * @param <A> the type of its first component
	 * @param <B> the type of its second component
	 * @param make makes a record
	 * @param first the first component
	 * @param firstCodec writes it
	 * @param second the second component
	 * @param secondCodec writes it
	 * @return the codec
	 */
	public static <R, A extends @Nullable Object, B extends @Nullable Object> Codec<R> of(BiFunction<A, B, R> make,
			Function<R, A> first, Codec<A> firstCodec, Function<R, B> second, Codec<B> secondCodec) {
		return Codec.of((value, out) -> {
			firstCodec.write(first.apply(value), out);
			secondCodec.write(second.apply(value), out);
		}, (in) -> make.apply(firstCodec.read(in), secondCodec.read(in)));
	}

	/**
	 * Writes records of three components.
	 * @param <R> the type of the record
	 * @param <A> the type of its first component
	 * @param <B> the type of its second component
	 * @param <C> the type of its third component
	 * @param make makes a record
	 * @param first the first component
	 * @param firstCodec writes it
	 * @param second the second component
	 * @param secondCodec writes it
	 * @param third the third component
	 * @param thirdCodec writes it
	 * @return the codec
	 */
	public static <R, A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object> Codec<R> of(
			Make3<A, B, C, R> make, Function<R, A> first, Codec<A> firstCodec, Function<R, B> second,
			Codec<B> secondCodec, Function<R, C> third, Codec<C> thirdCodec) {
		return Codec.of((value, out) -> {
			firstCodec.write(first.apply(value), out);
			secondCodec.write(second.apply(value), out);
			thirdCodec.write(third.apply(value), out);
		}, (in) -> make.of(firstCodec.read(in), secondCodec.read(in), thirdCodec.read(in)));
	}

	/**
	 * Writes records of four components.
	 * @param <R> the type of the record
	 * @param <A> the type of its first component
	 * @param <B> the type of its second component
	 * @param <C> the type of its third component
	 * @param <D> the type of its fourth component
	 * @param make makes a record
	 * @param first the first component
	 * @param firstCodec writes it
	 * @param second the second component
	 * @param secondCodec writes it
	 * @param third the third component
	 * @param thirdCodec writes it
	 * @param fourth the fourth component
	 * @param fourthCodec writes it
	 * @return the codec
	 */
	public static <R, A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object, D extends @Nullable Object> Codec<R> of(
			Make4<A, B, C, D, R> make, Function<R, A> first, Codec<A> firstCodec, Function<R, B> second,
			Codec<B> secondCodec, Function<R, C> third, Codec<C> thirdCodec, Function<R, D> fourth,
			Codec<D> fourthCodec) {
		return Codec.of((value, out) -> {
			firstCodec.write(first.apply(value), out);
			secondCodec.write(second.apply(value), out);
			thirdCodec.write(third.apply(value), out);
			fourthCodec.write(fourth.apply(value), out);
		}, (in) -> make.of(firstCodec.read(in), secondCodec.read(in), thirdCodec.read(in), fourthCodec.read(in)));
	}

	/**
	 * Writes lists of values of several types, each with its own codec: what a record of
	 * many components is written as, with {@link Codec#map}.
	 * @param codecs writes the values, one after the other
	 * @return the codec
	 */
	@SuppressWarnings("unchecked") // each value is written by the codec of its place
	public static Codec<List<@Nullable Object>> of(List<? extends Codec<?>> codecs) {
		List<Codec<@Nullable Object>> all = new ArrayList<>();
		codecs.forEach((codec) -> all.add((Codec<@Nullable Object>) codec));
		return Codec.of((values, out) -> {
			for (int i = 0; i < all.size(); i++) {
				all.get(i).write(values.get(i), out);
			}
		}, (in) -> {
			List<@Nullable Object> values = new ArrayList<>();
			all.forEach((codec) -> values.add(codec.read(in)));
			return values;
		});
	}

	/**
	 * Makes a record of three components.
	 *
	 * @param <A> the type of its first component
	 * @param <B> the type of its second component
	 * @param <C> the type of its third component
	 * @param <R> the type of the record
	 */
	@FunctionalInterface
	public interface Make3<A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object, R> {

		/**
		 * Makes a record.
		 * @param first its first component
		 * @param second its second component
		 * @param third its third component
		 * @return the record
		 */
		R of(A first, B second, C third);

	}

	/**
	 * Makes a record of four components.
	 *
	 * @param <A> the type of its first component
	 * @param <B> the type of its second component
	 * @param <C> the type of its third component
	 * @param <D> the type of its fourth component
	 * @param <R> the type of the record
	 */
	@FunctionalInterface
	public interface Make4<A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object, D extends @Nullable Object, R> {

		/**
		 * Makes a record.
		 * @param first its first component
		 * @param second its second component
		 * @param third its third component
		 * @param fourth its fourth component
		 * @return the record
		 */
		R of(A first, B second, C third, D fourth);

	}

}
