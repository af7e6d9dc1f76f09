package dev.lattice.rooms;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.lattice.crdt.Doc;
import dev.lattice.rooms.value.ValueCodec;
import org.jspecify.annotations.Nullable;

/** The views of a room. */
abstract class ViewedRoom implements Room {

	/**
	 * Shows nobody of whom the record knows nothing. One object: it is a part of a key.
	 */
	@SuppressWarnings("UnnecessaryLambda")
	private static final Function<Map<String, Object>, ? extends @Nullable Object> NOBODY = (state) -> null;

	/** What the views of this room have in common. */
	abstract RoomViews views();

	@Override
	public final SharedText text(String name) {
		return new SharedText(views(), name);
	}

	@Override
	public final <T> SharedList<T> list(String name, Class<T> type) {
		return list(name, codec(type));
	}

	@Override
	public final <T> SharedList<T> list(String name, ValueCodec<T> codec) {
		return new SharedList<>(views(), name, codec);
	}

	@Override
	public final <T> SharedMap<T> map(String name, Class<T> type) {
		return map(name, codec(type));
	}

	@Override
	public final <T> SharedMap<T> map(String name, ValueCodec<T> codec) {
		return new SharedMap<>(views(), name, codec);
	}

	@Override
	public final SharedCounter counter(String name) {
		return new SharedCounter(views(), name);
	}

	@Override
	public final <T> SharedRegister<T> register(String name, Class<T> type, T absent) {
		return register(name, codec(type), absent);
	}

	@Override
	public final <T> SharedRegister<T> register(String name, ValueCodec<T> codec, T absent) {
		return new SharedRegister<>(views(), name, codec, absent);
	}

	@Override
	public final <T> SharedSet<T> set(String name, Class<T> type) {
		return set(name, codec(type));
	}

	@Override
	public final <T> SharedSet<T> set(String name, ValueCodec<T> codec) {
		return new SharedSet<>(map(name, codec), codec);
	}

	@Override
	public final void edit(Runnable edits) {
		views().edit((run) -> {
			edits.run();
			return null;
		});
	}

	@Override
	public final UndoHistory undo(UndoHistory.Whose whose) {
		return new UndoHistory(views(), whose);
	}

	@Override
	@SuppressWarnings("unchecked") // the class of a T
	public final <T> Presence<T> presence(T mine) {
		return presence(mine, codec((Class<T>) mine.getClass()), nobody());
	}

	@Override
	public final <T> Presence<T> presence(T mine, ValueCodec<T> codec,
			Function<Map<String, Object>, @Nullable T> others) {
		if (RoomTurn.current() == null) {
			throw new IllegalStateException("Somebody was to be present in room '" + name()
					+ "' outside of a session; use room.present(…), which only watches");
		}
		return new Presence<>(views(), codec, mine, others);
	}

	@Override
	public final <T> Presence<T> present(Class<T> type) {
		return present(codec(type), nobody());
	}

	@Override
	public final <T> Presence<T> present(ValueCodec<T> codec, Function<Map<String, Object>, @Nullable T> others) {
		return new Presence<>(views(), codec, null, others);
	}

	@Override
	public final <T> Supplier<T> computed(Function<Doc, T> function) {
		return new ComputedView<>(views(), function);
	}

	@Override
	public final Supplier<SaveState> saveState() {
		return new SavedView(views());
	}

	@SuppressWarnings("unchecked") // it gives no T
	private static <T> Function<Map<String, Object>, @Nullable T> nobody() {
		return (Function<Map<String, Object>, @Nullable T>) NOBODY;
	}

	private <T> ValueCodec<T> codec(Class<T> type) {
		return views().options().codecs().of(type);
	}

}
