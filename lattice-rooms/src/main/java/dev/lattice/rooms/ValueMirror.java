package dev.lattice.rooms;

import java.util.function.Supplier;

import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;

/** A value of a room as one session has seen it. */
final class ValueMirror<V> extends RoomMirror<LiveValue<V>> {

	private final Signal<V> signal;

	ValueMirror(RoomViews views, ViewKey key, Scope root, Supplier<LiveValue<V>> make) {
		super(views, key, root, make);
		this.signal = new Signal<>(this.live.value());
	}

	V get() {
		return this.signal.get();
	}

	@Override
	void follow() {
		this.signal.set(this.live.value());
	}

}
