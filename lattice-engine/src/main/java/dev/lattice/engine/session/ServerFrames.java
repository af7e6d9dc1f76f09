package dev.lattice.engine.session;

import java.util.function.Consumer;

import dev.lattice.engine.patch.PatchWriter;
import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.patch.WirePatchWriter;
import org.jspecify.annotations.Nullable;

/** The frames of the server (P-20 to P-23, P-46, P-80). */
final class ServerFrames {

	private final FrameCodec codec;

	ServerFrames(FrameCodec codec) {
		this.codec = codec;
	}

	/** Welcomes; with what the page is to hold from now on, unless it holds that. */
	byte[] welcome(int mode, int received, String token, @Nullable String snapshot) {
		return this.codec.encode((frame) -> {
			frame.integer(Wire.WELCOME);
			frame.integer(mode);
			frame.integer(received);
			frame.string(token);
			if (snapshot != null) {
				frame.string(snapshot);
			}
		});
	}

	byte[] snapshot(String snapshot) {
		return this.codec.encode((frame) -> {
			frame.integer(Wire.SNAPSHOT);
			frame.string(snapshot);
		});
	}

	byte[] received(int input) {
		return this.codec.encode((frame) -> {
			frame.integer(Wire.RECEIVED);
			frame.integer(input);
		});
	}

	byte[] failed(int input, String incident) {
		return this.codec.encode((frame) -> {
			frame.integer(Wire.FAILED);
			frame.integer(input);
			frame.string(incident);
		});
	}

	byte[] need(String part) {
		return this.codec.encode((frame) -> {
			frame.integer(Wire.NEED);
			frame.string(part);
		});
	}

	/** Makes a patch, or null if it would say nothing. */
	byte @Nullable [] patch(int number, int received, Consumer<PatchWriter> content) {
		int[] instructions = { 0 };
		byte[] patch = this.codec.encode((frame) -> {
			frame.integer(number);
			frame.integer(received - number);
			WirePatchWriter writer = new WirePatchWriter(frame);
			content.accept(writer);
			instructions[0] = writer.finish();
		});
		return (instructions[0] > 0) ? patch : null;
	}

}
