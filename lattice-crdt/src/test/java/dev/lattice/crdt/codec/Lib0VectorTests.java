package dev.lattice.crdt.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares with what lib0 0.2.120 wrote. */
class Lib0VectorTests {

	private static final Map<String, Object> FILE = YjsVectors.file("lib0.json");

	private static List<List<Object>> pairs(String name) {
		List<List<Object>> pairs = YjsVectors.rows(FILE.get(name));
		assertThat(pairs).hasSizeGreaterThan(4);
		return pairs;
	}

	private static ByteReader reader(Object base64) {
		return new ByteReader(YjsVectors.bytes(base64));
	}

	private static <V> void writes(V value, Object base64, BiConsumer<ByteWriter, V> write) {
		ByteWriter out = new ByteWriter(0);
		write.accept(out, value);
		assertThat(YjsVectors.base64(out.toBytes())).as("%s", value).isEqualTo(base64);
	}

	private static <V> void reads(V value, Object base64, Function<ByteReader, V> read) {
		ByteReader in = reader(base64);
		assertThat(read.apply(in)).isEqualTo(value);
		assertThat(in.hasRemaining()).isFalse();
	}

	private static long integer(Object number) {
		return ((Number) number).longValue();
	}

	@Test
	void unsignedIntegersAreThoseOfLib0() {
		for (List<Object> pair : pairs("varUint")) {
			writes(integer(pair.get(0)), pair.get(1), ByteWriter::varUint);
			reads(integer(pair.get(0)), pair.get(1), ByteReader::varUint);
		}
	}

	@Test
	void signedIntegersAreThoseOfLib0WithTheirNegativeZero() {
		for (List<Object> pair : pairs("varInt")) {
			boolean negativeZero = pair.get(0).equals("-0");
			long value = negativeZero ? 0 : integer(pair.get(0));
			writes(value, pair.get(1), (out, number) -> {
				if (negativeZero) {
					out.varNegativeZero();
				}
				else {
					out.varInt(number);
				}
			});
			ByteReader in = reader(pair.get(1));
			assertThat(in.varInt()).isEqualTo(value);
			assertThat(in.lastVarIntWasNegativeZero()).isEqualTo(negativeZero);
		}
	}

	@Test
	void stringsAreThoseOfLib0() {
		for (List<Object> row : pairs("varString")) {
			writes((String) row.get(0), row.get(1), ByteWriter::varString);
			reads((String) row.get(2), row.get(1), ByteReader::varString);
		}
	}

	@Test
	void stringsFromAnArenaAreThoseOfLib0() {
		for (List<Object> row : pairs("varString")) {
			String text = (String) row.get(0);
			TextArena arena = new TextArena();
			arena.append("before");
			int start = arena.append(text);
			arena.append("\udc00after");
			TextArena one = new TextArena();
			one.append(arena, start, text.length());
			writes(arena, row.get(1), (out, from) -> from.writeVarString(out, start, start + text.length()));
			writes(one, row.get(1), (out, from) -> from.writeVarString(out, 0, from.size()));
		}
	}

	@Test
	void stringsAreReadIntoAnArenaAsLib0ReadsThem() {
		for (List<Object> row : pairs("varString")) {
			ByteReader in = reader(row.get(1)).varReader();
			TextArena arena = new TextArena();
			arena.append("é");
			int start = arena.appendUtf8(in.source(), in.position(), in.position() + in.remaining());
			assertThat(arena.string(start, arena.size())).isEqualTo(row.get(2));
		}
	}

	@Test
	void valuesAreThoseOfLib0() {
		for (List<Object> pair : pairs("any")) {
			Object value = YjsVectors.value(pair.get(0));
			writes(value, pair.get(1), ByteWriter::any);
			ByteReader in = reader(pair.get(1));
			Object read = in.any(Values.MAX_DEPTH);
			assertThat(in.hasRemaining()).isFalse();
			writes(read, pair.get(1), ByteWriter::any);
		}
	}

	@Test
	void byteArraysAreThoseOfLib0() {
		for (List<Object> pair : pairs("varUint8Array")) {
			byte[] raw = YjsVectors.bytes(pair.get(0));
			writes(raw, pair.get(1), ByteWriter::varBytes);
			reads(raw, pair.get(1), ByteReader::varBytes);
		}
	}

	@Test
	void floatingPointNumbersAreThoseOfLib0() {
		for (List<Object> row : pairs("float")) {
			double number = ((Number) row.get(0)).doubleValue();
			writes((float) number, row.get(1), ByteWriter::float32);
			reads((float) number, row.get(1), ByteReader::float32);
			writes(number, row.get(2), ByteWriter::float64);
			reads(number, row.get(2), ByteReader::float64);
		}
	}

	@Test
	void columnsOfUnsignedIntegersAreThoseOfLib0() {
		for (List<Object> pair : pairs("uintOptRle")) {
			UintOptRleWriter column = new UintOptRleWriter();
			List<?> values = (List<?>) pair.get(0);
			values.forEach((value) -> column.write(integer(value)));
			assertThat(column.finish().toBytes()).isEqualTo(YjsVectors.bytes(pair.get(1)));
			UintOptRleReader read = new UintOptRleReader(reader(pair.get(1)));
			values.forEach((value) -> assertThat(read.read()).isEqualTo(integer(value)));
		}
	}

	@Test
	void columnsOfDifferencesAreThoseOfLib0() {
		for (List<Object> pair : pairs("intDiffOptRle")) {
			IntDiffOptRleWriter column = new IntDiffOptRleWriter();
			List<?> values = (List<?>) pair.get(0);
			values.forEach((value) -> column.write(integer(value)));
			assertThat(column.finish().toBytes()).isEqualTo(YjsVectors.bytes(pair.get(1)));
			IntDiffOptRleReader read = new IntDiffOptRleReader(reader(pair.get(1)));
			values.forEach((value) -> assertThat(read.read()).isEqualTo(integer(value)));
		}
	}

	@Test
	void columnsOfBytesAreThoseOfLib0() {
		for (List<Object> pair : pairs("rleUint8")) {
			RleUint8Writer column = new RleUint8Writer();
			List<?> values = (List<?>) pair.get(0);
			values.forEach((value) -> column.write((int) integer(value)));
			assertThat(column.finish().toBytes()).isEqualTo(YjsVectors.bytes(pair.get(1)));
			RleUint8Reader read = new RleUint8Reader(reader(pair.get(1)));
			values.forEach((value) -> assertThat(read.read()).isEqualTo((int) integer(value)));
		}
	}

	@Test
	void columnsOfStringsAreThoseOfLib0() {
		for (List<Object> pair : pairs("stringEncoder")) {
			StringColumnWriter column = new StringColumnWriter();
			StringColumnWriter fromArena = new StringColumnWriter();
			TextArena arena = new TextArena();
			List<String> values = new ArrayList<>();
			((List<?>) pair.get(0)).forEach((value) -> values.add((String) value));
			for (String value : values) {
				column.write(value);
				fromArena.write(arena, arena.append(value), value.length());
			}
			assertThat(column.finish().toBytes()).isEqualTo(YjsVectors.bytes(pair.get(1)));
			assertThat(fromArena.finish().toBytes()).isEqualTo(YjsVectors.bytes(pair.get(1)));
			StringColumnReader read = new StringColumnReader(reader(pair.get(1)));
			values.forEach((value) -> assertThat(read.read()).isEqualTo(value));
		}
	}

}
