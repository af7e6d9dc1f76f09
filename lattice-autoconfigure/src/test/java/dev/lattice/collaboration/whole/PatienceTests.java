package dev.lattice.collaboration.whole;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** Those for whom the server waits in vain, in an application that waits a second. */
@TestPropertySource(properties = "lattice.rooms.sockets.authentication-timeout=1s")
class PatienceTests extends EndpointFixture {

	/** */
	@Test
	void whoDoesNotSayInTimeWhoItIsIsClosed() {
		try (RawClient client = hocuspocus()) {
			assertThat(client.closeCode()).isEqualTo(4408);
		}
	}

	/** */
	@Test
	void whoIsNotFoundOutInTimeIsRefusedForGood() {
		try (RawClient client = yjs("a?token=slow")) {
			assertThat(client.closeCode()).isEqualTo(4401);
		}
	}

}
