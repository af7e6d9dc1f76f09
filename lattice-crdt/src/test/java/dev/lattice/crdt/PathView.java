package dev.lattice.crdt;

import java.util.ArrayList;
import java.util.List;

/** Where a type is in its document: the name of its root, then keys and indices. */
public final class PathView {

	private PathView() {
	}

	public static List<Object> of(YType type) {
		List<Object> path = new ArrayList<>();
		YType at = type;
		while (at.item != Items.NONE) {
			Slot slot = at.doc().store.items.slot(at.item);
			path.addFirst((slot.key != null) ? slot.key : (Object) slot.type.positions().indexOf(at.item));
			at = slot.type;
		}
		path.addFirst(at.rootName());
		return path;
	}

}
