package dev.lattice.crdt.vectors;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import dev.lattice.crdt.Delta;
import dev.lattice.crdt.Doc;
import dev.lattice.crdt.DocOptions;
import dev.lattice.crdt.YArray;
import dev.lattice.crdt.YMap;
import dev.lattice.crdt.YText;
import dev.lattice.crdt.YType;
import dev.lattice.crdt.YXmlElement;
import dev.lattice.crdt.YXmlFragment;
import dev.lattice.crdt.YXmlHook;
import dev.lattice.crdt.YXmlText;
import dev.lattice.crdt.codec.Undefined;
import dev.lattice.crdt.codec.Values;

/** Values of the vector files from and to those of lattice-crdt. */
final class VectorValues {

	private static final String TAG = "$";

	private static final String NEGATIVE_ZERO = "-0";

	private VectorValues() {
	}

	/** Makes what a value of a vector file stands for. */
	static Object made(Object value) {
		if (value instanceof List<?> list) {
			List<Object> made = new ArrayList<>();
			list.forEach((Object element) -> made.add(made(element)));
			return made;
		}
		if (value instanceof Map<?, ?> map) {
			Fields fields = Fields.of(map);
			return (fields.get(TAG) instanceof String tag) ? special(tag, fields) : madeMap(fields.values());
		}
		if (value instanceof Long number && Math.abs(number) > Values.MAX_SAFE_INTEGER) {
			return (double) number;
		}
		return value;
	}

	static Map<String, Object> madeMap(Map<String, Object> values) {
		Map<String, Object> made = new LinkedHashMap<>();
		values.forEach((String key, Object value) -> made.put(key, made(value)));
		return made;
	}

	static List<Object> madeList(List<Object> values) {
		List<Object> made = new ArrayList<>();
		values.forEach((Object value) -> made.add(made(value)));
		return made;
	}

	private static Object special(String tag, Fields fields) {
		return switch (tag) {
			case "undefined" -> Undefined.UNDEFINED;
			case "num" -> fields.text("v").equals(NEGATIVE_ZERO) ? -0.0 : (Object) Double.valueOf(fields.text("v"));
			case "bigint" -> new BigInteger(fields.text("v"));
			case "bytes" -> fields.bytes("b64");
			case "map" -> filled(new YMap(), fields);
			case "array" -> new YArray(madeList(fields.list("items")).toArray());
			case "text" -> written(new YText(), fields);
			case "xmlText" -> written(new YXmlText(), fields);
			case "xmlElement" -> element(fields);
			case "xmlFragment" -> new YXmlFragment(children(fields));
			case "xmlHook" -> filled(new YXmlHook(fields.text("name")), fields);
			case "doc" -> subdocument(fields);
			default -> throw new IllegalArgumentException("There is no value '" + tag + "'");
		};
	}

	private static YMap filled(YMap map, Fields fields) {
		if (fields.has("entries")) {
			pairs(fields.list("entries")).forEach(map::set);
		}
		return map;
	}

	private static Map<String, Object> pairs(List<Object> entries) {
		Map<String, Object> pairs = new LinkedHashMap<>();
		entries.forEach((Object entry) -> {
			List<?> pair = (List<?>) entry;
			pairs.put((String) pair.get(0), made(pair.get(1)));
		});
		return pairs;
	}

	private static YText written(YText text, Fields fields) {
		if (fields.has("delta")) {
			text.applyDelta(madeDelta(fields.objects("delta")), YText.LineEnd.KEEP);
		}
		else if (fields.has("text")) {
			text.insert(0, fields.text("text"));
		}
		return text;
	}

	private static YXmlElement element(Fields fields) {
		YXmlElement element = new YXmlElement(fields.text("name"), children(fields));
		if (fields.has("attrs")) {
			pairs(fields.list("attrs")).forEach(element::setAttribute);
		}
		return element;
	}

	private static YType[] children(Fields fields) {
		return fields.has("children") ? nodes(fields.list("children")) : new YType[0];
	}

	/** Makes nodes; what is no type is no node. */
	static YType[] nodes(List<Object> nodes) {
		return nodes.stream().map((Object node) -> (YType) made(node)).toArray(YType[]::new);
	}

	private static Doc subdocument(Fields fields) {
		Fields options = fields.has("opts") ? fields.object("opts") : new Fields(Map.of());
		DocOptions made = DocOptions.of(1)
			.withGuid(fields.text("guid"))
			.withLoading(options.flag("autoLoad", false), options.flag("shouldLoad", true));
		if (options.has("meta")) {
			made = made.withMeta(made(options.get("meta")));
		}
		return new Doc(options.flag("gc", true) ? made : made.withoutGarbageCollection());
	}

