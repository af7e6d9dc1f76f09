package dev.lattice.transport.webflux;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Which pages may open a socket: those of the server's own origin, and configured ones
 * (P-2).
 */
final class AllowedOrigins {

	private static final int HTTP_PORT = 80;

	private static final int HTTPS_PORT = 443;

	private final Set<Origin> others;

	AllowedOrigins(List<String> others) {
		this.others = others.stream().map(AllowedOrigins::configured).collect(Collectors.toUnmodifiableSet());
	}

	boolean allows(ServerHttpRequest request) {
		List<String> stated = request.getHeaders().getOrEmpty("Origin");
		Origin origin = (stated.size() == 1) ? Origin.parse(stated.get(0)) : null;
		return origin != null && (origin.equals(Origin.of(request.getURI())) || this.others.contains(origin));
	}

	private static Origin configured(String origin) {
		Origin parsed = Origin.parse(origin);
		if (parsed == null) {
			throw new IllegalArgumentException("'" + origin
					+ "' in lattice.websocket.allowed-origins is not an origin; write it like https://example.org:8443");
		}
		return parsed;
	}

	/**
	 * Scheme, host and port.
	 *
	 * @param scheme the scheme in lower case; that of a socket is that of its page
	 * @param host the host in lower case
	 * @param port the port, also when it is the scheme's usual one; -1 for a scheme
	 * without one
	 */
	private record Origin(String scheme, String host, int port) {

		static @Nullable Origin parse(String text) {
			try {
				URI uri = URI.create(text);
				boolean bare = uri.getRawPath() != null && uri.getRawPath().isEmpty() && uri.getRawQuery() == null
						&& uri.getRawFragment() == null && uri.getRawUserInfo() == null;
				return bare ? of(uri) : null;
			}
			catch (IllegalArgumentException ex) {
				return null;
			}
		}

		static @Nullable Origin of(URI uri) {
			if (uri.getScheme() == null || uri.getHost() == null) {
				return null;
			}
			String scheme = switch (uri.getScheme().toLowerCase(Locale.ROOT)) {
				case "wss" -> "https";
				case "ws" -> "http";
				case String other -> other;
			};
			int usual = switch (scheme) {
				case "https" -> HTTPS_PORT;
				case "http" -> HTTP_PORT;
				default -> -1;
			};
			return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT),
					(uri.getPort() >= 0) ? uri.getPort() : usual);
		}

	}

}
