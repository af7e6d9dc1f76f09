package dev.lattice.crdt.replicated;

import java.nio.charset.StandardCharsets;

/** Texts as UTF-8. */
final class StringCodec implements ValueCodec<String> {

	static final StringCodec INSTANCE = new StringCodec();

	private StringCodec() {
	}

	@Override
	public byte[] encode(String value) {
		requirePairs(value);
		return value.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public String decode(byte[] bytes) {
		// Malformed input becomes U+FFFD, which does not encode to the same bytes.
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static void requirePairs(String value) {
		for (int i = 0; i < value.length(); i++) {
			boolean whole = true;
			if (Character.isHighSurrogate(value.charAt(i))) {
				whole = i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1));
			}
			else if (Character.isLowSurrogate(value.charAt(i))) {
				whole = i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
			}
			if (!whole) {
				throw new IllegalArgumentException("Text has half a surrogate pair at index " + i
						+ ", which UTF-8 cannot express; cut texts between code points");
			}
		}
	}

}
