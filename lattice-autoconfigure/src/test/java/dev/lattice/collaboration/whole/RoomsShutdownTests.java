package dev.lattice.collaboration.whole;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.protocol.HocuspocusMessage;
import dev.lattice.crdt.protocol.Payload;
import dev.lattice.crdt.protocol.SyncMessage;
import dev.lattice.rooms.Rooms;
import dev.lattice.whole.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** An application with rooms that stops. */
class RoomsShutdownTests {

	private final ConfigurableApplicationContext application = new SpringApplicationBuilder(
			OperatedRoomsApplication.class)
		.run("--server.port=0", "--lattice.rooms.drain-timeout=60s", "--lattice.rooms.sockets.max-connections=3");

	private final int port = Integer
		.parseInt(String.valueOf(this.application.getEnvironment().getProperty("local.server.port")));

	private final SwitchedLog log = this.application.getBean(SwitchedLog.class);

	@AfterEach
	void close() {
		this.log.release();
		this.application.close();
	}

	/** */
	@Test
	void socketsAreToldToComeAgainAndWhatIsOnItsWayIsKept() {
		try (RawClient yjs = RawClient.open(this.port, "/lattice/yjs/r");
				RawClient hocuspocus = RawClient.open(this.port, "/lattice/hocuspocus");
				RawClient signalling = RawClient.open(this.port, "/lattice/signalling")) {
			assertThat(RawClient.refused(this.port, "/lattice/yjs/r", "http://localhost:" + this.port)).isEqualTo(429);
			hocuspocus.send("r", new HocuspocusMessage.Token("anything", null));
			hocuspocus.message(HocuspocusMessage.Authenticated.class);
			write(hocuspocus, 7, "kept");
			assertThat(hocuspocus.message(HocuspocusMessage.SyncStatus.class).outcome())
				.isEqualTo(HocuspocusMessage.Outcome.APPLIED);
			this.log.hold();
			write(hocuspocus, 8, "late");
			Rooms rooms = this.application.getBean(Rooms.class);
			Eventually
				.assertThat(() -> rooms.open("r").document().read((doc) -> doc.text("t").toString()).contains("late"));
			CompletableFuture<Void> closing = CompletableFuture.runAsync(this.application::close);

			assertThat(yjs.closeCode()).isEqualTo(1012);
			assertThat(hocuspocus.closeCode()).isEqualTo(1012);
			assertThat(signalling.closeCode()).isEqualTo(1012);
			assertThat(yjs.closeReason()).contains("connect again");
			assertThat(closing).isNotDone();
			this.log.release();
			closing.orTimeout(60, TimeUnit.SECONDS).join();
			assertThat(this.log.text("r")).contains("kept", "late");
		}
	}

	private static void write(RawClient client, long id, String text) {
		Doc doc = new Doc(id);
		doc.text("t").insert(0, text);
		client.send("r", new HocuspocusMessage.Sync(new SyncMessage.Update(new Payload(doc.encodeStateAsUpdate()))));
	}

}
