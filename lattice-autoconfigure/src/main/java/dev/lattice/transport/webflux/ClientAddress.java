package dev.lattice.transport.webflux;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

/**
 * A client's address as limits count it. Behind a proxy it is what the server's handling
 * of forwarded headers makes it; no header is read here.
 */
final class ClientAddress {

	/** Who has an IPv6 address has a network of this many bytes to choose it from. */
	private static final int NETWORK_BYTES = 8;

	private ClientAddress() {
	}

	/** Returns the address, the network of an IPv6 address, or null if there is none. */
	static @Nullable String of(@Nullable InetSocketAddress client) {
		if (client == null) {
			return null;
		}
		InetAddress address = client.getAddress();
		if (address == null && client.getHostString().indexOf(':') >= 0) {
			address = literal(client.getHostString());
		}
		if (address instanceof Inet6Address) {
			return HexFormat.of().formatHex(address.getAddress(), 0, NETWORK_BYTES) + "/64";
		}
		return (address != null) ? address.getHostAddress() : client.getHostString();
	}

	private static @Nullable InetAddress literal(String host) {
		try {
			// A name has no colon, so nobody is asked for one.
			return InetAddress.getByName(host);
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
