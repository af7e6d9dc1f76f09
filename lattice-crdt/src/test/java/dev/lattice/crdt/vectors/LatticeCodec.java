package dev.lattice.crdt.vectors;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.ByteWriter;
import dev.lattice.crdt.codec.IntDiffOptRleReader;
import dev.lattice.crdt.codec.IntDiffOptRleWriter;
import dev.lattice.crdt.codec.RleUint8Reader;
import dev.lattice.crdt.codec.RleUint8Writer;
import dev.lattice.crdt.codec.StringColumnReader;
import dev.lattice.crdt.codec.StringColumnWriter;
import dev.lattice.crdt.codec.UintOptRleReader;
import dev.lattice.crdt.codec.UintOptRleWriter;
import dev.lattice.crdt.codec.Values;

/** The primitives of lattice-crdt, as the vectors know them. */
final class LatticeCodec implements Subject.Codec {

	private static final String NEGATIVE_ZERO = "-0";

	@Override
	public byte[] varUint(long value) {
		return written((ByteWriter out) -> out.varUint(value));
	}

	@Override
	public long varUint(byte[] encoded) {
		return read(encoded, ByteReader::varUint);
	}

	@Override
	public byte[] varInt(Object value) {
		return written((ByteWriter out) -> {
			if (value.equals(NEGATIVE_ZERO)) {
				out.varNegativeZero();
			}
			else {
				out.varInt(((Number) value).longValue());
			}
		});
	}

	@Override
	public Object varInt(byte[] encoded) {
		return read(encoded, (ByteReader in) -> {
			long value = in.varInt();
			return in.lastVarIntWasNegativeZero() ? NEGATIVE_ZERO : (Object) value;
		});
	}

	@Override
	public byte[] varString(String value) {
		return written((ByteWriter out) -> out.varString(value));
	}

	@Override
	public String varString(byte[] encoded) {
		return read(encoded, ByteReader::varString);
	}

	@Override
	public byte[] any(Object value) {
		return written((ByteWriter out) -> out.any(VectorValues.made(value)));
	}

	@Override
	public Object any(byte[] encoded) {
		return VectorValues.described(read(encoded, (ByteReader in) -> in.any(Values.MAX_DEPTH)));
	}

	@Override
	public byte[] varBytes(byte[] value) {
		return written((ByteWriter out) -> out.varBytes(value));
	}

	@Override
	public byte[] varBytesOf(byte[] encoded) {
		return read(encoded, ByteReader::varBytes);
	}

	@Override
	public byte[] float32(double value) {
		return written((ByteWriter out) -> out.float32((float) value));
	}

	@Override
	public byte[] float64(double value) {
		return written((ByteWriter out) -> out.float64(value));
	}

	@Override
	public byte[] column(String name, List<Object> values) {
		ByteWriter column = switch (name) {
			case "rleUint8" -> {
				RleUint8Writer out = new RleUint8Writer();
				values.forEach((Object value) -> out.write(((Number) value).intValue()));
				yield out.finish();
			}
			case "uintOptRle" -> {
				UintOptRleWriter out = new UintOptRleWriter();
				values.forEach((Object value) -> out.write(((Number) value).longValue()));
				yield out.finish();
			}
			case "intDiffOptRle" -> {
				IntDiffOptRleWriter out = new IntDiffOptRleWriter();
				values.forEach((Object value) -> out.write(((Number) value).longValue()));
				yield out.finish();
			}
			case "stringEncoder" -> {
				StringColumnWriter out = new StringColumnWriter();
				values.forEach((Object value) -> out.write((String) value));
				yield out.finish();
			}
			default -> throw new IllegalArgumentException("There is no column '" + name + "'");
		};
		return column.toBytes();
	}

	@Override
	public List<Object> column(String name, byte[] encoded, int count) {
		ByteReader in = new ByteReader(encoded);
		return switch (name) {
			case "rleUint8" -> times(count, new RleUint8Reader(in)::read);
			case "uintOptRle" -> times(count, new UintOptRleReader(in)::read);
			case "intDiffOptRle" -> times(count, new IntDiffOptRleReader(in)::read);
			case "stringEncoder" -> times(count, new StringColumnReader(in)::read);
			default -> throw new IllegalArgumentException("There is no column '" + name + "'");
		};
	}

	private static List<Object> times(int count, Supplier<Object> next) {
		List<Object> values = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			values.add(next.get());
		}
		return values;
	}

	private static byte[] written(Consumer<ByteWriter> write) {
		ByteWriter out = new ByteWriter();
		write.accept(out);
		return out.toBytes();
	}

	private static <T> T read(byte[] encoded, Function<ByteReader, T> read) {
		ByteReader in = new ByteReader(encoded);
		T value = read.apply(in);
		if (in.hasRemaining()) {
			throw new IllegalStateException(in.remaining() + " bytes are left of " + encoded.length);
		}
		return value;
	}

}
