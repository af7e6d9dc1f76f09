package dev.lattice.collaboration;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import dev.lattice.rooms.value.BadValueException;
import dev.lattice.rooms.value.ValueCodec;
import dev.lattice.rooms.value.ValueCodecs;
import org.jspecify.annotations.Nullable;

/**
 * Finds codecs by looking at classes: records as objects with a field for each component,
 * enums by name, dates and times as ISO 8601 writes them, lists, sets, maps with texts as
 * keys, {@link Optional}, and what {@link ValueCodecs#simple} knows. Safe for concurrent
 * use.
 * <p>
 * Fields that a record does not have are ignored. Of those that it has and that are
 * missing or null, numbers are 0, booleans false, collections and optionals empty, and
 * components that are {@link Nullable} null; any other makes the record a bad value.
 */
public final class RecordValueCodecs implements ValueCodecs {

	private static final Map<Class<?>, ValueCodec<?>> TEXTS = Map.ofEntries(text(Instant.class, Instant::parse),
			text(LocalDate.class, LocalDate::parse), text(LocalTime.class, LocalTime::parse),
			text(LocalDateTime.class, LocalDateTime::parse), text(OffsetDateTime.class, OffsetDateTime::parse),
			text(Duration.class, Duration::parse), text(UUID.class, UUID::fromString), text(URI.class, URI::create),
			text(BigDecimal.class, BigDecimal::new), text(BigInteger.class, BigInteger::new));

	/** By class or generic type: as many as the application's code names. */
	private final Map<Type, ValueCodec<?>> known = new ConcurrentHashMap<>();

	/** Makes one that has looked at nothing yet. */
	public RecordValueCodecs() {
	}

	private static <T> Map.Entry<Class<?>, ValueCodec<?>> text(Class<T> type, Function<String, T> parse) {
		return Map.entry(type, STRING.<T>map(parse, Object::toString));
	}

	@Override
	@SuppressWarnings("unchecked") // the codec of a class is of its type
	public <T> ValueCodec<T> of(Class<T> type) {
		return (ValueCodec<T>) codec(type, type.getName());
	}

	/** The codec of a type, which stands at a place that messages name. */
	ValueCodec<?> codec(Type type, String place) {
		ValueCodec<?> found = this.known.get(type);
		if (found == null) {
			ValueCodec<?> made = make(type, place);
			ValueCodec<?> other = this.known.putIfAbsent(type, made);
			found = (other != null) ? other : made;
			if (other == null && made instanceof ReflectedRecord<?> record) {
				check(type, record);
			}
		}
		return found;
	}

	/** Refuses a record at once of which a component cannot stand in a room. */
	private void check(Type type, ReflectedRecord<?> record) {
		try {
			record.findCodecs();
		}
		catch (RuntimeException ex) {
			this.known.remove(type);
			throw ex;
		}
	}

	private ValueCodec<?> make(Type type, String place) {
		if (type instanceof Class<?> plain) {
			return ofClass(plain, place);
		}
		if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
			Type[] arguments = generic.getActualTypeArguments();
			if (raw == List.class || raw == Iterable.class || raw == Collection.class) {
				return ValueCodecs.list(codec(arguments[0], place));
			}
			if (raw == Set.class) {
				return set(codec(arguments[0], place));
			}
			if (raw == Optional.class) {
				return ValueCodecs.optional(codec(arguments[0], place));
			}
			if (raw == Map.class && arguments[0] == String.class) {
				return ValueCodecs.map(codec(arguments[1], place));
			}
		}
		throw unknown(type, place);
	}

	private static <T> ValueCodec<Set<T>> set(ValueCodec<T> entries) {
		return ValueCodecs.list(entries)
			.map((list) -> Collections.unmodifiableSet(new LinkedHashSet<>(list)), List::copyOf);
	}

	private ValueCodec<?> ofClass(Class<?> type, String place) {
		ValueCodec<?> simple = ValueCodecs.simple(type);
		if (simple != null) {
			return simple;
		}
		ValueCodec<?> text = TEXTS.get(type);
		if (text != null) {
			return text;
		}
		if (type == float.class || type == Float.class) {
			return DOUBLE.<Float>map(Double::floatValue, Float::doubleValue);
		}
		if (type == short.class || type == Short.class) {
			return INTEGER.<Short>map((number) -> exact(number, number.shortValue()), Short::intValue);
		}
		if (type == byte.class || type == Byte.class) {
			return INTEGER.<Byte>map((number) -> exact(number, number.byteValue()), Byte::intValue);
		}
		if (type.isRecord()) {
			return ReflectedRecord.of(this, type.asSubclass(Record.class));
		}
		throw unknown(type, place);
	}

	private static <N extends Number> N exact(int read, N converted) {
		if (converted.intValue() != read) {
			throw new BadValueException("is " + read + ", which does not fit");
		}
		return converted;
	}

	private static IllegalArgumentException unknown(Type type, String place) {
		return new IllegalArgumentException("Values of " + type.getTypeName() + " (" + place
				+ ") cannot stand in a room; use records, enums, texts, numbers, booleans, dates, lists, sets, maps with"
				+ " String keys or Optional, or give a ValueCodec");
	}

	/** What a component is that is missing, or null if it has to be there. */
	static @Nullable Object missing(Class<?> type) {
		if (type == boolean.class || type == Boolean.class) {
			return (type == boolean.class) ? false : null;
		}
		if (type.isPrimitive()) {
			return zero(type);
		}
		if (type == Optional.class) {
			return Optional.empty();
		}
		if (type == Map.class) {
			return Map.of();
		}
		if (type == Set.class) {
			return Set.of();
		}
		return type.isAssignableFrom(List.class) && Iterable.class.isAssignableFrom(type) ? List.of() : null;
	}

	private static Object zero(Class<?> primitive) {
		return Array.get(Array.newInstance(primitive, 1), 0);
	}

	static boolean isNullable(AnnotatedElement element) {
		return element.isAnnotationPresent(Nullable.class);
	}

}
