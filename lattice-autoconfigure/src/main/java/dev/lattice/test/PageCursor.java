package dev.lattice.test;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Reads a frame's elements in order. */
final class PageCursor {

	private final List<? extends @Nullable Object> frame;

	private int next;

	PageCursor(List<? extends @Nullable Object> frame, int from) {
		this.frame = frame;
		this.next = from;
	}

	boolean hasNext() {
		return this.next < this.frame.size();
	}

	/**
	 * Whether the next is the value of a slot, which is never an integer (I-40, I-41).
	 */
	boolean isAtSlotValue() {
		return hasNext() && !(this.frame.get(this.next) instanceof Integer);
	}

	@Nullable Object value() {
		if (!hasNext()) {
			throw new PageFault("a frame ends early");
		}
		return this.frame.get(this.next++);
	}

	int integer() {
		if (value() instanceof Integer integer) {
			return integer;
		}
		throw new PageFault("element " + (this.next - 1) + " of a frame is no integer");
	}

	String string() {
		if (value() instanceof String string) {
			return string;
		}
		throw new PageFault("element " + (this.next - 1) + " of a frame is no string");
	}

}
