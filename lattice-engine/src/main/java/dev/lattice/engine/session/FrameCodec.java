package dev.lattice.engine.session;

import java.util.function.Consumer;

import dev.lattice.engine.patch.FrameWriter;

/** Turns the elements of a frame into bytes. */
public interface FrameCodec {

	/**
	 * Encodes one frame.
	 * @param content writes the frame's elements
	 * @return the frame
	 */
	byte[] encode(Consumer<FrameWriter> content);

}
