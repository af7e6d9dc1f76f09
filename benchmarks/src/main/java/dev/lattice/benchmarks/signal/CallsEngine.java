package dev.lattice.benchmarks.signal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * The limit for an engine that runs functions it cannot see through: it knows beforehand
 * what each write will make necessary. What is left for a node is a call through an
 * interface, a boxed result and an {@code equals}.
 */
final class CallsEngine extends CallsFunctions {

	private final List<Object> nodes = new ArrayList<>();

	private Trace.Plan[] plans = {};

	private int next;

	/** Where to go on after the last write; what is before it happens once. */
	private int again;

	private boolean batched;

	/** Runs a row on an engine that records, and then builds it on one that knows. */
	static @Nullable Op build(Row row, CallsEngine engine) {
		RecordingEngine recording = new RecordingEngine();
		Op[] op = new Op[1];
		recording.turn(() -> op[0] = row.shape().build(recording));
		recording.next();
		op[0].run();
		Trace first = recording.next();
		op[0].run();
		Trace later = recording.next();
		recording.dispose();
		if (!first.replayable() || !later.replayable()) {
			return null;
		}
		Op built = row.shape().build(engine);
		engine.plan(first, later);
		return built;
	}

	private void plan(Trace first, Trace later) {
		Map<List<Integer>, Trace.Plan> known = new HashMap<>();
		List<Trace.Plan> all = new ArrayList<>(List.of(first.plans(this.nodes, known)));
		all.addAll(List.of(later.plans(this.nodes, known)));
		this.plans = all.toArray(Trace.Plan[]::new);
		this.again = first.writes();
	}

	@Override
	public void turn(Runnable action) {
		action.run();
	}

	@Override
	public void batch(Runnable writes) {
		this.batched = true;
		writes.run();
		this.batched = false;
		replay();
	}

	@Override
	public void dispose() {
		this.nodes.clear();
	}

	@Override
	public CallSignal signal(Object value) {
		return new CallSignal(value);
	}

	@Override
	public void set(CallSignal signal, Object value) {
		if (!value.equals(signal.value)) {
			signal.value = value;
		}
		if (!this.batched) {
			replay();
		}
	}

	private void replay() {
		Trace.Plan plan = this.plans[this.next++];
		if (this.next == this.plans.length) {
			this.next = this.again;
		}
		for (CallMemo memo : plan.memos()) {
			Object value = memo.function.get();
			if (!value.equals(memo.value)) {
				memo.value = value;
			}
		}
		for (Runnable effect : plan.effects()) {
			effect.run();
		}
	}

	@Override
	public Object get(CallSignal signal) {
		return signal.get();
	}

	@Override
	public Object value(CallMemo memo) {
		return memo.get();
	}

	@Override
	public CallMemo memo(Supplier<Object> function) {
		CallMemo memo = new CallMemo(function);
		this.nodes.add(memo);
		return memo;
	}

	@Override
	public void effect(Runnable action) {
		action.run();
		this.nodes.add(action);
	}

	@Override
	public Runnable endableEffect(Runnable action) {
		throw new UnsupportedOperationException("Only an engine can end an effect");
	}

	@Override
	public void scoped(Runnable making) {
		throw new UnsupportedOperationException("Only an engine can end a scope");
	}

}
