package dev.lattice.engine.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JsonTests {

	@Nested
	class Writing {

		@Test
		void plainValuesAreWrittenInTheirOrder() {
			Map<String, Object> map = new LinkedHashMap<>();
			map.put("b", List.of(1, 2.5, 3L));
			map.put("a", Arrays.asList(true, null, "x"));

			assertThat(Json.write(map)).isEqualTo("{\"b\":[1,2.5,3],\"a\":[true,null,\"x\"]}");
			assertThat(Json.write(List.of())).isEqualTo("[]");
			assertThat(Json.write(Map.of())).isEqualTo("{}");
		}

		@Test
		void whatWouldEndAScriptElementIsEscaped() {
			assertThat(Json.write("</script>\u2028\"\\\n"))
				.isEqualTo("\"\\u003c/script\\u003e\\u2028\\\"\\\\\\u000a\"");
		}

		@Test
		void whatJsonCannotHoldIsRefused() {
			assertThatIllegalArgumentException().isThrownBy(() -> Json.write(new StringBuilder()))
				.withMessageContaining("java.lang.StringBuilder");
			assertThatIllegalArgumentException().isThrownBy(() -> Json.write(Double.NaN)).withMessageContaining("NaN");
			assertThatIllegalArgumentException().isThrownBy(() -> Json.write(Map.of(1, "x")))
				.withMessageContaining("key 1");
		}

		@Test
		void whatIsTooLongIsRefused() {
			assertThat(Json.write("x".repeat(Json.MAX_LENGTH - 2))).hasSize(Json.MAX_LENGTH);
			assertThatIllegalArgumentException().isThrownBy(() -> Json.write("x".repeat(Json.MAX_LENGTH - 1)))
				.withMessageContaining("65537 characters");
		}

		@Test
		void aListThatHoldsItselfIsRefused() {
			List<Object> list = new ArrayList<>();
			list.add(list);
			assertThatIllegalArgumentException().isThrownBy(() -> Json.write(list))
				.withMessageContaining("hold itself");
		}

	}

	@Nested
	class Reading {

		@Test
		void everyKindOfValueIsRead() {
			assertThat(Json.read(" {\"a\" : [ 1 , -2.5e3, true, false, null ], \"b\": {} } "))
				.isEqualTo(Map.of("a", Arrays.asList(1, -2500.0, true, false, null), "b", Map.of()));
		}

		@Test
		void numbersAreIntegersWhereTheyFit() {
			assertThat(Json.read("[0,2147483647,-2147483648,2147483648,1.0]"))
				.isEqualTo(List.of(0, 2147483647, -2147483648, 2147483648.0, 1.0));
		}

		@Test
		void escapesAreRead() {
			assertThat(Json.read("\"\\u00e4\\n\\t\\\\\\/\\\"\\b\\f\\r\"")).isEqualTo("ä\n\t\\/\"\b\f\r");
		}

		@Test
		void whatWasWrittenIsReadAgain() {
			Object value = List.of("<&>", Map.of("x", List.of(1, 0.1)), -1, true);
			assertThat(Json.read(Json.write(value))).isEqualTo(value);
		}

		@ParameterizedTest
		@ValueSource(strings = { "", " ", "[", "[1", "[1,]", "{", "{\"a\"}", "{\"a\":}", "{a:1}", "{\"a\":1,}", "tru",
				"nul", "01x", "-", "1.", "1e", "\"", "\"\\x\"", "\"\\u12g4\"", "\"\n\"", "1 2", "[1}", "NaN", "'a'" })
		void whatIsNoJsonIsRefused(String json) {
			assertThatExceptionOfType(BadEventException.class).isThrownBy(() -> Json.read(json))
				.withMessageContaining("no JSON");
		}

		@Test
		void whatIsTooLongOrTooDeepIsRefused() {
			assertThatExceptionOfType(BadEventException.class)
				.isThrownBy(() -> Json.read("\"" + "x".repeat(Json.MAX_READ_LENGTH) + "\""))
				.withMessageContaining("16386 characters");
			assertThat(Json.read("[".repeat(32) + "]".repeat(32))).isInstanceOf(List.class);
			assertThatExceptionOfType(BadEventException.class).isThrownBy(() -> Json.read("[".repeat(10_000)))
				.withMessageContaining("deep");
		}

	}

	@Nested
	class Payloads {

		private final Payload payload = Payload
			.read("{\"name\":\"a\",\"count\":3,\"size\":1.5,\"on\":true,\"rows\":[{\"id\":1}]}");

		@Test
		void partsAreReadByNameAndKind() {
			assertThat(this.payload.get("name").string()).isEqualTo("a");
			assertThat(this.payload.get("count").integer()).isEqualTo(3);
			assertThat(this.payload.get("count").number()).isEqualTo(3);
			assertThat(this.payload.get("size").number()).isEqualTo(1.5);
			assertThat(this.payload.get("on").flag()).isTrue();
			assertThat(this.payload.get("rows").list().getFirst().get("id").integer()).isEqualTo(1);
			assertThat(this.payload.get("none").isNull()).isTrue();
			assertThat(this.payload.names()).containsExactly("name", "count", "size", "on", "rows");
		}

		@Test
		void aPartOfAnotherKindIsRefused() {
			assertThatExceptionOfType(BadEventException.class).isThrownBy(() -> this.payload.get("name").integer())
				.withMessage("A part of the payload should be an integer but is of type String");
			assertThatExceptionOfType(BadEventException.class).isThrownBy(() -> this.payload.get("none").get("x"))
				.withMessageContaining("null or not there");
		}

	}

}
