package dev.lattice.crdt.update;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.codec.ByteReader;
import dev.lattice.crdt.codec.IntDiffOptRleReader;
import dev.lattice.crdt.codec.RleUint8Reader;
import dev.lattice.crdt.codec.StringColumnReader;
import dev.lattice.crdt.codec.TextArena;
import dev.lattice.crdt.codec.UintOptRleReader;
import org.jspecify.annotations.Nullable;

/** Reads format V2: nine columns, then the rest in one row. */
final class UpdateDecoderV2 extends UpdateDecoder {

	private final IntDiffOptRleReader keyClocks;

	private final UintOptRleReader clients;

	private final IntDiffOptRleReader leftClocks;

	private final IntDiffOptRleReader rightClocks;

	private final RleUint8Reader infos;

	private final StringColumnReader strings;

	private final RleUint8Reader parentInfos;

	private final UintOptRleReader typeRefs;

	private final UintOptRleReader lengths;

	private final List<String> keys = new ArrayList<>();

	UpdateDecoderV2(ByteReader in, int maxDepth) {
		super(in, maxDepth);
		in.varUint(); // flags of features, of which there is none yet
		this.keyClocks = new IntDiffOptRleReader(in.varReader());
		this.clients = new UintOptRleReader(in.varReader());
		this.leftClocks = new IntDiffOptRleReader(in.varReader());
		this.rightClocks = new IntDiffOptRleReader(in.varReader());
		this.infos = new RleUint8Reader(in.varReader());
		this.strings = new StringColumnReader(in.varReader());
		this.parentInfos = new RleUint8Reader(in.varReader());
		this.typeRefs = new UintOptRleReader(in.varReader());
		this.lengths = new UintOptRleReader(in.varReader());
	}

	@Override
	long client() {
		return this.clients.read();
	}

	@Override
	long leftClock() {
		return clock(this.leftClocks.read());
	}

	@Override
	long rightClock() {
		return clock(this.rightClocks.read());
	}

	private long clock(long clock) {
		if (clock < 0) {
			throw malformed("The clock of an origin is " + clock + ", below 0");
		}
		return clock;
	}

	@Override
	int info() {
		return this.infos.read();
	}

	@Override
	boolean parentInfo() {
		return this.parentInfos.read() == 1;
	}

	@Override
	long typeRef() {
		return this.typeRefs.read();
	}

	@Override
	long length() {
		return this.lengths.read();
	}

	@Override
	String string() {
		return this.strings.read();
	}

	@Override
	void string(TextArena text) {
		this.strings.next();
		text.append(this.strings.text(), this.strings.offset(), this.strings.length());
	}

	@Override
	@Nullable Object json() {
		Object value = any();
		if (hasBigInteger(value)) {
			throw malformed("An embed or the value of an attribute holds a BigInt, which format V1 cannot write");
		}
		return value;
	}

	private static boolean hasBigInteger(@Nullable Object value) {
		if (value instanceof List<?> list) {
			for (Object element : list) {
				if (hasBigInteger(element)) {
					return true;
				}
			}
			return false;
		}
		return (value instanceof Map<?, ?> map) ? hasBigInteger(new ArrayList<>(map.values()))
				: value instanceof BigInteger;
	}

	@Override
	String key() {
		long number = this.keyClocks.read();
		if (number < 0) {
			throw malformed("The number of a key is " + number + ", not 0 or above");
		}
		if (number < this.keys.size()) {
			return this.keys.get((int) number);
		}
		String key = this.strings.read();
		this.keys.add(key);
		return key;
	}

}
