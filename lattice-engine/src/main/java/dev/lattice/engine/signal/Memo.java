package dev.lattice.engine.signal;

import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import dev.lattice.engine.graph.Derived;
import org.jspecify.annotations.Nullable;

/**
 * A value computed from others, kept until one of them changes.
 * <p>
 * It is computed when it is read, not before, and once however many read it. When it
 * comes out {@linkplain Objects#equals equal} to the value before, what depends on it
 * does not run. An exception is kept like a value and thrown to every reader until a
 * source changes.
 * <p>
 * The computation must not set signals and should have no other effect; where hundreds of
 * memos that nobody has read yet need one another, it may be left and started again. What
 * it makes is disposed before the next computation, and when the memo's last observer
 * leaves. Nobody owns a memo: it can be read as long as somebody holds it, and is garbage
 * when nobody holds or observes it.
 *
 * @param <T> the type of the value
 */
public sealed class Memo<T extends @Nullable Object> extends Derived implements Supplier<T>
		permits Memo.Compared, Memo.Folding, Memo.Writing {

	private final @Nullable Supplier<? extends T> computation;

	@Nullable T value;

	/**
	 * Makes a memo in the current graph.
	 * @param computation computes the value from what it reads
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public Memo(Supplier<? extends T> computation) {
		super(SessionGraph.required("memo"));
		this.computation = computation;
	}

	/**
	 * Makes a memo with an equality of its own.
	 * @param <T> the type of the value
	 * @param computation computes the value from what it reads
	 * @param equality decides whether what depends on the memo runs
	 * @return the memo
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public static <T extends @Nullable Object> Memo<T> of(Supplier<? extends T> computation,
			Equality<? super T> equality) {
		return new Compared<>(computation, equality);
	}

	/**
	 * Makes a memo that computes its value from the one before.
	 * @param <T> the type of the value
	 * @param initial what the first computation gets
	 * @param computation makes the value from the one before and from what it reads
	 * @return the memo
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public static <T extends @Nullable Object> Memo<T> folding(T initial, UnaryOperator<T> computation) {
		return new Folding<>(initial, computation);
	}

	/**
	 * Makes a memo that may set signals while it computes. It should set such only as it
	 * does not read.
	 * @param <T> the type of the value
	 * @param computation computes the value from what it reads
	 * @return the memo
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	public static <T extends @Nullable Object> Memo<T> writing(Supplier<? extends T> computation) {
		return new Writing<>(computation);
	}

	/**
	 * Returns the value, computing it if a source changed; whatever is running then
	 * depends on it.
	 * @throws IllegalStateException if the computation needs its own result, or on
	 * another thread than that of the session's turn
	 */
	@Override
	@SuppressWarnings("NullAway") // the value is a T once computed; T itself may be
									// nullable
	public final T get() {
		read();
		return this.value;
	}

	/**
	 * Returns the value without depending on it.
	 * @return the value
	 */
	@SuppressWarnings("NullAway") // as for get
	public final T peek() {
		readUntracked();
		return this.value;
	}

	/**
	 * Gives the memo a name for messages and tools.
	 * @param name the name
	 * @return this memo
	 */
	public final Memo<T> named(String name) {
		graph().name(this, name);
		return this;
	}

	@SuppressWarnings("NullAway") // only a folding memo has no computation
	T next() {
		return this.computation.get();
	}

	@SuppressWarnings("ReferenceEquality") // equals comes after it
	boolean same(@Nullable T before, T after) {
		// Not Objects.equals, so that the call is compiled for the types seen here.
		return (before == after) || (before != null && before.equals(after));
	}

	@Override
	protected final boolean evaluate() {
		T next = next();
		if (same(this.value, next)) {
			return false;
		}
		this.value = next;
		return true;
	}

	@Override
	protected final @Nullable Object shown() {
		return this.value;
	}

	/** A memo with an equality of its own. */
	static final class Compared<T extends @Nullable Object> extends Memo<T> {

		private final Equality<? super T> equality;

		private boolean computed;

		Compared(Supplier<? extends T> computation, Equality<? super T> equality) {
			super(computation);
			this.equality = equality;
		}

		@Override
		@SuppressWarnings("NullAway") // the value is a T once computed
		boolean same(@Nullable T before, T after) {
			boolean same = this.computed && Scope.untracked(() -> this.equality.same(before, after));
			this.computed = true;
			return same;
		}

	}

	/** A memo that computes its value from the one before. */
	static final class Folding<T extends @Nullable Object> extends Memo<T> {

		private final UnaryOperator<T> folding;

		@SuppressWarnings("NullAway") // it has a folding instead
		Folding(T initial, UnaryOperator<T> folding) {
			super((Supplier<T>) null);
			this.value = initial;
			this.folding = folding;
		}

		@Override
		@SuppressWarnings("NullAway") // the value is a T from the beginning
		T next() {
			return this.folding.apply(this.value);
		}

	}

	/** A memo that may set signals. */
	static final class Writing<T extends @Nullable Object> extends Memo<T> {

		Writing(Supplier<? extends T> computation) {
			super(computation);
		}

		@Override
		protected boolean maySet() {
			return true;
		}

	}

}
