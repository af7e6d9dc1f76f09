package dev.lattice.rooms;

import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;

/** A text of a room as one session has seen it. */
final class TextMirror extends RoomMirror<LiveText> {

	private final Signal<String> signal;

	private LiveText.Version seen;

	TextMirror(RoomViews views, ViewKey key, Scope root) {
		super(views, key, root, () -> new LiveText(views.document(), key.name()));
		this.seen = this.live.now();
		this.signal = new Signal<>(this.seen.text());
	}

	String get() {
		return this.signal.get();
	}

	/** Where positions in what the session has seen are now; within the room. */
	Alignment alignment(int now) {
		return this.live.since(this.seen, now);
	}

	/** The text, without a dependency. */
	String seenNow() {
		return this.seen.text();
	}

	@Override
	void follow() {
		this.seen = this.live.now();
		this.signal.set(this.seen.text());
	}

}
