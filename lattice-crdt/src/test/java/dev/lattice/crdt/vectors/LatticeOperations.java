package dev.lattice.crdt.vectors;

import java.util.List;
import java.util.Map;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.YArray;
import dev.lattice.crdt.YMap;
import dev.lattice.crdt.YText;
import dev.lattice.crdt.YType;
import dev.lattice.crdt.YXmlElement;
import dev.lattice.crdt.YXmlFragment;

/** Runs an operation of a vector on what it names. */
final class LatticeOperations {

	private LatticeOperations() {
	}

	static void run(Object target, Fields op) {
		switch (op.text("op")) {
			case "text.insert" -> insert(as(YText.class, target), op);
			case "text.embed" -> embed(as(YText.class, target), op);
			case "text.format" -> as(YText.class, target).format(op.number("index"), op.number("len"), attributes(op));
			case "text.applyDelta" -> as(YText.class, target).applyDelta(VectorValues.madeDelta(op.objects("delta")),
					op.flag("sanitize", true) ? YText.LineEnd.KEEP : YText.LineEnd.DROP);
			case "text.setAttr", "xml.setAttr" ->
				setAttribute(target, op.text("key"), VectorValues.made(op.get("value")));
			case "text.removeAttr", "xml.removeAttr" -> removeAttribute(target, op.text("key"));
			case "array.insert" -> insertAll(target, op.number("index"), op.list("values"));
			case "array.push" -> as(YArray.class, target).push(VectorValues.madeList(op.list("values")).toArray());
			case "text.delete", "array.delete", "xml.delete" -> delete(target, op.number("index"), op.number("len"));
			case "map.set" -> as(YMap.class, target).set(op.text("key"), VectorValues.made(op.get("value")));
			case "map.delete" -> as(YMap.class, target).delete(op.text("key"));
			case "map.clear" -> as(YMap.class, target).clear();
			case "xml.insert" -> insertAll(target, op.number("index"), op.list("nodes"));
			case "subdoc.load" -> as(Doc.class, target).load();
			case "subdoc.destroy" -> as(Doc.class, target).destroy();
			default -> throw new UnsupportedOperationException("There is no operation '" + op.text("op") + "'");
		}
	}

	/** Goes a step from a type to what is in it. */
	static Object inside(Object type, Object step) {
		if (step instanceof String key) {
			return (type instanceof YXmlElement element) ? element.attribute(key) : as(YMap.class, type).get(key);
		}
		long index = ((Number) step).longValue();
		return (type instanceof YXmlFragment fragment) ? fragment.get(index) : as(YArray.class, type).get(index);
	}

	/** A place may have become another kind of value when the operation comes to it. */
	static <T> T as(Class<T> type, Object value) {
		if (type.isInstance(value)) {
			return type.cast(value);
		}
		throw new IllegalArgumentException("A " + type.getSimpleName() + " is expected, not " + value);
	}

	private static void insert(YText text, Fields op) {
		if (op.has("attrs")) {
			text.insert(op.number("index"), op.text("text"), attributes(op));
		}
		else {
			text.insert(op.number("index"), op.text("text"));
		}
	}

	private static void embed(YText text, Fields op) {
		Object value = VectorValues.made(op.get("value"));
		if (op.has("attrs")) {
			text.insertEmbed(op.number("index"), value, attributes(op));
		}
		else {
			text.insertEmbed(op.number("index"), value);
		}
	}

	private static Map<String, Object> attributes(Fields op) {
		return VectorValues.madeMap(op.object("attrs").values());
	}

	private static void setAttribute(Object target, String key, Object value) {
		if (target instanceof YText text) {
			text.setAttribute(key, value);
		}
		else {
			as(YXmlElement.class, target).setAttribute(key, value);
		}
	}

	private static void removeAttribute(Object target, String key) {
		if (target instanceof YText text) {
			text.removeAttribute(key);
		}
		else {
			as(YXmlElement.class, target).removeAttribute(key);
		}
	}

	private static void insertAll(Object target, long index, List<Object> values) {
		if (target instanceof YXmlFragment fragment) {
			fragment.insert(index, VectorValues.nodes(values));
		}
		else {
			as(YArray.class, target).insertAll(index, VectorValues.madeList(values));
		}
	}

	private static void delete(Object target, long index, long length) {
		switch (target) {
			case YText text -> text.delete(index, length);
			case YXmlFragment fragment -> fragment.delete(index, length);
			default -> as(YArray.class, target).delete(index, length);
		}
	}

	static YType root(Doc doc, String name, String kind) {
		return switch (kind) {
			case "text" -> doc.text(name);
			case "array" -> doc.array(name);
			case "map" -> doc.map(name);
			case "xmlFragment" -> doc.xmlFragment(name);
			case "xmlElement" -> doc.xmlElement(name);
			case "xmlText" -> doc.xmlText(name);
			default -> throw new IllegalArgumentException("There is no kind of root '" + kind + "'");
		};
	}

}
