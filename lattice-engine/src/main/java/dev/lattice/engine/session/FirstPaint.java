package dev.lattice.engine.session;

import java.util.List;

/**
 * What a session gives to the page before there is a connection.
 *
 * @param html the content of the body, with markers (I-30)
 * @param digest the digest of what never changes (P-43)
 * @param templates the templates in use as JSON (P-41), safe inside a script element
 * @param needs the optional parts of the client that the page needs from its start (P-45)
 */
public record FirstPaint(String html, String digest, String templates, List<String> needs) {
}
