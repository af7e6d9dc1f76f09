package dev.lattice.crdt.vectors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON as JavaScript does: objects keep the order of their fields, a string may
 * hold lone surrogates, a number is a {@link Long} if it is written as an integer of 64
 * bits, else a {@link Double}.
 */
final class VectorJson {

	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(2_000).build())
		.build();

	private VectorJson() {
	}

	static Fields read(Path file) {
		try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
			return Fields.of(read(reader));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The file " + file + " cannot be read", ex);
		}
	}

	static Object read(String json) {
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
			parser.nextToken();
			return value(parser);
		}
	}

	static Object read(Reader reader) {
		try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), reader)) {
			parser.nextToken();
			return value(parser);
		}
	}

	private static Object value(JsonParser parser) {
		return switch (parser.currentToken()) {
			case START_OBJECT -> object(parser);
			case START_ARRAY -> array(parser);
			case VALUE_STRING -> parser.getString();
			case VALUE_NUMBER_INT -> integer(parser);
			case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
			case VALUE_TRUE -> true;
			case VALUE_FALSE -> false;
			case VALUE_NULL -> null;
			default -> throw new IllegalArgumentException("A value is expected, not " + parser.currentToken());
		};
	}

	private static Object integer(JsonParser parser) {
		if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
			return parser.getDoubleValue();
		}
		return parser.getLongValue();
	}

	private static Map<String, Object> object(JsonParser parser) {
		Map<String, Object> object = new LinkedHashMap<>();
		while (parser.nextToken() != JsonToken.END_OBJECT) {
			String name = parser.currentName();
			parser.nextToken();
			object.put(name, value(parser));
		}
		return object;
	}

	private static List<Object> array(JsonParser parser) {
		List<Object> array = new ArrayList<>();
		while (parser.nextToken() != JsonToken.END_ARRAY) {
			array.add(value(parser));
		}
		return array;
	}

}
