package dev.lattice.crdt;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import dev.lattice.crdt.update.UpdateFormat;

/** The program of the README: writes a text together with a program on the other side. */
final class SharedWithYjs {

	private SharedWithYjs() {
	}

	static String write(Process yjs, long clientId) throws IOException {
		DataInputStream in = new DataInputStream(yjs.getInputStream());
		DataOutputStream out = new DataOutputStream(yjs.getOutputStream());
		Doc doc = new Doc(clientId);
		doc.onUpdate(UpdateFormat.V1, (update, transaction) -> {
			if (transaction.origin() != yjs) {
				send(out, update);
			}
		});
		YText text = doc.text("body");
		text.insert(0, "Hello from Java");
		while (!text.toString().contains("Yjs")) {
			doc.applyUpdate(in.readNBytes(in.readInt()), yjs);
		}
		return text.toString();
	}

	private static void send(DataOutputStream out, byte[] update) {
		try {
			out.writeInt(update.length);
			out.write(update);
			out.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
