package dev.lattice.test;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.session.CloseCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The two sides of the wire have the same numbers. */
class WireNumbersTests {

	private static final Pattern CONSTANT = Pattern.compile("export const ([A-Z_]+) = (-?(?:0x)?[0-9a-fA-F]+);");

	private static Map<String, Integer> browser() throws IOException {
		Map<String, Integer> numbers = new HashMap<>();
		Matcher matcher = CONSTANT.matcher(Files.readString(Path.of("../frontend/src/wire/numbers.ts")));
		while (matcher.find()) {
			numbers.put(matcher.group(1), Integer.decode(matcher.group(2)));
		}
		return numbers;
	}

	@Test
	void everyNumberOfTheServerIsTheBrowsersToo() throws Exception {
		Map<String, Integer> browser = browser();
		List<String> missing = new ArrayList<>();
		for (Field field : Wire.class.getFields()) {
			if (field.getType() == int.class) {
				int value = field.getInt(null);
				boolean found = browser.entrySet()
					.stream()
					.anyMatch((entry) -> entry.getKey().endsWith(field.getName()) && entry.getValue() == value);
				if (!found) {
					missing.add(field.getName() + " = " + value);
				}
			}
		}
		assertThat(missing).as("not in numbers.ts, which has %s", browser).isEmpty();
	}

	@Test
	void theBrowserKnowsEveryCloseCodeThatNeedsMoreThanAReconnect() throws IOException {
		String source = Files.readString(Path.of("../frontend/src/wire/numbers.ts"))
				+ Files.readString(Path.of("../frontend/src/transport/closing.ts"));
		for (CloseCode code : List.of(CloseCode.BAD_TOKEN, CloseCode.FORBIDDEN, CloseCode.NO_ROUTE,
				CloseCode.EXPIRED_TOKEN, CloseCode.SUPERSEDED, CloseCode.RESTART, CloseCode.PROTOCOL)) {
			assertThat(source).as(code.name()).contains(Integer.toString(code.number()));
		}
	}

}
