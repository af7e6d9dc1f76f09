package dev.lattice.collaboration.whole;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import dev.lattice.crdt.Snapshot;
import dev.lattice.crdt.update.UpdateFormat;
import dev.lattice.rooms.Room;
import dev.lattice.rooms.Rooms;
import dev.lattice.whole.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The real providers of y-websocket (3 and 2), Hocuspocus and y-webrtc, at the endpoints.
 */
@SpringBootTest(classes = RoomsApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ProvidersTests {

	private static final int SEEDS = Integer.getInteger("lattice.providers.seeds", 200);

	@LocalServerPort
	private int port;

	@Autowired
	private Rooms rooms;

	/** */
	@Test
	@Timeout(600)
	void providersThatEditDropAndComeBackConvergeWithTheRoom() throws Exception {
		List<String> failures = new ArrayList<>();
		try (Providers providers = new Providers("interop.mjs")) {
			providers
				.ask("{\"host\":\"localhost:" + this.port + "\",\"from\":0,\"count\":" + SEEDS + ",\"atOnce\":12}");
			for (Map<String, Object> line = providers.next(); !line.containsKey("done"); line = providers.next()) {
				if (line.containsKey("failed")) {
					failures.add(line.toString());
				}
				else {
					check(line, failures);
				}
			}
		}
		assertThat(failures).isEmpty();
	}

	private void check(Map<String, Object> line, List<String> failures) {
		Room room = this.rooms.open((String) line.get("room"));
		byte[] snapshot = room.document().read((doc) -> Snapshot.of(doc).encode(UpdateFormat.V1));
		if (!Base64.getEncoder().encodeToString(snapshot).equals(line.get("snapshot"))) {
			failures.add("The room of seed " + line.get("seed") + " differs");
		}
		// All have left: nobody may seem to be here.
		Eventually.assertThat(() -> room.document().awareness((awareness) -> awareness.states().isEmpty()));
	}

	/** */
	@Test
	@Timeout(120)
	void peersOfYWebrtcFindEachOther() throws IOException, InterruptedException {
		try (Providers providers = new Providers("signalling.mjs")) {
			providers.ask("{\"host\":\"localhost:" + this.port + "\",\"room\":\"peers\"}");

			assertThat(providers.next()).containsEntry("announced", true).containsEntry("clients", 2);
		}
	}

}
