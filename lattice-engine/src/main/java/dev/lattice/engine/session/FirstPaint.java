package dev.lattice.engine.session;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a session gives to the page before there is a connection.
 *
 * @param html the content of the body, with markers (I-30)
 * @param digest the digest of what never changes (P-43)
 * @param templates the templates in use as JSON (P-41), safe inside a script element
 * @param head what the page says in the document's head, by name (I-90), as it is: to be
 * escaped by who writes it
 * @param needs the optional parts of the client that the page needs from its start (P-45)
 */
public record FirstPaint(String html, String digest, String templates, Map<String, String> head, List<String> needs) {

	public FirstPaint {
		head = Collections.unmodifiableMap(new LinkedHashMap<>(head));
		needs = List.copyOf(needs);
	}

}
