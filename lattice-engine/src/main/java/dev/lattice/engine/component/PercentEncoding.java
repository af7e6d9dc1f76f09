package dev.lattice.engine.component;

import java.nio.charset.StandardCharsets;

/** Writes text so that it can stand in a query (RFC 3986, unreserved characters stay). */
final class PercentEncoding {

	private static final String HEX = "0123456789ABCDEF";

	private PercentEncoding() {
	}

	static void append(StringBuilder url, String text) {
		for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
			if ((octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') || (octet >= '0' && octet <= '9')
					|| octet == '-' || octet == '.' || octet == '_' || octet == '~') {
				url.append((char) octet);
			}
			else {
				url.append('%').append(HEX.charAt((octet >> 4) & 15)).append(HEX.charAt(octet & 15));
			}
		}
	}

}
