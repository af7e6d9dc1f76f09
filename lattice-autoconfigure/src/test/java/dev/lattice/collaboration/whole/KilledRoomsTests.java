package dev.lattice.collaboration.whole;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that is killed while real providers write, and started again; R-233. */
class KilledRoomsTests {

	@Test
	@Timeout(600)
	void whatWasAcknowledgedIsThereAndWhatWasEditedOfflineMerges(@TempDir Path directory)
			throws IOException, InterruptedException {
		try (RoomsProcess server = new RoomsProcess("lattice.rooms.store=embedded",
				"lattice.rooms.directory=" + directory.resolve("rooms"));
				Providers providers = new Providers("killed.mjs")) {
			server.start();
			ask(providers, "{\"do\":\"write\",\"host\":\"localhost:" + server.port() + "\",\"room\":\"board\"}");
			server.kill();
			Map<String, Object> cut = ask(providers, "{\"do\":\"cut\"}");
			assertThat(((Number) cut.get("acknowledged")).intValue()).isGreaterThanOrEqualTo(60);
			server.start();

			Map<String, Object> read = ask(providers, "{\"do\":\"read\"}");
			assertThat(read).containsEntry("missing", List.of());
			assertThat(((Number) read.get("offline")).intValue()).isEqualTo(3);
			Map<String, Object> returned = ask(providers, "{\"do\":\"return\"}");
			assertThat(returned).containsEntry("missing", List.of());
		}
	}

	private static Map<String, Object> ask(Providers providers, String command) throws IOException {
		providers.ask(command);
		Map<String, Object> answer = providers.next();
		assertThat(answer).doesNotContainKey("failed");
		return answer;
	}

}
