package dev.lattice.engine.form;

import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * A field whose control is bound to a signal. To be extended for controls of one's own: a
 * colour, a position on a map.
 *
 * @param <T> the type of the value
 * @param <I> the type of the input
 */
public abstract class ControlField<T, I> extends Field<T> {

	private final Signal<I> input;

	/** What the application has put in last. */
	private final Signal<I> initial;

	/**
	 * Makes a field in the current graph.
	 * @param name the name of the control, unique in its form
	 * @param empty the input that means nothing
	 * @throws IllegalArgumentException if the name is not made of letters, digits, dots,
	 * {@code _} and {@code -}
	 * @throws IllegalStateException outside a component and {@link Scope#run}
	 */
	protected ControlField(String name, I empty) {
		this(name, new Signal<>(empty));
	}

	private ControlField(String name, Signal<I> input) {
		super(name, input);
		this.input = input;
		this.initial = new Signal<>(input.peek());
	}

	/**
	 * Says what an input means.
	 * @param input the input, whatever a client may send
	 * @return what it means
	 */
	protected abstract Reading<T> read(I input);

	/**
	 * Says what input stands for a value.
	 * @param value the value; null for none
	 * @return the input
	 */
	protected abstract I inputOf(@Nullable T value);

	/**
	 * Returns the input as the user left it: to bind the control to it, or to make it
	 * durable.
	 * @return the input
	 */
	public final Signal<I> signal() {
		return this.input;
	}

	@Override
	final Reading<T> read() {
		return read(this.input.get());
	}

	@Override
	final void write(@Nullable T value) {
		this.initial.set(inputOf(value));
		restore();
	}

	@Override
	final void restore() {
		this.input.set(this.initial.peek());
	}

	@Override
	public final boolean isUnchanged() {
		return this.input.get().equals(this.initial.get());
	}

}
