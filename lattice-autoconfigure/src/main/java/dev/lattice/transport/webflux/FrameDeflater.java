package dev.lattice.transport.webflux;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.zip.Deflater;

import org.jspecify.annotations.Nullable;

/**
 * Deflates frames where that pays, each for itself (P-61). Safe for concurrent use. Takes
 * the calling thread's time, up to some milliseconds for a frame of 100 KB, so it is for
 * the threads of turns and never for an event loop.
 */
public final class FrameDeflater implements AutoCloseable {

	/*
	 * A deflater holds about 256 KB outside the heap. There are at most as many as
	 * processors, since more could not work at the same time; who finds all of them busy
	 * does not wait but sends the frame as it is.
	 */

	/** A frame that becomes smaller by less than this part of it is sent as it is. */
	private static final int LEAST_SAVING = 8;

	private static final FrameDeflater NONE = new FrameDeflater(Integer.MAX_VALUE, 0);

	private final int threshold;

	private final Semaphore free;

	private final ConcurrentLinkedQueue<Deflater> idle = new ConcurrentLinkedQueue<>();

	private volatile boolean closed;

	/**
	 * Makes a deflater of frames.
	 * @param threshold how many bytes a frame must have to be worth it, above 0
	 * @param parallel how many frames may be deflated at the same time, at least 0
	 */
	public FrameDeflater(int threshold, int parallel) {
		if (threshold <= 0 || parallel < 0) {
			throw new IllegalArgumentException("Frames of at least 1 byte can be deflated, not of " + threshold
					+ ", at least 0 at the same time, not " + parallel
					+ "; see lattice.websocket.compression-threshold");
		}
		this.threshold = threshold;
		this.free = new Semaphore(parallel);
	}

	/**
	 * Returns a deflater that leaves every frame as it is.
	 * @return one that holds nothing
	 */
	public static FrameDeflater none() {
		return NONE;
	}

	/**
	 * Deflates a frame.
	 * @param frame the frame; not changed
	 * @return it deflated, or the frame itself if it is short, would hardly become
	 * smaller, or all deflaters are busy
	 */
	public byte[] deflate(byte[] frame) {
		if (frame.length < this.threshold || this.closed || !this.free.tryAcquire()) {
			return frame;
		}
		Deflater deflater = this.idle.poll();
		if (deflater == null) {
			deflater = new Deflater(Deflater.BEST_SPEED);
		}
		try {
			byte[] deflated = deflate(deflater, frame);
			return (deflated != null) ? deflated : frame;
		}
		finally {
			deflater.reset();
			this.idle.add(deflater);
			this.free.release();
			if (this.closed) {
				endIdle();
			}
		}
	}

	private static byte @Nullable [] deflate(Deflater deflater, byte[] frame) {
		byte[] room = new byte[frame.length - frame.length / LEAST_SAVING];
		deflater.setInput(frame);
		deflater.finish();
		int length = deflater.deflate(room);
		return deflater.finished() ? Arrays.copyOf(room, length) : null;
	}

	/** Gives back what is held outside the heap; frames go as they are from now on. */
	@Override
	public void close() {
		this.closed = true;
		endIdle();
	}

	/** How many deflaters are held. */
	int held() {
		return this.idle.size();
	}

	private void endIdle() {
		Deflater deflater;
		while ((deflater = this.idle.poll()) != null) {
			deflater.end();
		}
	}

}
