package dev.lattice.transport.webflux;

/** Makes any string safe at one place of a page. */
final class HtmlEscape {

	private static final int FIRST_PRINTABLE = 0x20;

	private HtmlEscape() {
	}

	/** Returns the string as the content of an element. */
	static String text(String value) {
		return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

	/** Returns the string as an attribute's value within double quotes. */
	static String attribute(String value) {
		return text(value).replace("\"", "&quot;").replace("'", "&#39;");
	}

	/** Returns the string as a JSON string that may stand inside a script element. */
	static String json(String value) {
		StringBuilder json = new StringBuilder(value.length() + 2).append('"');
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			switch (c) {
				case '"', '\\' -> json.append('\\').append(c);
				case '<', '>', '&', '\u2028', '\u2029' -> unicode(json, c);
				default -> {
					if (c < FIRST_PRINTABLE) {
						unicode(json, c);
					}
					else {
						json.append(c);
					}
				}
			}
		}
		return json.append('"').toString();
	}

	private static void unicode(StringBuilder json, char c) {
		String digits = Integer.toHexString(c);
		json.append("\\u").append("0".repeat(4 - digits.length())).append(digits);
	}

}
