package dev.lattice.whole;

import java.io.IOException;
import java.nio.ByteBuffer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A page whose socket the server closes learns why, whatever it still sends (P-34). */
@Server
class ClosingTests {

	private static final String PAGE = "0123456789abcdef";

	/** More than the server reads at once, and no more than kernels take at once. */
	static final int MUCH = 200_000;

	@LocalServerPort
	private int port;

	@Autowired
	private WebTestClient web;

	@Test
	void afterAFlood() throws IOException {
		assertToldAfter(BareSocket.masked(BareSocket.click()), 4429);
	}

	@Test
	void afterAFrameThatIsMalformed() throws IOException {
		assertToldAfter(BareSocket.masked(new byte[] { (byte) 0xF8, 1, 2 }), 4400);
	}

	@Test
	void afterAFrameThatIsTooLarge() throws IOException {
		assertToldAfter(BareSocket.masked(new byte[9_000]), 1009);
	}

	@Test
	void afterAMessageWhosePartsAreTooLarge() throws IOException {
		assertToldAfter(BareSocket.masked(0x02, new byte[5_000]), BareSocket.masked(0x00, new byte[5_000]), 1009);
	}

	@Test
	void afterAFrameThatIsNone() throws IOException {
		assertToldAfter(new byte[] { (byte) 0xFF, 0 }, 1002);
	}

	/** Sends much and reads only then. */
	private void assertToldAfter(byte[] bad, int code) throws IOException {
		assertToldAfter(bad, bad, code);
	}

	private void assertToldAfter(byte[] bad, byte[] worse, int code) throws IOException {
		try (BareSocket socket = new BareSocket(this.port).upgrade()) {
			socket.write(BareSocket.masked(BareSocket.hello(PageMarkup.get(this.web, "/counter"), PAGE)));
			assertThat(socket.read().kind()).isEqualTo(BareSocket.BINARY);
			ByteBuffer all = ByteBuffer.allocate(MUCH).put(bad);
			while (all.remaining() >= worse.length) {
				all.put(worse);
			}
			socket.write(all.array());

			assertThat(socket.readCloseCode()).isEqualTo(code);
			assertThat(socket.in().read()).as("the end").isEqualTo(-1);
		}
	}

}
