package dev.lattice.transport.webflux;

import java.net.InetSocketAddress;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClientAddressTests {

	@Test
	void isAnIpv4AddressAsItIs() {
		assertThat(ClientAddress.of(new InetSocketAddress("192.0.2.7", 4711))).isEqualTo("192.0.2.7");
		assertThat(ClientAddress.of(InetSocketAddress.createUnresolved("192.0.2.7", 0))).isEqualTo("192.0.2.7");
	}

	@Test
	void isTheNetworkOfAnIpv6Address() {
		assertThat(ClientAddress.of(new InetSocketAddress("2001:db8:1:2::1", 1)))
			.isEqualTo(ClientAddress.of(InetSocketAddress.createUnresolved("2001:db8:1:2:ffff::9", 2)))
			.isNotEqualTo(ClientAddress.of(new InetSocketAddress("2001:db8:1:3::1", 1)));
	}

	@Test
	void isAnIpv4AddressThatIsWrittenAsIpv6() {
		assertThat(ClientAddress.of(InetSocketAddress.createUnresolved("::ffff:192.0.2.7", 0))).isEqualTo("192.0.2.7");
	}

	@Test
	void isWhatAProxyCallsAClientWhoseAddressItHides() {
		assertThat(ClientAddress.of(InetSocketAddress.createUnresolved("_hidden", 0))).isEqualTo("_hidden");
	}

	@Test
	void isNoneWhereNoneIsKnown() {
		assertThat(ClientAddress.of(null)).isNull();
	}

}
