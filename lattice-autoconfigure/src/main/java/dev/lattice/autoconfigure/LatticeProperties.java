package dev.lattice.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.lattice.engine.session.journal.JournalDetail;
import dev.lattice.transport.FileSessionStore;
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
 * @param fallback What pages do where WebSockets do not get through.
 * @param page What every page has.
 * @param security Page tokens, and who may go on.
 * @param journal Journals of sessions.
 * @param pacing How often pages are told of what they did not cause.
 * @param supervision What happens to turns that take too long.
 */
@ConfigurationProperties("lattice")
public record LatticeProperties(@DefaultValue("true") boolean enabled, @DefaultValue("10000") int templates,
		@DefaultValue Session session, @DefaultValue Websocket websocket, @DefaultValue Fallback fallback,
		@DefaultValue Page page, @DefaultValue Security security, @DefaultValue Journal journal,
		@DefaultValue Pacing pacing, @DefaultValue Supervision supervision) {

	/**
	 * Sessions of pages.
	 *
	 * @param joinTimeout Time a page waits for its first connection once the browser
	 * takes no more of its HTML.
	 * @param resumeTimeout Time a session is kept after its connection drops; later the
	 * page is rendered anew.
	 * @param hibernateAfter Time without an event or a patch after which a session drops
	 * what can be rebuilt; 0 switches that off.
	 * @param maxSessions Number of sessions there may be; further pages are answered with
	 * 503.
	 * @param maxUnjoined Number of sessions that may wait for their first connection; the
	 * oldest is dropped for one more.
	 * @param maxPerUser Number of sessions that a user may have; further pages are
	 * answered with 429.
	 * @param maxPerAddress Number of sessions that the clients of one address may have,
	 * or of one IPv6 network; further pages are answered with 429.
	 * @param maxUnjoinedPerAddress Number of sessions of one address that may wait for
	 * their first connection; its oldest is dropped for one more.
	 * @param mailboxCapacity Number of frames of a client that may wait for their turn.
	 * @param maxUnacknowledgedPatches Number of patches that may be unacknowledged before
	 * rendering waits.
	 * @param maxUnacknowledgedSize Size of patches that may be unacknowledged before
	 * rendering waits.
	 * @param maxStrangeInputs Number of events that may name a handler that never was
	 * before the session is closed.
	 * @param maxTimers Number of timers that the components of a session may have at
	 * once.
	 * @param tokenLifetime Time a page token is good for.
	 * @param passLifetime Time a page may take to go on to another one after it was
	 * allowed to; later the browser loads it.
	 * @param drainTimeout Time that running turns may take when the application stops.
	 * @param store Where the durable state of pages is kept.
	 * @param storeDirectory Directory of the store, if that is of files.
	 * @param storeCapacity Number of sessions whose state the store keeps, if that is of
	 * files; the oldest go for one more.
	 * @param storeSurvives What a state in files survives.
	 * @param snapshotSize Size of the durable state of a page; a larger one is not kept.
	 * @param snapshotLifetime Time the state of a page is good for after its last change.
	 */
	public record Session(@DefaultValue("10s") Duration joinTimeout, @DefaultValue("60s") Duration resumeTimeout,
			@DefaultValue("60s") Duration hibernateAfter, @DefaultValue("10000") int maxSessions,
			@DefaultValue("1000") int maxUnjoined, @DefaultValue("200") int maxPerUser,
			@DefaultValue("2000") int maxPerAddress, @DefaultValue("300") int maxUnjoinedPerAddress,
			@DefaultValue("1024") int mailboxCapacity, @DefaultValue("32") int maxUnacknowledgedPatches,
			@DefaultValue("256KB") DataSize maxUnacknowledgedSize, @DefaultValue("10") int maxStrangeInputs,
			@DefaultValue("1000") int maxTimers, @DefaultValue("24h") Duration tokenLifetime,
			@DefaultValue("60s") Duration passLifetime, @DefaultValue("5s") Duration drainTimeout,
			@DefaultValue("client") SessionStoreType store, @Nullable Path storeDirectory,
			@DefaultValue("100000") int storeCapacity, @DefaultValue("process") FileSessionStore.Survives storeSurvives,
			@DefaultValue("16KB") DataSize snapshotSize, @DefaultValue("24h") Duration snapshotLifetime) {
	}

	/**
	 * Sockets of pages. What is said of sockets holds for the fallback as well.
	 *
	 * @param path Path at which pages open their socket.
	 * @param allowedOrigins Origins whose pages may open a socket besides the
	 * application's own, such as https://example.org.
	 * @param maxFrameSize Size of a frame that a client may send; for sockets Netty only.
	 * @param helloTimeout Time a connection may take to say which page it belongs to.
	 * @param pingInterval Time a connection may be silent before it is pinged.
	 * @param pongTimeout Time a connection may take to answer a ping before it is given
	 * up.
	 * @param eventsPerSecond Number of frames a second that a client may send.
	 * @param eventBurst Number of frames that a client may send at once.
	 * @param navigationsPerSecond Number of pages a second that a client may go on to.
	 * @param navigationBurst Number of pages that a client may go on to at once.
	 * @param compression Whether frames to browsers are deflated where that pays.
	 * @param compressionThreshold Size of a frame from which on it is worth deflating.
	 * @param maxConnections Number of sockets there may be; further ones are answered
	 * with 429.
	 * @param maxConnectionsPerUser Number of sockets that a user may have; further ones
	 * are answered with 429.
	 * @param maxConnectionsPerAddress Number of sockets that the clients of one address
	 * may have, or of one IPv6 network; further ones are answered with 429.
	 * @param userEventsPerSecond Number of frames a second that a user may send over all
	 * sockets.
	 * @param userEventBurst Number of frames that a user may send at once over all
	 * sockets.
	 */
	public record Websocket(@DefaultValue("/lattice/socket") String path, @DefaultValue List<String> allowedOrigins,
			@DefaultValue("64KB") DataSize maxFrameSize, @DefaultValue("10s") Duration helloTimeout,
			@DefaultValue("25s") Duration pingInterval, @DefaultValue("10s") Duration pongTimeout,
			@DefaultValue("100") int eventsPerSecond, @DefaultValue("200") int eventBurst,
			@DefaultValue("10") int navigationsPerSecond, @DefaultValue("20") int navigationBurst,
			@DefaultValue("true") boolean compression, @DefaultValue("1400B") DataSize compressionThreshold,
			@DefaultValue("20000") int maxConnections, @DefaultValue("200") int maxConnectionsPerUser,
			@DefaultValue("2000") int maxConnectionsPerAddress, @DefaultValue("500") int userEventsPerSecond,
			@DefaultValue("1000") int userEventBurst) {
	}

	/**
	 * What pages do where WebSockets do not get through: a stream of events, and posts.
	 *
	 * @param enabled Whether pages may do without WebSockets.
	 * @param maxConnections Number of streams there may be; more are answered with 503.
	 */
	public record Fallback(@DefaultValue("true") boolean enabled, @DefaultValue("10000") int maxConnections) {
	}

	/**
	 * What every page has.
	 *
	 * @param stylesheets Addresses of stylesheets, in order.
	 * @param favicon Address of the icon.
	 * @param contentSecurityPolicy Value of the Content-Security-Policy header, in which
	 * {nonce} stands for a nonce of each page; empty sends none.
	 * @param progressBar Whether a thin bar at the top shows that an event waits for the
	 * server for more than 300 ms.
	 */
	public record Page(@DefaultValue List<String> stylesheets, @Nullable String favicon,
			@DefaultValue("default-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'; object-src 'none'") String contentSecurityPolicy,
			@DefaultValue("true") boolean progressBar) {
	}

	/**
	 * How often pages are told of what they did not cause.
	 *
	 * @param maxPushesPerSecond Number of patches a second that a page is sent for what
	 * it did not cause, up to 1000; what changes in between comes as its latest value.
	 * @param hiddenPushInterval Time between two such patches while nobody sees the page.
	 * @param acknowledgeTimeout Time rendering may wait for a page to acknowledge before
	 * its connection is closed; its session may be resumed.
	 */
	public record Pacing(@DefaultValue("30") int maxPushesPerSecond, @DefaultValue("10s") Duration hiddenPushInterval,
			@DefaultValue("60s") Duration acknowledgeTimeout) {
	}

	/**
	 * What happens to turns, and to the making of pages, that take too long.
	 *
	 * @param slowTurn Time after which a turn, or the making of a page, that goes on is
	 * logged, once, with what its thread does; 0 switches that off.
	 * @param turnTimeout Time after which the thread of a turn, or of the making of a
	 * page, is interrupted; one that does not end 5 s later costs its session, and a page
	 * is answered with 503. 0 switches that off.
	 */
	public record Supervision(@DefaultValue("1s") Duration slowTurn, @DefaultValue("30s") Duration turnTimeout) {
	}

	/**
	 * Page tokens, and who may go on.
	 *
	 * @param keys Keys in Base64, of at least 32 bytes each: the first signs, all verify.
	 * Without any, a random one is used, and a restart makes all open pages load anew.
	 * @param recheckInterval How often it is asked of users with open pages whether they
	 * may go on; 0 asks never.
	 */
	public record Security(@DefaultValue List<String> keys, @DefaultValue("60s") Duration recheckInterval) {

		/** Leaves the keys out. */
		@Override
		public String toString() {
			return "Security[" + this.keys.size() + " keys]";
		}

	}

	/**
	 * Journals of sessions.
	 *
	 * @param sessions Number of sessions that are recorded, from the start on; the
	 * endpoint "latticejournals" records others.
	 * @param detail What is kept of what users do: "outputs" keeps only the kinds of the
	 * fields of events and the lengths of texts; "everything" keeps all, passwords too,
	 * so that a session can be done again.
	 * @param maxJournals Number of journals that are kept; the oldest goes for one more.
	 * @param maxEntries Number of entries of a journal; it ends there.
	 * @param maxSize Size of a journal in memory; it ends there.
	 */
	public record Journal(@DefaultValue("0") int sessions, @DefaultValue("outputs") JournalDetail detail,
			@DefaultValue("10") int maxJournals, @DefaultValue("10000") int maxEntries,
			@DefaultValue("4MB") DataSize maxSize) {
	}

}
