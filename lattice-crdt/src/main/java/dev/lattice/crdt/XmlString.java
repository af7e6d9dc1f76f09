package dev.lattice.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import dev.lattice.crdt.codec.JsText;
import org.jspecify.annotations.Nullable;

/**
 * Writes nodes of XML as Yjs does, on a stack of its own: updates can bring nodes that
 * lie in each other deeper than a thread's stack reaches.
 */
final class XmlString {

	/** What is still to be written: text, and nodes that become more of it. */
	private final Deque<Object> open = new ArrayDeque<>();

	private final StringBuilder out = new StringBuilder();

	private XmlString() {
	}

	static String of(YType node) {
		XmlString string = new XmlString();
		string.open.push(node);
		while (!string.open.isEmpty()) {
			string.write(string.open.pop());
		}
		return string.out.toString();
	}

	private void write(Object piece) {
		switch (piece) {
			case YXmlElement element -> push(element(element));
			case YXmlFragment fragment -> push(children(fragment));
			case YXmlText text -> push(text(text));
			default -> this.out.append(piece);
		}
	}

	private void push(List<Object> pieces) {
		for (Object piece : pieces.reversed()) {
			this.open.push(piece);
		}
	}

	private static List<Object> children(YXmlFragment fragment) {
		List<Object> pieces = new ArrayList<>();
		if (fragment.isIntegrated()) {
			for (Object child : fragment.toList()) {
				pieces.add(Objects.requireNonNullElse(child, "null"));
			}
		}
		return pieces;
	}

	private static List<Object> element(YXmlElement element) {
		String tag = element.nodeName().toLowerCase(Locale.ROOT);
		List<Object> pieces = new ArrayList<>();
		pieces.add("<" + tag);
		if (element.isIntegrated()) {
			new TreeMap<>(element.attributes()).forEach((name, value) -> attribute(pieces, name, value));
		}
		pieces.add(">");
		pieces.addAll(children(element));
		pieces.add("</" + tag + ">");
		return pieces;
	}

	private static List<Object> text(YXmlText text) {
		List<Object> pieces = new ArrayList<>();
		if (text.isIntegrated()) {
			for (Delta part : text.toDelta()) {
				if (part instanceof Delta.Insert insert) {
					formatted(pieces, insert);
				}
			}
		}
		return pieces;
	}

	private static void formatted(List<Object> pieces, Delta.Insert insert) {
		List<String> names = new ArrayList<>();
		for (Map.Entry<String, @Nullable Object> node : new TreeMap<>(insert.attributes()).entrySet()) {
			pieces.add("<" + node.getKey());
			formatting(pieces, node.getValue());
			pieces.add(">");
			names.add(node.getKey());
		}
		pieces.add(piece(insert.content()));
		for (String name : names.reversed()) {
			pieces.add("</" + name + ">");
		}
	}

	private static void formatting(List<Object> pieces, @Nullable Object value) {
		if (value instanceof String characters) {
			for (int i = 0; i < characters.length(); i++) {
				attribute(pieces, String.valueOf(i), String.valueOf(characters.charAt(i)));
			}
			return;
		}
		Map<?, ?> elements = Attributes.elements(value);
		if (elements != null) {
			new TreeMap<Object, @Nullable Object>(elements)
				.forEach((name, element) -> attribute(pieces, (String) name, element));
		}
	}

	private static void attribute(List<Object> pieces, String name, @Nullable Object value) {
		pieces.add(" " + name + "=\"");
		pieces.add(piece(value));
		pieces.add("\"");
	}

	/**
	 * A value as JavaScript writes it into a text: only some types say what they hold.
	 */
	private static Object piece(@Nullable Object value) {
		return switch (value) {
			case YXmlFragment fragment -> fragment;
			case YXmlText text -> text;
			case YText text -> text.toString();
			case YType other -> JsText.of(Map.of());
			case null, default -> JsText.of(value);
		};
	}

}
