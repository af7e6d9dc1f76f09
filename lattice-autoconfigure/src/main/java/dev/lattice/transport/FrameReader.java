package dev.lattice.transport;

/** Reads what clients send; safe for concurrent use. */
@FunctionalInterface
public interface FrameReader {

	/**
	 * Reads one frame.
	 * @param frame the whole message
	 * @return the frame
	 * @throws MalformedFrameException if the bytes are anything else (P-4)
	 */
	ClientFrame read(byte[] frame);

}
