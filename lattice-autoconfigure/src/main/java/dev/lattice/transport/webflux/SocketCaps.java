package dev.lattice.transport.webflux;

/**
 * How many connections there may be, and how much a user may send over all of theirs. An
 * address is that of a client; of IPv6 the network.
 *
 * @param connections all there are
 * @param perUser those of one user
 * @param perAddress those of one address
 * @param userEventsPerSecond how many frames a second a user may send
 * @param userEventBurst how many frames a user may send at once
 */
public record SocketCaps(int connections, int perUser, int perAddress, int userEventsPerSecond, int userEventBurst) {
}
