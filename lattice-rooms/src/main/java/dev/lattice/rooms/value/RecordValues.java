package dev.lattice.rooms.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Makes codecs of records without reflection, for programs that are compiled ahead of
 * time: name each field with its codec, in the order of the constructor.
 *
 * <pre>
 * ValueCodec&lt;Card&gt; CARD = RecordValues.&lt;Card&gt;fields()
 * 	.field("id", Card::id, ValueCodecs.STRING)
 * 	.field("text", Card::text, ValueCodecs.STRING, "")
 * 	.make((values) -&gt; new Card(values.get("id"), values.get("text")));
 * </pre>
 *
 * In the document a record is an object with these fields. Fields that it has besides are
 * ignored; one that is missing has its default, or makes the record a bad value.
 *
 * @param <R> the type of the record
 */
public final class RecordValues<R> {

	private final List<Field<R, ?>> fields = new ArrayList<>();

	private RecordValues() {
	}

	/**
	 * Begins a codec.
	 * @param <R> the type of the record
	 * @return a codec without fields yet
	 */
	public static <R> RecordValues<R> fields() {
		return new RecordValues<>();
	}

	/**
	 * Adds a field that has to be there.
	 * @param <A> its type
	 * @param name its name in the document
	 * @param get gets it of a record
	 * @param codec its codec
	 * @return this
	 */
	public <A> RecordValues<R> field(String name, Function<? super R, ? extends A> get, ValueCodec<A> codec) {
		this.fields.add(new Field<>(name, get, codec, null));
		return this;
	}

	/**
	 * Adds a field that may be missing.
	 * @param <A> its type
	 * @param name its name in the document
	 * @param get gets it of a record
	 * @param codec its codec
	 * @param missing what it is where it is missing or null
	 * @return this
	 */
	public <A> RecordValues<R> field(String name, Function<? super R, ? extends A> get, ValueCodec<A> codec,
			A missing) {
		this.fields.add(new Field<>(name, get, codec, missing));
		return this;
	}

	/**
	 * Ends the codec.
	 * @param make makes a record of its fields; what it throws makes the record a bad
	 * value
	 * @return the codec
	 */
	public ValueCodec<R> make(Function<Values, R> make) {
		List<Field<R, ?>> all = List.copyOf(this.fields);
		return ValueCodec.of((value) -> {
			Map<String, @Nullable Object> written = new LinkedHashMap<>();
			all.forEach((field) -> field.write(value, written));
			return written;
		}, (value) -> {
			if (!(value instanceof Map<?, ?> map)) {
				throw BadValueException.expected("an object", value);
			}
			Map<String, Object> read = new LinkedHashMap<>();
			all.forEach((field) -> read.put(field.name, field.read(map)));
			return made(make, new Values(read));
		});
	}

	private static <R> R made(Function<Values, R> make, Values values) {
		try {
			return make.apply(values);
		}
		catch (BadValueException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new BadValueException("is refused by its constructor: " + ex);
		}
	}

	/** The fields of a record that is made. */
	public static final class Values {

		private final Map<String, Object> values;

		private Values(Map<String, Object> values) {
			this.values = values;
		}

		/**
		 * Returns a field.
		 * @param <A> its type, as its codec has it
		 * @param name its name
		 * @return its value
		 * @throws IllegalArgumentException if there is no field of that name
		 */
		@SuppressWarnings({ "unchecked", "TypeParameterUnusedInFormals" }) // its codec
		public <A> A get(String name) {
			Object value = this.values.get(name);
			if (value == null) {
				throw new IllegalArgumentException(
						"There is no field '" + name + "', only " + this.values.keySet() + "; name it with field(…)");
			}
			return (A) value;
		}

	}

	/**
	 * A field.
	 *
	 * @param <R> the type of the record
	 * @param <A> the type of the field
	 * @param name its name
	 * @param get gets it
	 * @param codec its codec
	 * @param missing its default, null if it has none
	 */
	private record Field<R, A>(String name, Function<? super R, ? extends A> get, ValueCodec<A> codec,
			@Nullable A missing) {

		void write(R from, Map<String, @Nullable Object> into) {
			Object written = this.codec.write(this.get.apply(from));
			if (written != null) {
				into.put(this.name, written);
			}
		}

		A read(Map<?, ?> from) {
			Object value = from.get(this.name);
			if (value == null && this.missing != null) {
				return this.missing;
			}
			try {
				return this.codec.read(value);
			}
			catch (BadValueException ex) {
				throw ((value == null && !from.containsKey(this.name)) ? new BadValueException("is missing") : ex)
					.in(this.name);
			}
		}

	}

}
