package dev.lattice.transport.webflux;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What every page has.
 *
 * @param stylesheets addresses of stylesheets, in order; one that starts with '/' is
 * within the application
 * @param favicon the address of an icon, or null for none
 * @param contentSecurityPolicy the value of that header, or empty to send none
 * @param socketPath where the socket is opened, within the application
 * @param progressBar whether pages show that an event waits for the server
 * @param fallback whether pages may do without WebSockets
 */
public record PageSettings(List<String> stylesheets, @Nullable String favicon, String contentSecurityPolicy,
		String socketPath, boolean progressBar, boolean fallback) {
}
