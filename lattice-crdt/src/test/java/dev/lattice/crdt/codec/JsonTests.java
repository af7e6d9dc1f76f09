package dev.lattice.crdt.codec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class JsonTests {

	private static Map<String, Object> map(Object... entries) {
		Map<String, Object> map = new LinkedHashMap<>();
		for (int at = 0; at < entries.length; at += 2) {
			map.put((String) entries[at], entries[at + 1]);
		}
		return map;
	}

	@Test
	void numbersAreWrittenAsJavaScriptDoes() {
		List<List<Object>> numbers = YjsVectors.rows(YjsVectors.resource("/javascript/numbers.json"));
		assertThat(numbers).hasSizeGreaterThan(400);
		for (List<Object> row : numbers) {
			double number = Double.longBitsToDouble(HexFormat.fromHexDigitsToLong((String) row.get(0)));
			assertThat(Json.stringify(number)).isEqualTo(row.get(1));
		}
	}

	@Test
	void numbersOfEveryTypeAreWrittenByTheirValue() {
		assertThat(Json.stringify(List.of((byte) 1, (short) 2, 3, 4L, 0.1f, 1L << 62)))
			.isEqualTo("[1,2,3,4,0.10000000149011612,4611686018427388000]");
		assertThatIllegalArgumentException().isThrownBy(() -> Json.stringify((1L << 53) + 1));
		assertThatIllegalArgumentException().isThrownBy(() -> Json.stringify(List.of(BigInteger.ONE)))
			.withMessage("JSON has no BigInt, but the value contains 1; use a String or a Double");
	}

	@Test
	void undefinedIsLeftOutOfMapsAndNullInLists() {
		assertThat(Json.stringify(map("a", Undefined.UNDEFINED, "b", 1, "c", Undefined.UNDEFINED)))
			.isEqualTo("{\"b\":1}");
		assertThat(Json.stringify(Arrays.asList(Undefined.UNDEFINED, null, true, false)))
			.isEqualTo("[null,null,true,false]");
		assertThatIllegalArgumentException().isThrownBy(() -> Json.stringify(Undefined.UNDEFINED))
			.withMessage("JSON has no undefined; use null, or leave the entry out");
	}

	@Test
	void keysAreWrittenInTheOrderOfJavaScript() {
		assertThat(Json.stringify(map("b", 1, "10", 2, "a", 3, "9", 4)))
			.isEqualTo("{\"9\":4,\"10\":2,\"b\":1,\"a\":3}");
	}

	@Test
	void bytesAreWrittenAsAnObjectOfTheirIndices() {
		assertThat(Json.stringify(new byte[] { 1, -1 })).isEqualTo("{\"0\":1,\"1\":255}");
		assertThat(Json.stringify(new byte[0])).isEqualTo("{}");
	}

	@Test
	void stringsAreEscapedWhereJavaScriptEscapesThem() {
		assertThat(Json.stringify("\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028é日😀"))
			.isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\u2028é日😀\"");
		assertThat(Json.stringify("a\ud83d\ude00\ud83db\ude00")).isEqualTo("\"a\ud83d\ude00\\ud83db\\ude00\"");
		assertThat(Json.stringify("\ud83d")).isEqualTo("\"\\ud83d\"");
	}

	@Test
	void valuesAreWrittenAsDeepAsTheyMayBeReadAndNoDeeper() {
		String deepest = "[".repeat(Values.MAX_DEPTH) + "]".repeat(Values.MAX_DEPTH);
		assertThat(Json.stringify(Json.parse(deepest))).isEqualTo(deepest);
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> Json.parse("[" + deepest + "]"))
			.withMessage("JSON nests arrays and objects more than 512 deep, at position 512");
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> Json.parse("[".repeat(1_000_000)));
		List<Object> self = new ArrayList<>();
		self.add(Map.of("self", self));
		assertThatIllegalArgumentException().isThrownBy(() -> Json.stringify(self));
	}

	@Test
	void aTextIsReadToItsValue() {
		assertThat(Json.parse(" {\"a\" : [1, -2.5e3,\ttrue,false , null,\"x\"]\r\n} "))
			.isEqualTo(map("a", Arrays.asList(1, -2500, true, false, null, "x")));
		assertThat(Json.parse("[[],{}]")).isEqualTo(List.of(List.of(), Map.of()));
	}

	@Test
	void numbersAreReadAsIntegerIfTheyFitAndElseAsDouble() {
		assertThat(Json.parse("[0,-0,1.0,1e2,2147483647,2147483648,-2147483648,-0.0,1e400,0.1,123456789012]"))
			.isEqualTo(List.of(0, -0.0, 1, 100, 2147483647, 2147483648.0, Integer.MIN_VALUE, -0.0,
					Double.POSITIVE_INFINITY, 0.1, 123456789012.0));
	}

	@Test
	void keysAreReadInTheOrderOfJavaScriptAndTheLastOfEqualOnesCounts() {
		assertThat(Json.stringify(Json.parse("{\"b\":1,\"1\":2,\"__proto__\":3,\"b\":4,\"0\":5}")))
			.isEqualTo("{\"0\":5,\"1\":2,\"b\":4,\"__proto__\":3}");
	}

	@Test
	void escapesAreReadLoneSurrogatesToo() {
		assertThat(Json.parse("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\\ud83dx\""))
			.isEqualTo("\"\\/\b\f\n\r\té😀\ud83dx");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "[", "[1", "[1,", "[1,]", "[,1]", "{\"a\"", "{\"a\":", "{\"a\":1",
			"{\"a\":1,}", "{a:1}", "{'a':1}", "{1:1}", "01", "-", "+1", ".5", "1.", "1e", "1e+", "0x1", "NaN",
			"Infinity", "-Infinity", "undefined", "nul", "tru", "True", "\"", "\"a", "\"\\", "\"\\x\"", "\"\\u12\"",
			"\"\\u12g4\"", "\"a\nb\"", "\"\u0000\"", "1 2", "[] []", "\ufeff1", "\u00a01", "// c\n1", "1//", "--1",
			"[1 2]", "\"\\ud83\"" })
	void whatJavaScriptRefusesIsRefused(String text) {
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> Json.parse(text));
	}

	@Test
	void aRefusalSaysWhatWasNeededWhatWasSeenAndWhere() {
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> Json.parse("{\"a\":1 \"b\"}"))
			.withMessage("JSON needs ',' or '}' where '\"' is, at position 7")
			.satisfies((ex) -> assertThat(ex.position()).isEqualTo(7));
		assertThatExceptionOfType(MalformedDataException.class).isThrownBy(() -> Json.parse("[1,"))
			.withMessage("JSON needs a value where the text ends, at position 3");
	}

}
