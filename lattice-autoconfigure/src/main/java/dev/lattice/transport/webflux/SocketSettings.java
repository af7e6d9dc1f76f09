package dev.lattice.transport.webflux;

import java.time.Duration;
import java.util.List;

/**
 * How the connections of pages behave.
 *
 * @param path where they are opened, within the application
 * @param allowedOrigins whose pages may open one besides the application's own
 * @param helloTimeout how long a connection may take to say HELLO
 * @param pingInterval how long a connection may be silent before it is asked for a sign
 * of life
 * @param pongTimeout how long it may take to give one
 * @param maxFrameSize how many bytes a frame of a client may have
 * @param eventsPerSecond how many frames a second a client may send
 * @param eventBurst how many frames a client may send at once
 * @param navigationsPerSecond how many of them a second may ask for another page
 * @param navigationBurst how many of them may do so at once
 * @param passLifetime how long a page may take to go where it was allowed to go
 * @param caps how many sockets there may be
 */
public record SocketSettings(String path, List<String> allowedOrigins, Duration helloTimeout, Duration pingInterval,
		Duration pongTimeout, int maxFrameSize, int eventsPerSecond, int eventBurst, int navigationsPerSecond,
		int navigationBurst, Duration passLifetime, SocketCaps caps) {

	private static final String PREFIX = "lattice.websocket.";

	/**
	 * Takes settings with which a page can be live.
	 * @throws IllegalArgumentException if one makes no sense; names its property
	 */
	public SocketSettings {
		if (!path.startsWith("/")) {
			throw new IllegalArgumentException(PREFIX + "path must start with '/', unlike '" + path + "'");
		}
		requireTime("hello-timeout", helloTimeout);
		requireTime("ping-interval", pingInterval);
		requireTime("pong-timeout", pongTimeout);
		requireSome("max-frame-size", maxFrameSize);
		requireSome("events-per-second", eventsPerSecond);
		requireSome("event-burst", eventBurst);
		requireSome("navigations-per-second", navigationsPerSecond);
		requireSome("navigation-burst", navigationBurst);
		requireSome("max-connections", caps.connections());
		requireSome("max-connections-per-user", caps.perUser());
		requireSome("max-connections-per-address", caps.perAddress());
		requireSome("user-events-per-second", caps.userEventsPerSecond());
		requireSome("user-event-burst", caps.userEventBurst());
	}

	private static void requireTime(String property, Duration value) {
		if (!value.isPositive()) {
			throw new IllegalArgumentException(PREFIX + property + " must be above 0, not " + value);
		}
	}

	private static void requireSome(String property, int value) {
		if (value <= 0) {
			throw new IllegalArgumentException(PREFIX + property + " must be above 0, not " + value);
		}
	}

}
