package dev.lattice.collaboration;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.lattice.rooms.value.BadValueException;
import dev.lattice.rooms.value.ValueCodec;
import org.jspecify.annotations.Nullable;

/** A record as an object with a field for each component. */
final class ReflectedRecord<R extends Record> implements ValueCodec<R> {

	private final RecordValueCodecs codecs;

	private final Class<R> type;

	private final Constructor<R> constructor;

	private final List<Field> fields = new ArrayList<>();

	private ReflectedRecord(RecordValueCodecs codecs, Class<R> type) {
		this.codecs = codecs;
		this.type = type;
		List<Class<?>> types = new ArrayList<>();
		for (RecordComponent component : type.getRecordComponents()) {
			types.add(component.getType());
			this.fields.add(new Field(component));
		}
		try {
			this.constructor = type.getDeclaredConstructor(types.toArray(new Class<?>[0]));
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalStateException("The record " + type.getName() + " has no canonical constructor", ex);
		}
		this.constructor.setAccessible(true);
	}

	static <R extends Record> ReflectedRecord<R> of(RecordValueCodecs codecs, Class<R> type) {
		return new ReflectedRecord<>(codecs, type);
	}

	/** Finds the codecs of all components; the record itself is known by now. */
	void findCodecs() {
		this.fields.forEach(Field::codec);
	}

	@Override
	public Object write(R value) {
		Map<String, @Nullable Object> written = new LinkedHashMap<>();
		this.fields.forEach((field) -> field.write(value, written));
		return written;
	}

	@Override
	public R read(@Nullable Object value) {
		if (!(value instanceof Map<?, ?> map)) {
			throw BadValueException.expected("an object", value);
		}
		@Nullable Object[] components = new @Nullable Object[this.fields.size()];
		for (int i = 0; i < components.length; i++) {
			components[i] = this.fields.get(i).read(map);
		}
		try {
			return this.constructor.newInstance(components);
		}
		catch (InvocationTargetException ex) {
			throw new BadValueException("is refused by " + this.type.getSimpleName() + ": " + ex.getCause());
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("The record " + this.type.getName() + " cannot be made", ex);
		}
	}

	/** A component. Its codec is found when it is needed: a record may be in itself. */
	private final class Field {

		private final RecordComponent component;

		private final String name;

		private final Method accessor;

		private final boolean nullable;

		private final @Nullable Object missing;

		private volatile @Nullable ValueCodec<Object> codec;

		Field(RecordComponent component) {
			this.component = component;
			this.name = component.getName();
			this.accessor = component.getAccessor();
			this.accessor.setAccessible(true);
			this.nullable = RecordValueCodecs.isNullable(component)
					|| RecordValueCodecs.isNullable(component.getAnnotatedType());
			this.missing = RecordValueCodecs.missing(component.getType());
		}

		@SuppressWarnings("unchecked") // it is that of the component's type
		private ValueCodec<Object> codec() {
			ValueCodec<Object> found = this.codec;
			if (found == null) {
				String place = ReflectedRecord.this.type.getSimpleName() + "." + this.name;
				found = (ValueCodec<Object>) ReflectedRecord.this.codecs.codec(this.component.getGenericType(), place);
				this.codec = found;
			}
			return found;
		}

		void write(Record value, Map<String, @Nullable Object> into) {
			Object component = get(value);
			Object written = (component != null) ? codec().write(component) : null;
			if (written != null) {
				into.put(this.name, written);
			}
			else if (component == null && !this.nullable) {
				throw new IllegalArgumentException(
						"The component '" + this.name + "' of a " + ReflectedRecord.this.type.getSimpleName()
								+ " is null; make it @Nullable, or give it a value");
			}
		}

		private @Nullable Object get(Record value) {
			try {
				return this.accessor.invoke(value);
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalArgumentException("The component '" + this.name + "' of a "
						+ ReflectedRecord.this.type.getSimpleName() + " cannot be read", ex);
			}
		}

		@Nullable Object read(Map<?, ?> from) {
			Object value = from.get(this.name);
			if (value == null) {
				if (this.missing == null && !this.nullable) {
					throw new BadValueException("is missing").in(this.name);
				}
				return this.missing;
			}
			try {
				return codec().read(value);
			}
			catch (BadValueException ex) {
				throw ex.in(this.name);
			}
		}

	}

}
