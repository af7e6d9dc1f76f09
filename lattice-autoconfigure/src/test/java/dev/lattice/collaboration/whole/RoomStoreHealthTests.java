package dev.lattice.collaboration.whole;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.lattice.rooms.Caller;
import dev.lattice.rooms.Rooms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators are told of the files that keep rooms. */
class RoomStoreHealthTests {

	private static final String TYPED = "what was typed on the board";

	@TempDir
	private Path directory;

	@Test // K-135
	void aDamagedSegmentIsToldByHealthWhileOtherRoomsServe() throws Exception {
		try (ConfigurableApplicationContext application = start()) {
			type(application, "board", TYPED);
			type(application, "other", "what was typed elsewhere");
			JsonNode health = health(application, "/latticeRoomStore");
			assertThat(health.path("status").asString()).isEqualTo("UP");
			assertThat(health.at("/details/state").asString()).isEqualTo("open");
			assertThat(health.at("/details/damagedSegments").asInt(-1)).isZero();
			assertThat(health.at("/details/durability").asString()).isEqualTo("replicated");
		}
		damage();
		Files.delete(this.directory.resolve("index.mv"));

		try (ConfigurableApplicationContext application = start()) {
			assertThat(text(application, "other")).isEqualTo("what was typed elsewhere");
			type(application, "other", "more of ");
			assertThat(text(application, "other")).isEqualTo("more of what was typed elsewhere");
			JsonNode health = health(application, "/latticeRoomStore");
			assertThat(health.path("status").asString()).isEqualTo("DEGRADED");
			assertThat(health.at("/details/damagedSegments").asInt()).isEqualTo(1);
			assertThat(health.at("/details/damagedRooms").asInt()).isEqualTo(1);
			assertThat(health.at("/details/damage/0").asString()).startsWith("segment-0000000001: ");
			JsonNode all = health(application, "");
			assertThat(all.path("status").asString()).isEqualTo("UP");
			assertThat(all.at("/components/latticeRoomStore/status").asString()).isEqualTo("DEGRADED");
		}
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(RoomsApplication.class).run("--server.port=0",
				"--lattice.rooms.store=embedded", "--lattice.rooms.directory=" + this.directory,
				"--management.health.defaults.enabled=false", "--management.health.latticeroomstore.enabled=true",
				"--management.health.latticerooms.enabled=true", "--management.endpoint.health.show-details=always");
	}

	private static void type(ConfigurableApplicationContext application, String room, String text) {
		application.getBean(Rooms.class).open(room).document().edit(Caller.APPLICATION, "test", (doc) -> {
			doc.text("t").insert(0, text);
			return true;
		});
	}

	private static String text(ConfigurableApplicationContext application, String room) {
		return application.getBean(Rooms.class).open(room).document().read((doc) -> doc.text("t").toString());
	}

	private static JsonNode health(ConfigurableApplicationContext application, String path) throws Exception {
		String port = application.getEnvironment().getProperty("local.server.port");
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpRequest request = HttpRequest
				.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health" + path))
				.build();
			HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
			assertThat(response.statusCode()).isEqualTo(200);
			return new ObjectMapper().readTree(response.body());
		}
	}

	/** Flips a bit of what was typed on the board, in the segment. */
	private void damage() throws IOException {
		List<Path> segments;
		try (Stream<Path> files = Files.list(this.directory)) {
			segments = files.filter((file) -> file.getFileName().toString().startsWith("segment-")).toList();
		}
		assertThat(segments).hasSize(1);
		byte[] content = Files.readAllBytes(segments.getFirst());
		int at = new String(content, StandardCharsets.ISO_8859_1).indexOf(TYPED);
		assertThat(at).isPositive();
		content[at] ^= 4;
		Files.write(segments.getFirst(), content);
	}

}
