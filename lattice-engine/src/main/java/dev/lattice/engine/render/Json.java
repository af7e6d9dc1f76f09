package dev.lattice.engine.render;

/** Writes JSON that is safe inside a script element. */
final class Json {

	private static final String HEX = "0123456789abcdef";

	private Json() {
	}

	static void string(StringBuilder json, String value) {
		json.append('"');
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '"' || c == '\\') {
				json.append('\\').append(c);
			}
			else if (c < ' ' || c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029) {
				json.append("\\u");
				for (int shift = 12; shift >= 0; shift -= 4) {
					json.append(HEX.charAt((c >> shift) & 15));
				}
			}
			else {
				json.append(c);
			}
		}
		json.append('"');
	}

}
