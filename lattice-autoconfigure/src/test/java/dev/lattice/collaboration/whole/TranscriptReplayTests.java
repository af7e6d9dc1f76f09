package dev.lattice.collaboration.whole;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Snapshot;
import dev.lattice.crdt.codec.Json;
import dev.lattice.crdt.protocol.Awareness;
import dev.lattice.crdt.protocol.AwarenessLimits;
import dev.lattice.crdt.protocol.HocuspocusFrame;
import dev.lattice.crdt.protocol.HocuspocusMessage;
import dev.lattice.crdt.protocol.SyncMessage;
import dev.lattice.crdt.protocol.YWebsocketFrame;
import dev.lattice.crdt.update.UpdateFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Says to the endpoints what real providers have said to the servers of the reference,
 * frame by frame, and expects what those answered; R-199.
 */
class TranscriptReplayTests extends EndpointFixture {

	/*
	 * A server may cut what it tells of documents and awareness into other frames. So
	 * each client has two replicas, of what the reference has told it and of what was
	 * told here; the second one must come to know all that the first one does. All other
	 * frames must come byte by byte.
	 */

	private static final int DEPTH = 100;

	private final Map<String, Replayed> clients = new HashMap<>();

	@ParameterizedTest
	@ValueSource(strings = { "y-websocket", "hocuspocus" })
	void whatProvidersHaveSaidIsAnsweredAsTheReferenceDoes(String protocol) throws IOException {
		Map<String, Object> transcript = transcript(protocol);
		for (Map<String, Object> frame : objects(transcript.get("frames"))) {
			step((String) frame.get("conn"), frame);
		}
		Map<String, Object> end = object(transcript.get("final"));
		Doc expected = new Doc(1);
		expected.applyUpdate(bytes(end.get("v1")));
		byte[] snapshot = this.rooms.open((String) transcript.get("room"))
			.document()
			.read((doc) -> Snapshot.of(doc).encode(UpdateFormat.V1));

		assertThat(text((String) transcript.get("room"))).isEqualTo(end.get("text"));
		assertThat(snapshot).isEqualTo(Snapshot.of(expected).encode(UpdateFormat.V1));
	}

	private void step(String name, Map<String, Object> frame) {
		if ("open".equals(frame.get("event"))) {
			String path = (String) frame.get("path");
			this.clients.put(name,
					path.equals("/") ? new Replayed(hocuspocus()) : new Replayed(yjs(path.substring(1))));
			return;
		}
		Replayed client = this.clients.get(name);
		if ("close".equals(frame.get("event"))) {
			this.clients.remove(name);
			client.socket.close();
		}
		else if (client != null && "c2s".equals(frame.get("dir"))) {
			client.socket.send(bytes(frame.get("b64")));
		}
		else if (client != null) {
			client.expect(bytes(frame.get("b64")));
		}
	}

	private static Map<String, Object> transcript(String protocol) throws IOException {
		Path file = Path.of("../lattice-crdt/src/test/resources/yjs-vectors/transcripts.json");
		return objects(object(Json.parse(Files.readString(file), DEPTH)).get("cases")).stream()
			.filter((each) -> protocol.equals(each.get("proto")))
			.findFirst()
			.orElseThrow();
	}

	@SuppressWarnings("unchecked") // an object of JSON
	private static Map<String, Object> object(Object json) {
		return (Map<String, Object>) json;
	}

	@SuppressWarnings("unchecked") // an array of objects
	private static List<Map<String, Object>> objects(Object json) {
		return (List<Map<String, Object>>) json;
	}

	private static byte[] bytes(Object base64) {
		return Base64.getDecoder().decode((String) base64);
	}

	/** One client: what the reference has told it, and what it was told here. */
	private static final class Replayed {

		final RawClient socket;

		private final Replica expected = new Replica();

		private final Replica told = new Replica();

		Replayed(RawClient socket) {
			this.socket = socket;
		}

		/** Listens until all that the reference has told so far was told. */
		void expect(byte[] frame) {
			this.expected.hear(frame);
			while (!this.told.covers(this.expected)) {
				this.told.hear((byte[]) this.socket.next());
			}
		}

	}

	/** What somebody knows who was told frames. */
	private static final class Replica {

		private final Doc doc = new Doc(99);

		private final Awareness awareness = new Awareness(0, () -> 1, AwarenessLimits.DEFAULT);

		private boolean asked;

		private final Map<String, Integer> others = new HashMap<>();

		private final Map<Long, Boolean> mentioned = new HashMap<>();

		Replica() {
			this.awareness.setLocalState(null);
		}

		void hear(byte[] bytes) {
			if (bytes[0] <= 3 && bytes.length > 1) {
				hear(YWebsocketFrame.decode(bytes), bytes);
			}
			else {
				HocuspocusFrame frame = HocuspocusFrame.decode(bytes);
				if (frame instanceof HocuspocusFrame.Addressed(var address, var message)) {
					hear(message, bytes);
				}
			}
		}

		private void hear(YWebsocketFrame frame, byte[] bytes) {
			switch (frame) {
				case YWebsocketFrame.Sync(SyncMessage sync) -> hear(sync);
				case YWebsocketFrame.AwarenessUpdate(var update) -> hearAwareness(update.bytes());
				default -> exactly(bytes);
			}
		}

		private void hear(HocuspocusMessage message, byte[] bytes) {
			switch (message) {
				case HocuspocusMessage.Sync(SyncMessage sync) -> hear(sync);
				case HocuspocusMessage.SyncReply(SyncMessage sync) -> hear(sync);
				case HocuspocusMessage.AwarenessUpdate(var update) -> hearAwareness(update.bytes());
				default -> exactly(bytes);
			}
		}

		private void hear(SyncMessage sync) {
			switch (sync) {
				case SyncMessage.Step1 question -> this.asked = true;
				case SyncMessage.Step2(var update) -> this.doc.applyUpdate(update.bytes());
				case SyncMessage.Update(var update) -> this.doc.applyUpdate(update.bytes());
			}
		}

		private void hearAwareness(byte[] update) {
			this.awareness.applyUpdate(update, "server");
			for (long client : new long[] { 1001, 2001 }) {
				if (this.awareness.clock(client).isPresent()) {
					this.mentioned.put(client, true);
				}
			}
		}

		private void exactly(byte[] bytes) {
			this.others.merge(Arrays.toString(bytes), 1, Integer::sum);
		}

		boolean covers(Replica expected) {
			return (this.asked || !expected.asked) && knows(expected.doc)
					&& expected.mentioned.keySet().stream().allMatch((client) -> isAsNew(client, expected))
					&& expected.others.entrySet()
						.stream()
						.allMatch((frame) -> this.others.getOrDefault(frame.getKey(), 0) >= frame.getValue());
		}

		private boolean isAsNew(long client, Replica expected) {
			OptionalLong clock = this.awareness.clock(client);
			long wanted = expected.awareness.clock(client).getAsLong();
			Object state = this.awareness.states().get(client);
			return clock.isPresent() && (clock.getAsLong() > wanted
					|| (clock.getAsLong() == wanted && Objects.equals(state, expected.awareness.states().get(client))));
		}

		private boolean knows(Doc other) {
			Doc both = new Doc(98);
			both.applyUpdate(this.doc.encodeStateAsUpdate());
			both.applyUpdate(other.encodeStateAsUpdate());
			return Arrays.equals(Snapshot.of(both).encode(UpdateFormat.V1),
					Snapshot.of(this.doc).encode(UpdateFormat.V1));
		}

	}

}
