package dev.lattice.engine.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a session gives to the page before there is a connection, besides its HTML.
 *
 * @param digest the digest of what never changes (P-43)
 * @param templates the templates in use as JSON (P-41), safe inside a script element
 * @param head what the document's head said when it was sent, by name (I-90)
 * @param needs the optional parts of the client that the page needs from its start (P-45)
 */
public record FirstPaint(String digest, String templates, Map<String, String> head, List<String> needs) {

	public FirstPaint {
		head = Collections.unmodifiableMap(new LinkedHashMap<>(head));
		needs = List.copyOf(needs);
	}

}
