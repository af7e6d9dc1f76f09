package dev.lattice.rooms;

import java.util.function.Supplier;

import dev.lattice.engine.signal.Scope;

/** What has become of the edits of a room, as a signal. */
final class SavedView extends RoomView<ValueMirror<SaveState>> implements Supplier<SaveState> {

	SavedView(RoomViews views) {
		super(views, ViewKey.of(views, SavedView.class, "save state"));
	}

	@Override
	ValueMirror<SaveState> mirror(Scope root) {
		RoomDocument document = this.views.document();
		return new ValueMirror<>(this.views, this.key, root, () -> new LiveValue<>(document,
				(doc) -> document.saveState(), (doc, changed) -> document.onSaveState((state) -> changed.run())));
	}

	@Override
	public SaveState get() {
		return read(ValueMirror::get, (doc) -> this.views.document().saveState());
	}

}
