package dev.lattice.transport;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.lattice.engine.component.Location;
import org.jspecify.annotations.Nullable;

/**
 * Path and query of a page.
 *
 * @param path the path as in the address, encoded
 * @param query the first value of each parameter, decoded, in order
 */
public record PageAddress(String path, Map<String, String> query) {

	/**
	 * Parses what a client says to be its path and query.
	 * @param address what it says
	 * @return the address, or null if it is not a path that starts with exactly one
	 * slash, with or without a query
	 */
	public static @Nullable PageAddress parse(String address) {
		if (!address.startsWith("/") || address.startsWith("//")) {
			return null;
		}
		try {
			URI uri = URI.create(address);
			boolean relative = uri.getScheme() == null && uri.getRawAuthority() == null;
			return (relative && uri.getRawFragment() == null) ? of(uri) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Returns the address within a URI.
	 * @param uri the URI of a request
	 * @return its path and query
	 * @throws IllegalArgumentException if the query is not well encoded
	 */
	public static PageAddress of(URI uri) {
		String raw = uri.getRawQuery();
		return new PageAddress(uri.getRawPath(), (raw != null) ? query(raw) : Map.of());
	}

	private static Map<String, String> query(String raw) {
		Map<String, String> query = new LinkedHashMap<>();
		for (String pair : raw.split("&", -1)) {
			int equals = pair.indexOf('=');
			String name = decode((equals < 0) ? pair : pair.substring(0, equals));
			if (!name.isEmpty()) {
				query.putIfAbsent(name, (equals < 0) ? "" : decode(pair.substring(equals + 1)));
			}
		}
		return query;
	}

	Location location() {
		return new Location(this.path, this.query);
	}

	private static String decode(String encoded) {
		return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
	}

}
