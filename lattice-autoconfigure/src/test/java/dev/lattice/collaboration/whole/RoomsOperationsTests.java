package dev.lattice.collaboration.whole;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import dev.lattice.crdt.protocol.Payload;
import dev.lattice.crdt.protocol.SyncMessage;
import dev.lattice.crdt.protocol.YWebsocketFrame;
import dev.lattice.rooms.Rooms;
import dev.lattice.whole.Eventually;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators see of rooms. */
@SpringBootTest(classes = OperatedRoomsApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "management.endpoints.web.exposure.include=latticerooms,health",
				"management.endpoint.health.show-details=always" })
class RoomsOperationsTests {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final String HEALTH = "/actuator/health/latticeRooms";

	@LocalServerPort
	private int port;

	@Autowired
	private Rooms rooms;

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private SwitchedLog log;

	@Autowired
	private OperatedRoomsApplication.Heard heard;

	@AfterEach
	void theLogIsThereAgain() {
		this.log.away = false;
		this.log.damaged.clear();
		// A room that was damaged is tried again, and is one more in memory then.
		Eventually.assertThat(() -> get("/actuator/latticerooms").contains("\"damaged\":[]"));
		Eventually.assertThat(() -> get(HEALTH).contains("\"unsaved\":0"));
	}

	private double gauge(String name, String... tags) {
		return this.meters.get(name).tags(tags).gauge().value();
	}

	private String get(String path) {
		return HTTP
			.sendAsync(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build(),
					HttpResponse.BodyHandlers.ofString())
			.orTimeout(30, TimeUnit.SECONDS)
			.join()
			.body();
	}

	private RawClient join(String room) {
		RawClient client = RawClient.open(this.port, "/lattice/yjs/" + room);
		client.next(YWebsocketFrame.AwarenessUpdate.class);
		return client;
	}

	private static YWebsocketFrame edit(String text) {
		Doc doc = new Doc(7);
		doc.text("t").insert(0, text);
		return new YWebsocketFrame.Sync(new SyncMessage.Update(new Payload(doc.encodeStateAsUpdate())));
	}

	/** */
	@Test
	void roomsAndClientsAreCountedWhileTheyAreThere() {
		Eventually.assertThat(() -> gauge("lattice.rooms.clients") == 0);
		double relays = gauge("lattice.rooms", "level", "relay");
		double live = gauge("lattice.rooms", "level", "live");
		try (RawClient one = join("counted"); RawClient two = join("counted")) {
			assertThat(one.isOpen() && two.isOpen()).isTrue();
			assertThat(gauge("lattice.rooms.clients")).isEqualTo(2);
			assertThat(gauge("lattice.rooms", "level", "relay")).isEqualTo(relays + 1);
			Subscription hold = this.rooms.open("counted").document().hold();
			assertThat(gauge("lattice.rooms", "level", "relay")).isEqualTo(relays);
			assertThat(gauge("lattice.rooms", "level", "live")).isEqualTo(live + 1);
			hold.close();
		}
		Eventually.assertThat(() -> gauge("lattice.rooms.clients") == 0);
	}

	/** */
	@Test
	void editsAreMeasuredAndTheirSavingIsTimed() {
		long edits = this.meters.get("lattice.rooms.edit.bytes").summary().count();
		long saved = this.meters.get("lattice.rooms.saved").timer().count();
		try (RawClient client = join("edited")) {
			client.send(edit("some text"));

			Eventually.assertThat(() -> this.meters.get("lattice.rooms.saved").timer().count() == saved + 1);
			assertThat(this.meters.get("lattice.rooms.edit.bytes").summary().count()).isEqualTo(edits + 1);
		}
	}

	/** */
	@Test
	void refusalsAreCountedByTheirReasonAndTheApplicationHearsOfThemToo() {
		int before = this.heard.refused.get();
		try (RawClient named = RawClient.open(this.port, "/lattice/yjs/a%20b"); RawClient garbage = join("garbage")) {
			assertThat(named.closeCode()).isEqualTo(4400);
			assertThat(garbage.send(new byte[] { 0, 2, 3, 1, 1, 1 }).closeCode()).isEqualTo(4400);
		}

		assertThat(this.meters.get("lattice.rooms.refused").tags("reason", "name").counter().count()).isEqualTo(1);
		assertThat(this.meters.get("lattice.rooms.refused").tags("reason", "malformed").counter().count()).isEqualTo(1);
		assertThat(this.meters.get("lattice.rooms.sockets.refused").counter().count()).isGreaterThanOrEqualTo(1);
		assertThat(this.heard.refused.get()).isGreaterThan(before);
	}

	/** */
	@Test
	void theEndpointShowsHowTheRoomsAreAndNothingOfWhatTheyHold() {
		try (RawClient client = join("shown")) {
			client.send(edit("private words"));
			Eventually.assertThat(() -> get("/actuator/latticerooms").contains("\"clients\":1"));

			assertThat(get("/actuator/latticerooms"))
				.contains("\"relay\":", "\"live\":", "\"unsaved\":0", "\"damaged\":[]")
				.doesNotContain("private")
				.doesNotContain("shown");
		}
	}

	/** */
	@Test
	void healthIsDownWhileEditsCannotBeKeptAndUpWhenTheyAre() {
		try (RawClient client = join("unsaved")) {
			assertThat(get(HEALTH)).contains("\"unsaved\":0", "UP");
			this.log.away = true;
			client.send(edit("waits"));

			Eventually.assertThat(() -> get(HEALTH).contains("\"unsaved\":1"));
			assertThat(get(HEALTH)).contains("DOWN");
			assertThat(gauge("lattice.rooms.unsaved")).isEqualTo(1);
			this.log.away = false;
			Eventually.assertThat(() -> get(HEALTH).contains("\"unsaved\":0"));
			assertThat(gauge("lattice.rooms.unsaved")).isZero();
		}
	}

	/** */
	@Test
	void aDamagedRoomIsNamedByTheEndpointAndTakesHealthNotDown() {
		this.log.damaged.add("broken");
		try (RawClient client = RawClient.open(this.port, "/lattice/yjs/broken")) {
			assertThat(client.closeCode()).isEqualTo(1013);
		}

		assertThat(get("/actuator/latticerooms")).contains("\"damaged\":[\"broken\"]");
		assertThat(get(HEALTH)).contains("\"damaged\":1").doesNotContain("DOWN");
	}

}
