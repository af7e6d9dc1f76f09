package dev.lattice.engine.component;

import java.util.List;

import dev.lattice.engine.collection.ListSignal;
import dev.lattice.engine.durable.Codec;
import dev.lattice.engine.durable.Codecs;
import dev.lattice.engine.durable.DurableState;
import dev.lattice.engine.signal.BooleanSignal;
import dev.lattice.engine.signal.DoubleSignal;
import dev.lattice.engine.signal.IntSignal;
import dev.lattice.engine.signal.LongSignal;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * Makes signals of a component durable: their values outlive the session, so that a page
 * goes on with them when its server is gone. Call it where the signal is made, in a field
 * or the constructor: a value that was kept is there at once.
 * <p>
 * A name is unique among the durable values of one class in a page; names are part of
 * what is kept, so a value whose name or class is renamed begins anew.
 */
abstract class DurableSignals {

	DurableSignals() {
	}

	/**
	 * Makes a signal durable whose first value says its type: text, a number, true or
	 * false, a constant of an enum.
	 * @param <T> the type of the value
	 * @param name the name, unique in the page
	 * @param signal the signal
	 * @return the signal
	 * @throws IllegalArgumentException if no codec is known for the first value
	 * @throws IllegalStateException if the page has a value of that name already
	 */
	protected final <T extends @Nullable Object> Signal<T> durable(String name, Signal<T> signal) {
		return durable(name, signal, Codecs.ofValue(name, signal.peek()));
	}

	/**
	 * Makes a signal durable.
	 * @param <T> the type of the value
	 * @param name the name, unique in the page
	 * @param signal the signal
	 * @param codec writes its value
	 * @return the signal
	 * @throws IllegalStateException if the page has a value of that name already
	 */
	protected final <T extends @Nullable Object> Signal<T> durable(String name, Signal<T> signal, Codec<T> codec) {
		state().add(named(name), codec, signal, signal::set);
		return signal;
	}

	/**
	 * Makes a list durable.
	 * @param <T> the type of the entries
	 * @param name the name, unique in the page
	 * @param list the list
	 * @param codec writes an entry
	 * @return the list
	 * @throws IllegalStateException if the page has a value of that name already
	 */
	protected final <T> ListSignal<T> durable(String name, ListSignal<T> list, Codec<T> codec) {
		state().<List<T>>add(named(name), Codecs.list(codec), list, list::setAll);
		return list;
	}

	/**
	 * Makes a signal of an int durable.
	 * @param name the name, unique in the page
	 * @param signal the signal
	 * @return the signal
	 */
	protected final IntSignal durable(String name, IntSignal signal) {
		state().add(named(name), Codecs.INTEGER, signal::get, signal::set);
		return signal;
	}

	/**
	 * Makes a signal of a long durable.
	 * @param name the name, unique in the page
	 * @param signal the signal
	 * @return the signal
	 */
	protected final LongSignal durable(String name, LongSignal signal) {
		state().add(named(name), Codecs.LONG, signal::get, signal::set);
		return signal;
	}

	/**
	 * Makes a signal of a double durable.
	 * @param name the name, unique in the page
	 * @param signal the signal
	 * @return the signal
	 */
	protected final DoubleSignal durable(String name, DoubleSignal signal) {
		state().add(named(name), Codecs.DOUBLE, signal::get, signal::set);
		return signal;
	}

	/**
	 * Makes a signal of a boolean durable.
	 * @param name the name, unique in the page
	 * @param signal the signal
	 * @return the signal
	 */
	protected final BooleanSignal durable(String name, BooleanSignal signal) {
		state().add(named(name), Codecs.BOOLEAN, signal::get, signal::set);
		return signal;
	}

	private static DurableState state() {
		return Scope.provided(DurableState.class);
	}

	private String named(String name) {
		return getClass().getSimpleName() + '.' + name;
	}

}
