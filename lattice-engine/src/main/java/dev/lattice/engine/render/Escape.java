package dev.lattice.engine.render;

/** Writes text so that a parser reads it back as it is (HTML Standard, section 13.3). */
final class Escape {

	private Escape() {
	}

	static void text(StringBuilder out, String text) {
		escape(out, text);
	}

	static void attribute(StringBuilder out, String name, String value) {
		out.append(' ').append(name).append("=\"");
		escape(out, value);
		out.append('"');
	}

	private static void escape(StringBuilder out, String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '&' -> out.append("&amp;");
				case '<' -> out.append("&lt;");
				case '>' -> out.append("&gt;");
				case '"' -> out.append("&quot;");
				// A parser turns a carriage return into a line feed, and refuses the null
				// character.
				case '\r' -> out.append("&#13;");
				case 0 -> out.append('\uFFFD');
				default -> out.append(c);
			}
		}
	}

}
