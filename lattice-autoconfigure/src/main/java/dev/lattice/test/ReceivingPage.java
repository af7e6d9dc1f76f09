package dev.lattice.test;

import java.util.List;

import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.session.FirstPaint;
import org.jspecify.annotations.Nullable;

/** A page in memory that takes frames as a client does (P-20 to P-24). */
final class ReceivingPage {

	private final HeadlessPage page;

	private int applied;

	private int received;

	/** Whether the next patch builds the page, whatever its number. */
	private boolean building;

	ReceivingPage(String html, FirstPaint paint) {
		this.page = new HeadlessPage(html, paint.templates(), paint.head());
	}

	HeadlessPage page() {
		return this.page;
	}

	/** The number of the last patch applied. */
	int applied() {
		return this.applied;
	}

	/** The number of the last input that is known to have been received. */
	int received() {
		return this.received;
	}

	/**
	 * Takes a frame.
	 * @return the mode if the frame is WELCOME, otherwise 0
	 */
	int receive(List<? extends @Nullable Object> frame) {
		int kind = new PageCursor(frame, 0).integer();
		if (kind == Wire.NEED || kind == Wire.SNAPSHOT) {
			return 0;
		}
		if (kind == Wire.WELCOME) {
			return welcome(new PageCursor(frame, 1).integer(), new PageCursor(frame, 2).integer());
		}
		int received = new PageCursor(frame, 1).integer();
		this.received = Math.max(this.received, (kind > 0) ? received + kind : received);
		if (kind > 0) {
			patch(kind, frame);
		}
		return 0;
	}

	private int welcome(int mode, int received) {
		this.received = received;
		boolean fresh = mode == Wire.MOUNTED || mode == Wire.RESTORED;
		if (fresh || mode == Wire.RESYNC) {
			this.page.forget();
			this.building = true;
		}
		if (fresh) {
			this.applied = 0;
		}
		return mode;
	}

	private void patch(int number, List<? extends @Nullable Object> frame) {
		if (this.building || number == this.applied + 1) {
			this.building = false;
			this.page.apply(frame, 2);
			this.applied = number;
		}
		else if (number > this.applied + 1) {
			throw new PageFault("patch " + number + " came after patch " + this.applied);
		}
	}

}
