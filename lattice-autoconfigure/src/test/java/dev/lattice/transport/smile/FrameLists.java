package dev.lattice.transport.smile;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Reads frames of the server into lists. */
public final class FrameLists {

	private FrameLists() {
	}

	public static List<@Nullable Object> read(byte[] frame) {
		List<@Nullable Object> values = new ArrayList<>();
		try (JsonParser parser = SmileFormat.reading().createParser(ObjectReadContext.empty(), frame)) {
			parser.nextToken();
			while (parser.nextToken() != JsonToken.END_ARRAY) {
				values.add(switch (parser.currentToken()) {
					case VALUE_NUMBER_INT -> parser.getIntValue();
					case VALUE_STRING -> parser.getString();
					case VALUE_TRUE -> true;
					case VALUE_FALSE -> false;
					case VALUE_NULL -> null;
					default -> throw new AssertionError("Unexpected " + parser.currentToken());
				});
			}
		}
		return values;
	}

}
