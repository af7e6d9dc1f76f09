package dev.lattice.engine.session;

import java.util.ArrayDeque;
import java.util.Deque;

/** The patches that the page has not acknowledged yet, in order. */
final class Outbox {

	private final SessionLimits limits;

	private final Deque<byte[]> frames = new ArrayDeque<>(1);

	/** The number of the last patch that was made. */
	private int last;

	private int bytes;

	/** How many patches before these are unacknowledged too, and not kept any more. */
	private int forgotten;

	Outbox(SessionLimits limits) {
		this.limits = limits;
	}

	int last() {
		return this.last;
	}

	/** The number of the last patch that was acknowledged. */
	int acknowledged() {
		return this.last - this.frames.size() - this.forgotten;
	}

	/** Whether there is room for another patch. */
	boolean isOpen() {
		return this.frames.size() < this.limits.unacknowledgedPatches()
				&& this.bytes < this.limits.unacknowledgedBytes();
	}

	void add(byte[] frame) {
		this.frames.add(frame);
		this.bytes += frame.length;
		this.last++;
	}

	/**
	 * Forgets the patches up to a number that lies between the last acknowledged and the
	 * last made.
	 */
	void acknowledge(int number) {
		while (acknowledged() < number) {
			if (this.forgotten > 0) {
				this.forgotten--;
			}
			else {
				this.bytes -= this.frames.remove().length;
			}
		}
	}

	/** Keeps no patch any more, but that they are unacknowledged. */
	void forget() {
		this.forgotten += this.frames.size();
		this.frames.clear();
		this.bytes = 0;
	}

	/** Whether all patches after a number are kept. */
	boolean hasAllAfter(int number) {
		return number >= this.last - this.frames.size();
	}

	/** Forgets all, so that the next patch starts over from what the page then has. */
	void clear() {
		this.frames.clear();
		this.bytes = 0;
		this.forgotten = 0;
	}

	Iterable<byte[]> frames() {
		return this.frames;
	}

}
