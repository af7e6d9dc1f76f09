package dev.lattice.benchmarks.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.impl.UsageTracker;
import com.vaadin.flow.signals.local.ValueSignal;

/**
 * The local signals of Vaadin Flow, without a session or a component. They have no batch
 * of local writes, and no scope: the effects are ended one by one.
 */
final class VaadinEngine extends VaadinFunctions {

	private final List<Runnable> ends = new ArrayList<>();

	@Override
	public void turn(Runnable action) {
		action.run();
	}

	@Override
	public void batch(Runnable writes) {
		writes.run();
	}

	@Override
	public void scoped(Runnable making) {
		making.run();
		dispose();
	}

	@Override
	public void dispose() {
		this.ends.forEach(Runnable::run);
		this.ends.clear();
	}

	@Override
	public ValueSignal<Object> signal(Object value) {
		return new ValueSignal<>(value);
	}

	@Override
	public Signal<Object> memo(Supplier<Object> function) {
		return Signal.cached(function::get);
	}

	@Override
	public void effect(Runnable action) {
		this.ends.add(endableEffect(action));
	}

	@Override
	public Runnable endableEffect(Runnable action) {
		return Signal.unboundEffect(action::run)::remove;
	}

	@Override
	public void set(ValueSignal<Object> signal, Object value) {
		signal.set(value);
	}

	/** Reading without depending is another method here, and the only one outside. */
	@Override
	public Object get(ValueSignal<Object> signal) {
		return UsageTracker.isGetAllowed() ? signal.get() : signal.peek();
	}

	@Override
	public Object value(Signal<Object> memo) {
		return UsageTracker.isGetAllowed() ? memo.get() : memo.peek();
	}

}
