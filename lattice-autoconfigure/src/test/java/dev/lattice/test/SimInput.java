package dev.lattice.test;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.patch.FrameWriter;
import dev.lattice.engine.patch.Wire;
import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Element;

/**
 * What a user did.
 *
 * @param slot whose handler it is for, or {@link #NAVIGATION}
 * @param text what is told, or the address asked for; a click has none
 * @param where the path of the page it was done on; of a navigation the pass
 */
record SimInput(int number, int applied, int slot, @Nullable String text, String where) {

	/** In place of a slot. */
	static final int NAVIGATION = 0;

	/** Tells the page that is shown something. */
	static SimInput telling(ReceivingPage page, String text, String path) {
		Element field = page.page().document.select("#tell").first();
		int slot = Listener.of(page.page(), field, "input").getFirst().slot();
		return new SimInput(0, page.applied(), slot, text, path);
	}

	/** Finds what can be clicked. */
	static List<Listener> buttons(ReceivingPage page) {
		List<Listener> buttons = new ArrayList<>();
		page.page().document.select("button")
			.forEach((button) -> buttons.addAll(Listener.of(page.page(), button, "click")));
		return buttons;
	}

	SimInput as(int other) {
		return new SimInput(other, this.applied, this.slot, this.text, this.where);
	}

	boolean isNavigation() {
		return this.slot == NAVIGATION;
	}

	/** Whether it tells the page at a path something. */
	boolean tells(String path) {
		return !isNavigation() && this.text != null && this.where.equals(path);
	}

	/** Writes the frame (P-12, P-15). */
	void write(FrameWriter frame) {
		frame.integer(isNavigation() ? Wire.NAVIGATE : Wire.EVENT);
		frame.integer(this.number);
		frame.integer(this.applied - this.number);
		if (!isNavigation()) {
			frame.integer(this.slot);
		}
		if (this.text != null) {
			frame.string(this.text);
		}
		if (isNavigation()) {
			frame.string(this.where);
		}
	}

}
