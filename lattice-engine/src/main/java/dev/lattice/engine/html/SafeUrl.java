package dev.lattice.engine.html;

import java.util.Locale;
import java.util.Set;

/**
 * Addresses that cannot run a script. Relative addresses and those of the schemes
 * {@code http}, {@code https}, {@code mailto}, {@code tel}, {@code sms} and {@code blob}
 * pass, and images as {@code data:} where an image is shown; every other address is
 * replaced by {@value #REPLACEMENT}, so that a stored {@code javascript:} address does no
 * harm and breaks no page.
 * <p>
 * The scheme is found as browsers find it (WHATWG URL Standard, section 4.4): leading
 * control characters and spaces, and tabs and line breaks anywhere, do not count.
 */
public final class SafeUrl {

	/** What stands in place of an address that is refused. */
	public static final String REPLACEMENT = "about:invalid#lattice";

	private static final Set<String> NAMES = Set.of("href", "xlink:href", "src", "action", "formaction", "data",
			"poster", "cite", "ping", "background", "longdesc", "manifest", "srcset");

	private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel", "sms", "blob");

	private SafeUrl() {
	}

	static boolean applies(String attribute) {
		return NAMES.contains(attribute.toLowerCase(Locale.ROOT));
	}

	static String check(String attribute, String value) {
		return (!applies(attribute) || isSafe(value, attribute)) ? value : REPLACEMENT;
	}

	/**
	 * Returns whether an address can be followed without running a script.
	 * @param url the address
	 * @return whether it passes
	 */
	public static boolean isSafe(String url) {
		return isSafe(url, "href");
	}

	private static boolean isSafe(String url, String attribute) {
		StringBuilder scheme = new StringBuilder();
		boolean started = false;
		for (int i = 0; i < url.length(); i++) {
			char c = url.charAt(i);
			if (c == '\t' || c == '\n' || c == '\r' || (!started && c <= ' ')) {
				continue;
			}
			started = true;
			if (c == ':') {
				String name = scheme.toString().toLowerCase(Locale.ROOT);
				return SCHEMES.contains(name) || (name.equals("data") && isImage(url.substring(i + 1), attribute));
			}
			if (!isSchemeCharacter(c)) {
				return true;
			}
			scheme.append(c);
		}
		return true;
	}

	private static boolean isSchemeCharacter(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-'
				|| c == '.';
	}

	private static boolean isImage(String rest, String attribute) {
		String lower = rest.toLowerCase(Locale.ROOT);
		return attribute.equals("src") && (lower.startsWith("image/png") || lower.startsWith("image/jpeg")
				|| lower.startsWith("image/gif") || lower.startsWith("image/webp") || lower.startsWith("image/avif"));
	}

}
