package dev.lattice.rooms;

import java.util.function.BiFunction;
import java.util.function.Function;

import dev.lattice.crdt.Doc;
import dev.lattice.crdt.Subscription;
import org.jspecify.annotations.Nullable;

/** One value that follows a part of a room; it is made of that when somebody asks. */
final class LiveValue<V> extends Live {

	private final RoomDocument document;

	private final Function<Doc, V> read;

	private final BiFunction<Doc, Runnable, Subscription> observe;

	private @Nullable V value;

	/**
	 * Makes one that nobody follows yet.
	 * @param document the document of the room
	 * @param read makes the value
	 * @param observe runs something whenever it may be another one
	 */
	LiveValue(RoomDocument document, Function<Doc, V> read, BiFunction<Doc, Runnable, Subscription> observe) {
		this.document = document;
		this.read = read;
		this.observe = observe;
	}

	@Override
	Subscription observe(Doc doc) {
		return this.observe.apply(doc, () -> {
			this.value = null;
			changed();
		});
	}

	/** The value now. */
	V value() {
		return this.document.read((doc) -> {
			V made = (this.value != null) ? this.value : this.read.apply(doc);
			this.value = made;
			return made;
		});
	}

}
