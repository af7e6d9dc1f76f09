package dev.lattice.engine.durable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Codecs of ordinary types; those of records are made by {@link RecordCodec}. */
public final class Codecs {

	/** Writes texts. */
	public static final Codec<String> STRING = Codec.of((value, out) -> out.text(value), StateReader::text);

	/** Writes integers of 32 bits. */
	public static final Codec<Integer> INTEGER = Codec.of((value, out) -> out.integer(value),
			StateReader::smallInteger);

	/** Writes integers of 64 bits. */
	public static final Codec<Long> LONG = Codec.of((value, out) -> out.integer(value), StateReader::integer);

	/** Writes floating point numbers. */
	public static final Codec<Double> DOUBLE = Codec.of((value, out) -> out.number(value), StateReader::number);

	/** Writes true and false. */
	public static final Codec<Boolean> BOOLEAN = Codec.of((value, out) -> out.flag(value), StateReader::flag);

	private Codecs() {
	}

	/**
	 * Writes constants by their names.
	 * @param <E> the type of the constants
	 * @param constants all of them: {@code Color.values()}
	 * @return the codec
	 */
	public static <E extends Enum<E>> Codec<E> oneOf(E[] constants) {
		E[] all = constants.clone();
		return STRING.map((name) -> named(name, all), Enum::name);
	}

	private static <E extends Enum<E>> E named(String name, E[] constants) {
		for (E constant : constants) {
			if (constant.name().equals(name)) {
				return constant;
			}
		}
		throw new BadStateException("There is no constant '" + name + "' among the " + constants.length + " known");
	}

	/**
	 * Writes lists, which are read as lists that do not change.
	 * @param <T> the type of the entries
	 * @param entry writes an entry
	 * @return the codec
	 */
	public static <T> Codec<List<T>> list(Codec<T> entry) {
		return Codec.of((list, out) -> {
			out.list(list.size());
			list.forEach((value) -> entry.write(value, out));
		}, (in) -> {
			int size = in.list();
			List<T> list = new ArrayList<>(size);
			for (int i = 0; i < size; i++) {
				list.add(entry.read(in));
			}
			return Collections.unmodifiableList(list);
		});
	}

	/**
	 * Writes values that may be absent.
	 * @param <T> the type of the value
	 * @param codec writes a value that is there
	 * @return the codec
	 */
	public static <T> Codec<Optional<T>> optional(Codec<T> codec) {
		return Codec.of((value, out) -> value.ifPresentOrElse((there) -> codec.write(there, out), out::nothing),
				(in) -> in.nothing() ? Optional.empty() : Optional.of(codec.read(in)));
	}

	/**
	 * Writes values that may be null.
	 * @param <T> the type of the value
	 * @param codec writes a value that is not null
	 * @return the codec
	 */
	public static <T> Codec<@Nullable T> nullable(Codec<T> codec) {
		return Codec.<@Nullable T>of((value, out) -> {
			if (value == null) {
				out.nothing();
			}
			else {
				codec.write(value, out);
			}
		}, (in) -> in.nothing() ? null : codec.read(in));
	}

	/**
	 * Finds the codec of a value's type, if it is text, an integer of 32 or 64 bits, a
	 * floating point number, true or false, or a constant of an enum.
	 * @param <T> the type of the value
	 * @param name what the value is called, for the message
	 * @param value the value
	 * @return the codec
	 * @throws IllegalArgumentException if it is of another type
	 */
	@SuppressWarnings("unchecked") // each codec is that of the value's own class
	public static <T extends @Nullable Object> Codec<T> ofValue(String name, T value) {
		Codec<?> found = switch (value) {
			case String text -> STRING;
			case Integer number -> INTEGER;
			case Long number -> LONG;
			case Double number -> DOUBLE;
			case Boolean flag -> BOOLEAN;
			case Enum<?> constant -> constants(constant.getDeclaringClass());
			case null -> throw new IllegalArgumentException("The durable value '" + name
					+ "' is null at first, which does not say its type; give its codec: Codecs.nullable(…)");
			default -> throw new IllegalArgumentException(
					"No codec is known for the durable value '" + name + "', a " + value.getClass().getName()
							+ "; give one as the last argument: Codecs.list(…), RecordCodec.of(…), or one of your own");
		};
		return (Codec<T>) found;
	}

	private static <E extends Enum<E>> Codec<E> constants(Class<E> type) {
		return oneOf(type.getEnumConstants());
	}

}
