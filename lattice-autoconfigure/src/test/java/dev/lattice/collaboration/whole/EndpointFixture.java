package dev.lattice.collaboration.whole;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.protocol.Awareness;
import dev.lattice.crdt.protocol.AwarenessLimits;
import dev.lattice.crdt.protocol.Payload;
import dev.lattice.crdt.protocol.SyncMessage;
import dev.lattice.crdt.protocol.YWebsocketFrame;
import dev.lattice.rooms.Rooms;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An application whose rooms are guarded and small, and those who come there. */
@SpringBootTest(classes = GuardedRoomsApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "lattice.rooms.sockets.max-message-size=200KB", "lattice.rooms.sockets.max-waiting-size=64KB",
				"lattice.rooms.sockets.messages-per-second=200", "lattice.rooms.sockets.message-burst=600",
				"lattice.rooms.sockets.max-documents-per-socket=5", "lattice.rooms.sockets.max-queued-messages=20",
				"lattice.rooms.sockets.max-queued-size=50KB", "lattice.rooms.sockets.max-topics-per-socket=3",
				"lattice.rooms.sockets.max-signal-size=1KB", "lattice.rooms.limits.awareness-size=1KB",
				"lattice.rooms.limits.by-name.[pair/*].clients=2",
				"lattice.rooms.limits.by-name.[slow/*].edits-per-second=3",
				"lattice.rooms.limits.by-name.[short/*].update-size=100B",
				"lattice.rooms.limits.by-name.[tiny/*].document-size=200B" })
abstract class EndpointFixture {

	static final String YJS = "/lattice/yjs/";

	static final String HOCUSPOCUS = "/lattice/hocuspocus";

	static final String SIGNALLING = "/lattice/signalling";

	/** More than three a second, however slow the machine is. */
	static final int TOO_MANY = 300;

	@LocalServerPort
	int port;

	@Autowired
	Rooms rooms;

	static byte[] typed(String text) {
		Doc doc = new Doc(7);
		doc.text("t").insert(0, text);
		return doc.encodeStateAsUpdate();
	}

	static byte[] typed(long client, String text) {
		Doc doc = new Doc(client);
		doc.text("t").insert(0, text);
		return doc.encodeStateAsUpdate();
	}

	static YWebsocketFrame update(byte[] update) {
		return new YWebsocketFrame.Sync(new SyncMessage.Update(new Payload(update)));
	}

	static byte[] awareness(long client, String name) {
		Awareness awareness = new Awareness(client, () -> 0, AwarenessLimits.DEFAULT);
		awareness.setLocalStateField("name", name);
		return awareness.encodeUpdate();
	}

	final String text(String room) {
		return this.rooms.open(room).document().read((doc) -> doc.text("t").toString());
	}

	final RawClient yjs(String room) {
		return RawClient.open(this.port, YJS + room);
	}

	final RawClient hocuspocus() {
		return RawClient.open(this.port, HOCUSPOCUS);
	}

}
