package dev.lattice.rooms;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What many clients of a room are told at once, so that it is encoded once for all that
 * speak the same protocol. Used by one thread at a time.
 */
public final class Broadcast {

	private final byte[] payload;

	/** What was asked for so far: as many as protocols of the clients. */
	private @Nullable Encoded frames;

	/**
	 * Makes one.
	 * @param payload an update of the document (V1) or of the awareness; must not be
	 * changed
	 */
	public Broadcast(byte[] payload) {
		this.payload = payload;
	}

	/**
	 * Returns what is told.
	 * @return the update; must not be changed
	 */
	public byte[] payload() {
		return this.payload;
	}

	/**
	 * Returns the frame of a protocol; those of one protocol get the same object, however
	 * the clients of several protocols follow one another.
	 * @param <F> the type of the frame
	 * @param encoding makes the frame; equal each time, and one of a few
	 * @return the frame, shared: must not be changed
	 */
	@SuppressWarnings("unchecked") // what an encoding made has its type
	public <F> F encoded(Function<byte[], F> encoding) {
		for (Encoded known = this.frames; known != null; known = known.next) {
			if (encoding.equals(known.encoding)) {
				return (F) known.frame;
			}
		}
		F frame = encoding.apply(this.payload);
		this.frames = new Encoded(encoding, frame, this.frames);
		return frame;
	}

	/** A frame of a protocol. */
	private record Encoded(Object encoding, Object frame, @Nullable Encoded next) {
	}

}
