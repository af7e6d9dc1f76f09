package dev.lattice.crdt.update;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.lattice.crdt.codec.Json;
import dev.lattice.crdt.codec.Undefined;
import org.jspecify.annotations.Nullable;

/** Reads the structs of an update into columns, and refuses what no document can take. */
final class BatchReader {

	private static final String UNDEFINED = "undefined";

	private final UpdateDecoder in;

	private final BatchColumns columns;

	private long client;

	private BatchReader(UpdateDecoder in, BatchColumns columns) {
		this.in = in;
		this.columns = columns;
	}

	/**
	 * Appends the structs of an update.
	 * @param in where they are
	 * @param columns where they go, behind those of other updates
	 * @param maxStructs how many may be there in all
	 */
	static void read(UpdateDecoder in, BatchColumns columns, int maxStructs) {
		new BatchReader(in, columns).groups(maxStructs);
	}

	private void groups(int maxStructs) {
		long groups = this.in.rest.varUint();
		int first = this.columns.groups;
		for (long group = 0; group < groups; group++) {
			long count = this.in.rest.varUint();
			this.client = this.in.client();
			long clock = this.in.rest.varUint();
			if (count == 0) {
				continue;
			}
			int left = maxStructs - this.columns.rows;
			if (count > left) {
				throw this.in.malformed("The update claims " + count + " structs of client " + this.client
						+ ", more than the " + left
						+ " that are left of what Limits allow for its length; send less at once or raise the limits");
			}
			if (this.columns.hasGroup(first, this.client)) {
				throw this.in.malformed("Client " + this.client + " has two groups of structs; merge them");
			}
			this.columns.addGroup(this.client);
			structs((int) count, clock);
		}
	}

	private void structs(int count, long start) {
		long clock = start;
		for (int i = 0; i < count; i++) {
			int info = this.in.info();
			int row = this.columns.addRow(info & ContentKind.MASK, clock);
			long length = struct(row, info);
			if (length < 1) {
				throw this.in.malformed("The struct at clock " + clock + " of client " + this.client + " has length "
						+ length + ", not 1 or above");
			}
			if (length > StructBatch.MAX_CLOCK - clock) {
				throw this.in.malformed("The struct at clock " + clock + " of client " + this.client + " has length "
						+ length + " and ends beyond 2^52 - 1");
			}
			this.columns.length[row] = length;
			clock += length;
		}
	}

	private long struct(int row, int info) {
		if (info == ContentKind.SKIP) {
			return this.in.rest.varUint();
		}
		int kind = info & ContentKind.MASK;
		if (kind == ContentKind.GC) {
			return this.in.length();
		}
		if (kind > ContentKind.DOC) {
			throw this.in.malformed("A struct has info " + info + ", whose kind " + kind + " no item can have");
		}
		boolean hasOrigin = (info & ContentKind.HAS_ORIGIN) != 0;
		boolean hasRightOrigin = (info & ContentKind.HAS_RIGHT_ORIGIN) != 0;
		if (hasOrigin) {
			long of = this.in.client();
			this.columns.originClock[row] = earlier(row, of, this.in.leftClock(), "origin");
			this.columns.originClient[row] = this.columns.ids.add(of);
		}
		if (hasRightOrigin) {
			long of = this.in.client();
			this.columns.rightClock[row] = earlier(row, of, this.in.rightClock(), "right origin");
			this.columns.rightClient[row] = this.columns.ids.add(of);
		}
		if (!hasOrigin && !hasRightOrigin) {
			parent(row, (info & ContentKind.HAS_PARENT_SUB) != 0);
		}
		return content(row, kind);
	}

	private void parent(int row, boolean hasKey) {
		String name = null;
		int of = StructBatch.NONE;
		long clock = 0;
		if (this.in.parentInfo()) {
			name = this.in.string();
		}
		else {
			long holder = this.in.client();
			clock = earlier(row, holder, this.in.leftClock(), "parent");
			of = this.columns.ids.add(holder);
		}
		this.columns.addParent(row, name, of, clock, hasKey ? this.in.string() : null);
	}

	/**
	 * Refuses a name that can never be resolved, since it waits for what waits for it.
	 */
	private long earlier(int row, long of, long clock, String what) {
		if (clock > StructBatch.MAX_CLOCK) {
			throw this.in.malformed("The clock of the " + what + " of a struct is " + clock + ", above 2^52 - 1");
		}
		if (of == this.client && clock >= this.columns.clock[row]) {
			throw this.in.malformed("The " + what + " of the struct at clock " + this.columns.clock[row] + " of client "
					+ of + " is clock " + clock + " of the same client, which is not earlier");
		}
		return clock;
	}

	private long content(int row, int kind) {
		if (kind == ContentKind.DELETED) {
			return this.in.length();
		}
		if (kind == ContentKind.STRING) {
			int start = this.columns.text.size();
			this.columns.content[row] = start;
			this.in.string(this.columns.text);
			return (long) this.columns.text.size() - start;
		}
		this.columns.content[row] = this.columns.valueCount;
		if (kind == ContentKind.ANY || kind == ContentKind.JSON) {
			long count = this.in.length();
			for (long i = 0; i < count; i++) {
				this.columns.addValue((kind == ContentKind.ANY) ? this.in.any() : oldJson());
			}
			return count;
		}
		this.columns.addValue(single(kind));
		return 1;
	}

	private @Nullable Object oldJson() {
		String json = this.in.string();
		return json.equals(UNDEFINED) ? Undefined.UNDEFINED : Json.parse(json, this.in.maxDepth);
	}

	private @Nullable Object single(int kind) {
		return switch (kind) {
			case ContentKind.BINARY -> this.in.bytes();
			case ContentKind.EMBED -> this.in.json();
			case ContentKind.FORMAT -> new FormatMark(this.in.key(), this.in.json());
			case ContentKind.TYPE -> type();
			default -> new DocRef(this.in.string(), options());
		};
	}

	private TypeRef type() {
		long ref = this.in.typeRef();
		if (ref > TypeRef.XML_TEXT) {
			throw this.in.malformed("A type has number " + ref + ", not one from 0 to " + TypeRef.XML_TEXT);
		}
		return TypeRef.of((int) ref, TypeRef.isNamed((int) ref) ? this.in.key() : null);
	}

	/** Keeps of the options what Yjs keeps, in its order. */
	private Map<String, @Nullable Object> options() {
		if (!(this.in.any() instanceof Map<?, ?> read)) {
			throw this.in.malformed("The options of a document are not an object");
		}
		Map<String, @Nullable Object> options = new LinkedHashMap<>();
		if (read.containsKey("gc") && read.get("gc") != Undefined.UNDEFINED && !isTrue(read.get("gc"))) {
			options.put("gc", false);
		}
		if (isTrue(read.get("autoLoad"))) {
			options.put("autoLoad", true);
		}
		Object meta = read.get("meta");
		if (meta != null && meta != Undefined.UNDEFINED) {
			options.put("meta", meta);
		}
		return options;
	}

	/** Returns what JavaScript's {@code if} makes of a value. */
	private static boolean isTrue(@Nullable Object value) {
		if (value instanceof Boolean flag) {
			return flag;
		}
		if (value instanceof Number number) {
			double rounded = number.doubleValue();
			return rounded != 0 && !Double.isNaN(rounded);
		}
		return value != null && value != Undefined.UNDEFINED && !"".equals(value);
	}

}
