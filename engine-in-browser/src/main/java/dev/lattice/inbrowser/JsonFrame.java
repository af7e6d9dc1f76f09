package dev.lattice.inbrowser;

import dev.lattice.engine.patch.FrameWriter;

/** Writes a frame as the cases of the specification have it. */
final class JsonFrame implements FrameWriter {

	private static final String HEX = "0123456789abcdef";

	private final StringBuilder json = new StringBuilder("[");

	String end() {
		return this.json.append(']').toString();
	}

	private void next(String element) {
		this.json.append((this.json.length() > 1) ? "," : "").append(element);
	}

	@Override
	public void integer(int value) {
		next(Integer.toString(value));
	}

	@Override
	public void string(String value) {
		StringBuilder quoted = new StringBuilder("\"");
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '"' || c == '\\') {
				quoted.append('\\').append(c);
			}
			else if (c < ' ') {
				quoted.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
			}
			else {
				quoted.append(c);
			}
		}
		next(quoted.append('"').toString());
	}

	@Override
	public void flag(boolean value) {
		next(value ? "true" : "false");
	}

	@Override
	public void nothing() {
		next("null");
	}

}
