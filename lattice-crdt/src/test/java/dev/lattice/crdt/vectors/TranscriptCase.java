package dev.lattice.crdt.vectors;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Frames that real providers and servers exchanged. A server that handles what the
 * clients sent has their last document, and so has a client that handles what the server
 * sent after its own changes.
 */
final class TranscriptCase {

	private static final int SYNC = 0;

	private static final int AWARENESS = 1;

	private static final int SYNC_REPLY = 4;

	private final Subject subject;

	private final Fields transcript;

	private final boolean named;

	TranscriptCase(Subject subject, Fields transcript) {
		this.subject = subject;
		this.transcript = transcript;
		this.named = transcript.text("proto").equals("hocuspocus");
	}

	Findings run() {
		Findings findings = new Findings();
		Fields last = this.transcript.object("final");
		for (String direction : List.of("c2s", "s2c")) {
			Replica replica = this.subject.replica(1, true, Map.of("t", "text", "m", "map"));
			Subject.Presence presence = this.subject.presence(1);
			try {
				for (Fields frame : this.transcript.objects("frames")) {
					if (frame.has("b64") && frame.text("dir").equals(direction)) {
						handle(replica, presence, frame.bytes("b64"));
					}
				}
				if (direction.equals("c2s")) {
					findings.compare("v1", last.get("v1"), Fields.base64(replica.encode(1, null)));
				}
				findings.compare(direction + " text", last.get("text"), replica.string("t"));
				findings.compare(direction + " map", last.get("map"), replica.json("m"));
			}
			catch (RuntimeException ex) {
				findings.add(direction + " broke: " + Refusals.described(ex));
			}
		}
		return findings;
	}

	/** A frame of Hocuspocus is one of y-websocket behind the name of its document. */
	private void handle(Replica replica, Subject.Presence presence, byte[] frame) {
		byte[] inner = frame;
		if (this.named) {
			inner = Arrays.copyOfRange(frame, 1 + frame[0], frame.length);
			if (inner[0] == SYNC_REPLY) {
				inner[0] = SYNC;
			}
		}
		if (inner[0] == SYNC || inner[0] == AWARENESS) {
			replica.handle(inner, presence);
		}
	}

}
