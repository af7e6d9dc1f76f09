package dev.lattice.transport.smile;

import dev.lattice.engine.durable.BadStateException;
import dev.lattice.engine.durable.Codec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.smile.SmileMapper;

/**
 * Makes codecs of durable values with Jackson, for types that it can write and read. The
 * type is the one given here; what was written names none.
 */
public final class JacksonCodecs {

	private static final ObjectMapper MAPPER = SmileMapper.builder().build();

	private JacksonCodecs() {
	}

	/**
	 * Writes values of a type with Jackson's defaults, as Smile.
	 * @param <T> the type
	 * @param type the type
	 * @return the codec
	 */
	public static <T> Codec<T> of(Class<T> type) {
		return of(type, MAPPER);
	}

	/**
	 * Writes values of a type with a mapper.
	 * @param <T> the type
	 * @param type the type
	 * @param mapper writes and reads
	 * @return the codec
	 */
	public static <T> Codec<T> of(Class<T> type, ObjectMapper mapper) {
		return Codec.of((value, out) -> out.bytes(mapper.writeValueAsBytes(value)), (in) -> {
			try {
				return mapper.readValue(in.bytes(), type);
			}
			catch (JacksonException ex) {
				// Its message may hold values of users.
				throw new BadStateException(
						"It is no " + type.getSimpleName() + " any more: " + ex.getClass().getSimpleName());
			}
		});
	}

}
