package dev.lattice.transport.webflux;

import java.time.Duration;
import java.util.List;

/**
 * How the sockets of clients of rooms behave.
 *
 * @param allowedOrigins whose pages may open one besides the application's own
 * @param pingInterval how long a client may be silent before it is asked for a sign of
 * life
 * @param pongTimeout how long it may take to give one
 * @param maxWaitingBytes how many bytes may wait for a client that reads slowly
 * @param framesPerSecond how many messages a second a client may send
 * @param frameBurst how many messages a client may send at once
 * @param caps how many sockets there may be
 */
public record ClientSocketSettings(List<String> allowedOrigins, Duration pingInterval, Duration pongTimeout,
		int maxWaitingBytes, int framesPerSecond, int frameBurst, SocketCaps caps) {
}
