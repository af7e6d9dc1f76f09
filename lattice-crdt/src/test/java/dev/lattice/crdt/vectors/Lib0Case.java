package dev.lattice.crdt.vectors;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Pairs of a value and its bytes: both ways must lead from one to the other. */
final class Lib0Case {

	private static final List<String> COLUMNS = List.of("rleUint8", "uintOptRle", "intDiffOptRle", "stringEncoder");

	private final Subject.Codec codec;

	private final Fields file;

	Lib0Case(Subject subject, Fields file) {
		this.codec = subject.codec();
		this.file = file;
	}

	/** Returns what was found, by kind of pair. */
	Map<String, Findings> run() {
		Map<String, Findings> found = new LinkedHashMap<>();
		found.put("varUint", each("varUint", (List<Object> pair, Findings findings) -> {
			long number = ((Number) pair.get(0)).longValue();
			findings.compare("bytes of " + number, pair.get(1), Fields.base64(this.codec.varUint(number)));
			findings.compare("number", number, this.codec.varUint(Fields.decoded(pair.get(1))));
		}));
		found.put("varInt", each("varInt", (List<Object> pair, Findings findings) -> {
			findings.compare("bytes of " + pair.get(0), pair.get(1), Fields.base64(this.codec.varInt(pair.get(0))));
			findings.compare("number", pair.get(0), this.codec.varInt(Fields.decoded(pair.get(1))));
		}));
		found.put("varString", each("varString", (List<Object> pair, Findings findings) -> {
			findings.compare("bytes", pair.get(1), Fields.base64(this.codec.varString((String) pair.get(0))));
			findings.compare("string", pair.get(2), this.codec.varString(Fields.decoded(pair.get(1))));
		}));
		found.put("any", each("any", (List<Object> pair, Findings findings) -> {
			findings.compare("bytes of " + pair.get(0), pair.get(1), Fields.base64(this.codec.any(pair.get(0))));
			findings.compare("value", pair.get(0), this.codec.any(Fields.decoded(pair.get(1))));
		}));
		found.put("varUint8Array", each("varUint8Array", (List<Object> pair, Findings findings) -> {
			byte[] raw = Fields.decoded(pair.get(0));
			findings.compare("bytes", pair.get(1), Fields.base64(this.codec.varBytes(raw)));
			findings.compare("raw", pair.get(0), Fields.base64(this.codec.varBytesOf(Fields.decoded(pair.get(1)))));
		}));
		found.put("float", each("float", (List<Object> triple, Findings findings) -> {
			double number = ((Number) triple.get(0)).doubleValue();
			findings.compare("float32 of " + number, triple.get(1), Fields.base64(this.codec.float32(number)));
			findings.compare("float64 of " + number, triple.get(2), Fields.base64(this.codec.float64(number)));
		}));
		for (String column : COLUMNS) {
			found.put(column, each(column, (List<Object> pair, Findings findings) -> column(column, pair, findings)));
		}
		return found;
	}

	@SuppressWarnings("unchecked")
	private void column(String name, List<Object> pair, Findings findings) {
		List<Object> values = (List<Object>) pair.get(0);
		findings.compare("bytes of " + values, pair.get(1), Fields.base64(this.codec.column(name, values)));
		findings.compare("values", values,
				this.codec.column(name, Base64.getDecoder().decode((String) pair.get(1)), values.size()));
	}

	@SuppressWarnings("unchecked")
	private Findings each(String name, BiConsumer<List<Object>, Findings> check) {
		Findings findings = new Findings();
		for (Object pair : new ArrayList<>(this.file.list(name))) {
			try {
				check.accept((List<Object>) pair, findings);
			}
			catch (RuntimeException ex) {
				findings.add(pair + " broke: " + Refusals.described(ex));
			}
		}
		return findings;
	}

}