	static List<Delta> madeDelta(List<Fields> ops) {
		return ops.stream().map(VectorValues::madeStep).toList();
	}

	private static Delta madeStep(Fields op) {
		Map<String, Object> attributes = op.has("attributes") ? madeMap(op.object("attributes").values()) : Map.of();
		if (op.has("retain")) {
			return new Delta.Retain(op.number("retain"), attributes);
		}
		return op.has("delete") ? new Delta.Delete(op.number("delete"))
				: new Delta.Insert(made(op.get("insert")), attributes);
	}

	/** Says what a value is, canonical. */
	static Object described(Object value) {
		return switch (value) {
			case null -> null;
			case Undefined undefined -> Map.of(TAG, "undefined");
			case BigInteger number -> Map.of(TAG, "bigint", "v", number.toString());
			case Double number when Double.isNaN(number) || Double.isInfinite(number) ->
				Map.of(TAG, "num", "v", number.toString());
			case Double number when number == 0 && 1 / number < 0 -> Map.of(TAG, "num", "v", NEGATIVE_ZERO);
			case byte[] bytes -> Map.of(TAG, "bytes", "b64", Fields.base64(bytes));
			case Doc doc -> Map.of(TAG, "doc", "guid", doc.guid());
			case YType type -> describedType(type);
			case List<?> list -> describedList(list, VectorValues::described);
			case Map<?, ?> map -> describedMap(map, VectorValues::described);
			default -> value;
		};
	}

	/** Says what a value in an event is: a type is only named. */
	static Object shallow(Object value) {
		return (value instanceof YType type) ? Map.of(TAG, "type", "kind", kind(type)) : described(value);
	}

	static String kind(YType type) {
		return switch (type) {
			case YXmlHook hook -> "xmlHook";
			case YXmlText text -> "xmlText";
			case YXmlElement element -> "xmlElement";
			case YXmlFragment fragment -> "xmlFragment";
			case YText text -> "text";
			case YArray array -> "array";
			case YMap map -> "map";
			default -> "abstract";
		};
	}

	static Map<String, Object> describedType(YType type) {
		Map<String, Object> described = new LinkedHashMap<>();
		described.put(TAG, kind(type));
		switch (type) {
			case YXmlHook hook -> {
				described.put("name", hook.hookName());
				described.put("entries", entries(hook.entriesAsMap()));
			}
			case YMap map -> described.put("entries", entries(map.entriesAsMap()));
			case YArray array -> described.put("items", described(array.toList()));
			case YText text -> {
				described.put("delta", describedDelta(text.toDelta(), VectorValues::described));
				described.put("length", text.length());
				if (!text.attributes().isEmpty()) {
					described.put("attrs", entries(text.attributes()));
				}
			}
			case YXmlElement element -> {
				described.put("name", element.nodeName());
				described.put("attrs", entries(element.attributes()));
				described.put("children", described(element.toList()));
			}
			case YXmlFragment fragment -> described.put("children", described(fragment.toList()));
			default -> {
			}
		}
		return described;
	}

	/** Returns pairs of key and value, by key. */
	static List<Object> entries(Map<String, ?> map) {
		List<Object> entries = new ArrayList<>();
		new TreeMap<>(map).forEach((String key, Object value) -> {
			List<Object> pair = new ArrayList<>();
			pair.add(key);
			pair.add(described(value));
			entries.add(pair);
		});
		return entries;
	}

	static List<Object> describedDelta(List<Delta> delta, UnaryOperator<Object> describe) {
		List<Object> described = new ArrayList<>();
		for (Delta step : delta) {
			Map<String, Object> op = new LinkedHashMap<>();
			switch (step) {
				case Delta.Insert insert -> {
					op.put("insert", describe.apply(insert.content()));
					attributes(op, insert.attributes());
				}
				case Delta.InsertValues insert -> op.put("insert", describedList(insert.values(), describe));
				case Delta.Retain retain -> {
					op.put("retain", retain.length());
					attributes(op, retain.attributes());
				}
				case Delta.Delete delete -> op.put("delete", delete.length());
			}
			described.add(op);
		}
		return described;
	}

	private static void attributes(Map<String, Object> op, Map<String, ?> attributes) {
		if (!attributes.isEmpty()) {
			op.put("attributes", described(attributes));
		}
	}

	private static List<Object> describedList(List<?> list, UnaryOperator<Object> describe) {
		List<Object> described = new ArrayList<>();
		list.forEach((Object element) -> described.add(describe.apply(element)));
		return described;
	}

	private static Map<String, Object> describedMap(Map<?, ?> map, UnaryOperator<Object> describe) {
		Map<String, Object> described = new LinkedHashMap<>();
		map.forEach((Object key, Object value) -> described.put((String) key, describe.apply(value)));
		return described;
	}

}
