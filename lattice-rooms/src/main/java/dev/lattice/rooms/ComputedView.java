package dev.lattice.rooms;

import java.util.function.Function;
import java.util.function.Supplier;

import dev.lattice.crdt.Doc;
import dev.lattice.engine.signal.Scope;

/**
 * What a function makes of the document, made once for all sessions that see the same.
 */
final class ComputedView<T> extends RoomView<ValueMirror<T>> implements Supplier<T> {

	private final Function<Doc, T> function;

	ComputedView(RoomViews views, Function<Doc, T> function) {
		super(views, ViewKey.of(views, ComputedView.class, "what is computed", function));
		this.function = function;
	}

	@Override
	ValueMirror<T> mirror(Scope root) {
		return new ValueMirror<>(this.views, this.key, root, () -> new LiveValue<>(this.views.document(), this.function,
				(doc, changed) -> doc.afterTransaction((transaction) -> changed.run())));
	}

	@Override
	public T get() {
		return read(ValueMirror::get, this.function);
	}

}
