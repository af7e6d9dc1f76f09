package dev.lattice.rooms.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.lattice.crdt.codec.Values;
import org.jspecify.annotations.Nullable;

/**
 * Finds the codec of a class. What a host gives to its rooms; the ones here know the
 * simple types and enums, which is all that can be had without reflection.
 */
@FunctionalInterface
public interface ValueCodecs {

	/** Texts. */
	ValueCodec<String> STRING = checked("a text", String.class);

	/** True and false. */
	ValueCodec<Boolean> BOOLEAN = checked("true or false", Boolean.class);

	/** Bytes. */
	ValueCodec<byte[]> BYTES = checked("bytes", byte[].class);

	/** Numbers without a fraction, of 32 bits. */
	ValueCodec<Integer> INTEGER = number("a whole number of 32 bits", (number) -> number == number.intValue(),
			Double::intValue);

	/** Numbers without a fraction, up to 2^53 - 1 either way. */
	ValueCodec<Long> LONG = number("a whole number up to 2^53 - 1",
			(number) -> number == Math.rint(number) && Math.abs(number) <= Values.MAX_SAFE_INTEGER, Double::longValue);

	/** Numbers. */
	ValueCodec<Double> DOUBLE = number("a number", (number) -> true, (number) -> number);

	/** What documents hold, as it is; null is not among it. */
	ValueCodec<Object> ANY = ValueCodec.of((value) -> value, (value) -> {
		if (value == null) {
			throw BadValueException.expected("a value", null);
		}
		return value;
	});

	/** Knows the simple types, and enums by the names of their constants. */
	ValueCodecs SIMPLE = new ValueCodecs() {

		@Override
		public <T> ValueCodec<T> of(Class<T> type) {
			ValueCodec<T> simple = simple(type);
			if (simple == null) {
				throw new IllegalArgumentException("There is no codec for " + type.getName()
						+ "; give one instead of the class, such as RecordValues.of makes them");
			}
			return simple;
		}

	};

	/**
	 * Returns the codec of a class.
	 * @param <T> the type
	 * @param type the class
	 * @return the codec, the same each time
	 * @throws IllegalArgumentException if values of the class cannot stand in a document
	 */
	<T> ValueCodec<T> of(Class<T> type);

	/**
	 * Returns the codec of a simple type, or of an enum.
	 * @param <T> the type
	 * @param type the class
	 * @return the codec, or null if it is another class
	 */
	@SuppressWarnings("unchecked") // each codec is that of its class
	static <T> @Nullable ValueCodec<T> simple(Class<T> type) {
		ValueCodec<?> codec = null;
		if (type == String.class) {
			codec = STRING;
		}
		else if (type == Integer.class || type == int.class) {
			codec = INTEGER;
		}
		else if (type == Long.class || type == long.class) {
			codec = LONG;
		}
		else if (type == Double.class || type == double.class) {
			codec = DOUBLE;
		}
		else if (type == Boolean.class || type == boolean.class) {
			codec = BOOLEAN;
		}
		else if (type == byte[].class) {
			codec = BYTES;
		}
		else if (type == Object.class) {
			codec = ANY;
		}
		else if (type.isEnum()) {
			codec = named((Object[]) type.getEnumConstants());
		}
		return (ValueCodec<T>) codec;
	}

	/**
	 * Makes a codec of an enum, whose constants stand in the document by name.
	 * @param <E> the enum
	 * @param constants its constants, as {@code values()} gives them
	 * @return the codec
	 */
	static <E extends Enum<E>> ValueCodec<E> enumeration(E[] constants) {
		return named(constants);
	}

	private static <E> ValueCodec<E> named(E[] constants) {
		Map<String, E> byName = new LinkedHashMap<>();
		for (E constant : constants) {
			byName.put(((Enum<?>) constant).name(), constant);
		}
		return new EnumCodec<>(byName);
	}

	/**
	 * Makes a codec of lists.
	 * @param <T> the type of their entries
	 * @param entries the codec of the entries
	 * @return the codec
	 */
	static <T> ValueCodec<List<T>> list(ValueCodec<T> entries) {
		return ValueCodec.of((list) -> {
			List<@Nullable Object> written = new ArrayList<>(list.size());
			list.forEach((entry) -> written.add(entries.write(entry)));
			return written;
		}, (value) -> {
			if (!(value instanceof List<?> list)) {
				throw BadValueException.expected("a list", value);
			}
			List<T> read = new ArrayList<>(list.size());
			for (Object entry : list) {
				try {
					read.add(entries.read(entry));
				}
				catch (BadValueException ex) {
					throw ex.in(String.valueOf(read.size()));
				}
			}
			return List.copyOf(read);
		});
	}

	/**
	 * Makes a codec of maps whose keys are texts.
	 * @param <T> the type of their values
	 * @param values the codec of the values
	 * @return the codec
	 */
	static <T> ValueCodec<Map<String, T>> map(ValueCodec<T> values) {
		return ValueCodec.of((map) -> {
			Map<String, @Nullable Object> written = new LinkedHashMap<>();
			map.forEach((key, value) -> written.put(key, values.write(value)));
			return written;
		}, (value) -> {
			if (!(value instanceof Map<?, ?> map)) {
				throw BadValueException.expected("an object", value);
			}
			Map<String, T> read = new LinkedHashMap<>();
			map.forEach((key, entry) -> {
				try {
					read.put((String) key, values.read(entry));
				}
				catch (BadValueException ex) {
					throw ex.in((String) key);
				}
			});
			return Map.copyOf(read);
		});
	}

	/**
	 * Makes a codec of what may be missing: a field that is empty is not there, and null
	 * reads as empty too.
	 * @param <T> the type
	 * @param present the codec of what is there
	 * @return the codec
	 */
	static <T> ValueCodec<Optional<T>> optional(ValueCodec<T> present) {
		return ValueCodec.of((value) -> value.isPresent() ? present.write(value.get()) : null,
				(value) -> (value != null) ? Optional.of(present.read(value)) : Optional.empty());
	}

	private static <T> ValueCodec<T> checked(String expected, Class<T> type) {
		return ValueCodec.of((value) -> value, (value) -> {
			if (!type.isInstance(value)) {
				throw BadValueException.expected(expected, value);
			}
			return type.cast(value);
		});
	}

	private static <N extends Number> ValueCodec<N> number(String expected, Predicate<Double> fits,
			Function<Double, N> make) {
		return ValueCodec.of((value) -> value, (value) -> {
			if (!(value instanceof Number number) || !fits.test(number.doubleValue())) {
				throw BadValueException.expected(expected, value);
			}
			return make.apply(number.doubleValue());
		});
	}

	/**
	 * Constants by name.
	 *
	 * @param <E> the enum
	 * @param byName the constants
	 */
	record EnumCodec<E>(Map<String, E> byName) implements ValueCodec<E> {

		@Override
		public Object write(E value) {
			return ((Enum<?>) value).name();
		}

		@Override
		public E read(@Nullable Object value) {
			E constant = (value instanceof String name) ? this.byName.get(name) : null;
			if (constant == null) {
				throw BadValueException.expected("one of " + this.byName.keySet(), value);
			}
			return constant;
		}

	}

}
