package dev.lattice.autoconfigure;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of Lattice.
 *
 * @param enabled Whether Lattice is configured.
 * @param templates How many templates are kept for all sessions; the least recently used
 * go first.
 * @param session Sessions of pages.
 * @param websocket Sockets of pages.
 * @param page What every page has.
 * @param security Page tokens.
 */
@ConfigurationProperties("lattice")
public record LatticeProperties(@DefaultValue("true") boolean enabled, @DefaultValue("10000") int templates,
		@DefaultValue Session session, @DefaultValue Websocket websocket, @DefaultValue Page page,
		@DefaultValue Security security) {

	/**
	 * Sessions of pages.
	 *
	 * @param joinTimeout Time a rendered page waits for its first connection.
	 * @param resumeTimeout Time a session is kept after its connection drops; later the
	 * page is rendered anew.
	 * @param maxSessions Number of sessions there may be; further pages are answered with
	 * 503.
	 * @param maxUnjoined Number of sessions that may wait for their first connection; the
	 * oldest is dropped for one more.
	 * @param mailboxCapacity Number of frames of a client that may wait for their turn.
	 * @param maxUnacknowledgedPatches Number of patches that may be unacknowledged before
	 * rendering waits.
	 * @param maxUnacknowledgedSize Size of patches that may be unacknowledged before
	 * rendering waits.
	 * @param maxStrangeInputs Number of events that may name a handler that never was
	 * before the session is closed.
	 * @param tokenLifetime Time a page token is good for.
	 * @param passLifetime Time a page may take to go on to another one after it was
	 * allowed to; later the browser loads it.
	 * @param drainTimeout Time that running turns may take when the application stops.
	 */
	public record Session(@DefaultValue("10s") Duration joinTimeout, @DefaultValue("60s") Duration resumeTimeout,
			@DefaultValue("10000") int maxSessions, @DefaultValue("1000") int maxUnjoined,
			@DefaultValue("1024") int mailboxCapacity, @DefaultValue("32") int maxUnacknowledgedPatches,
			@DefaultValue("256KB") DataSize maxUnacknowledgedSize, @DefaultValue("10") int maxStrangeInputs,
			@DefaultValue("24h") Duration tokenLifetime, @DefaultValue("60s") Duration passLifetime,
			@DefaultValue("5s") Duration drainTimeout) {
	}

	/**
	 * Sockets of pages.
	 *
	 * @param path Path at which pages open their socket.
	 * @param allowedOrigins Origins whose pages may open a socket besides the
	 * application's own, such as https://example.org.
	 * @param maxFrameSize Size of a frame that a client may send; Netty only.
	 * @param helloTimeout Time a connection may take to say which page it belongs to.
	 * @param pingInterval Time a connection may be silent before it is pinged; after
	 * twice that time it is given up.
	 * @param eventsPerSecond Number of frames a second that a client may send.
	 * @param eventBurst Number of frames that a client may send at once.
	 * @param navigationsPerSecond Number of pages a second that a client may go on to.
	 * @param navigationBurst Number of pages that a client may go on to at once.
	 */
	public record Websocket(@DefaultValue("/lattice/socket") String path, @DefaultValue List<String> allowedOrigins,
			@DefaultValue("64KB") DataSize maxFrameSize, @DefaultValue("10s") Duration helloTimeout,
			@DefaultValue("25s") Duration pingInterval, @DefaultValue("100") int eventsPerSecond,
			@DefaultValue("200") int eventBurst, @DefaultValue("10") int navigationsPerSecond,
			@DefaultValue("20") int navigationBurst) {
	}

	/**
	 * What every page has.
	 *
	 * @param stylesheets Addresses of stylesheets, in order.
	 * @param favicon Address of the icon.
	 * @param contentSecurityPolicy Value of the Content-Security-Policy header; empty
	 * sends none.
	 * @param progressBar Whether a thin bar at the top shows that an event waits for the
	 * server for more than 300 ms.
	 */
	public record Page(@DefaultValue List<String> stylesheets, @Nullable String favicon,
			@DefaultValue("default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'") String contentSecurityPolicy,
			@DefaultValue("true") boolean progressBar) {
	}

	/**
	 * Page tokens.
	 *
	 * @param keys Keys in Base64, of at least 32 bytes each: the first signs, all verify.
	 * Without any, a random one is used, and a restart makes all open pages load anew.
	 */
	public record Security(@DefaultValue List<String> keys) {

		/** Leaves the keys out. */
		@Override
		public String toString() {
			return "Security[" + this.keys.size() + " keys]";
		}

	}

}
