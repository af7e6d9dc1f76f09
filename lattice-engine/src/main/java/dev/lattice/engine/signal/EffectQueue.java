package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The effects that wait for the end of the batch. */
final class EffectQueue {

	/** How often one effect may run in one flush before it counts as an endless loop. */
	static final int MAX_RERUNS = 100;

	private static final Comparator<Effect> CREATION = Comparator.comparingInt((effect) -> effect.number);

	private List<Effect> waiting = new ArrayList<>();

	private int batches;

	private boolean flushing;

	void add(Effect effect) {
		this.waiting.add(effect);
	}

	void batch(Runnable action) {
		this.batches++;
		Throwable failure = null;
		try {
			action.run();
		}
		catch (RuntimeException | Error ex) {
			failure = ex;
		}
		this.batches--;
		try {
			flushUnlessBatched();
		}
		catch (RuntimeException | Error ex) {
			failure = Failures.combine(failure, ex);
		}
		if (failure != null) {
			throw Failures.rethrow(failure);
		}
	}

	void flushUnlessBatched() {
		if (this.batches > 0 || this.flushing || this.waiting.isEmpty()) {
			return;
		}
		this.flushing = true;
		List<Effect> ran = new ArrayList<>();
		Throwable failure = null;
		try {
			while (!this.waiting.isEmpty()) {
				List<Effect> round = this.waiting;
				this.waiting = new ArrayList<>();
				round.sort(CREATION);
				for (Effect effect : round) {
					Throwable thrown = run(effect, ran);
					failure = (thrown != null) ? Failures.combine(failure, thrown) : failure;
				}
			}
		}
		finally {
			this.flushing = false;
			ran.forEach((effect) -> effect.reruns = 0);
		}
		if (failure != null) {
			throw Failures.rethrow(failure);
		}
	}

	private @Nullable Throwable run(Effect effect, List<Effect> ran) {
		if (effect.ended()) {
			return null;
		}
		if (effect.reruns == 0) {
			ran.add(effect);
		}
		if (++effect.reruns > MAX_RERUNS) {
			effect.endAndForget();
			return new IllegalStateException("The " + effect + " ran " + MAX_RERUNS
					+ " times without coming to rest and was stopped; it, or an effect that it triggers, sets what it reads: "
					+ names(ran));
		}
		try {
			effect.runIfChanged();
			return null;
		}
		catch (RuntimeException | Error ex) {
			return ex;
		}
	}

	private static String names(List<Effect> effects) {
		StringBuilder names = new StringBuilder();
		for (Effect effect : effects) {
			if (effect.reruns > MAX_RERUNS / 2) {
				names.append((names.length() > 0) ? ", " : "").append(effect);
			}
		}
		return names.toString();
	}

}
