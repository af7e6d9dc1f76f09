package dev.lattice.transport;

/**
 * How many sessions there may be. An address is that of a client; of IPv6 the network.
 *
 * @param sessions all there are
 * @param unjoined those that wait for their first connection; the oldest is dropped for
 * one more
 * @param perUser those of one user
 * @param perAddress those of one address
 * @param unjoinedPerAddress those of one address that wait for their first connection;
 * its oldest is dropped for one more
 */
public record SessionCaps(int sessions, int unjoined, int perUser, int perAddress, int unjoinedPerAddress) {

	public SessionCaps {
		if (sessions <= 0 || unjoined <= 0 || perUser <= 0 || perAddress <= 0 || unjoinedPerAddress <= 0) {
			throw new IllegalArgumentException("A server must have room for a session, not for " + sessions
					+ ", of which " + unjoined + " wait for a connection; " + perUser + " of a user; " + perAddress
					+ " of an address, of which " + unjoinedPerAddress + " wait");
		}
	}

}
