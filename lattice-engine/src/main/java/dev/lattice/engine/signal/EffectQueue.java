package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The effects that wait for the end of the batch. */
final class EffectQueue {

	/*
	 * A flush goes in rounds: the effects that wait run in the order in which they were
	 * made, and those that are marked meanwhile make the next round.
	 */

	/**
	 * How often one effect may run again in one flush before it counts as an endless
	 * loop.
	 */
	static final int MAX_RERUNS = 100;

	private static final Comparator<Effect> CREATION = Comparator.comparingInt(Reaction::number);

	private @Nullable Effect[] waiting = new @Nullable Effect[8];

	private @Nullable Effect[] round = new @Nullable Effect[8];

	private int count;

	private boolean inOrder = true;

	private boolean flushing;

	private @Nullable Throwable failure;

	private final IdentityHashMap<Effect, Integer> reruns = new IdentityHashMap<>();

	void add(Effect effect) {
		if (this.count == this.waiting.length) {
			this.waiting = Arrays.copyOf(this.waiting, this.count * 2);
		}
		Effect last = (this.count > 0) ? this.waiting[this.count - 1] : null;
		if (last != null && last.number() > effect.number()) {
			this.inOrder = false;
		}
		this.waiting[this.count++] = effect;
	}

	boolean isEmpty() {
		return this.count == 0;
	}

	boolean isFlushing() {
		return this.flushing;
	}

	/**
	 * Runs the effects until none waits, those of the plan first; then throws what the
	 * first threw.
	 */
	void flush(Planning graph, @Nullable Plan plan) {
		this.flushing = true;
		try {
			if (plan != null) {
				graph.run(plan);
			}
			else {
				runRound();
			}
			while (this.count > 0) {
				count();
				runRound();
			}
		}
		finally {
			this.flushing = false;
			if (!this.reruns.isEmpty()) {
				this.reruns.clear();
			}
		}
		Throwable failure = this.failure;
		if (failure != null) {
			this.failure = null;
			throw Failures.rethrow(failure);
		}
	}

	private void runRound() {
		@Nullable Effect[] effects = this.waiting;
		int size = this.count;
		if (!this.inOrder) {
			Arrays.sort(effects, 0, size, CREATION);
		}
		this.waiting = this.round;
		this.round = effects;
		this.count = 0;
		this.inOrder = true;
		for (int at = 0; at < size; at++) {
			Effect effect = effects[at];
			effects[at] = null;
			if (effect != null) {
				try {
					effect.runIfChanged();
				}
				catch (RuntimeException | Error ex) {
					failed(effect, ex);
				}
			}
		}
	}

	/**
	 * An effect has failed: tells the nearest boundary, or else the writer, afterwards.
	 */
	void failed(Effect effect, Throwable thrown) {
		try {
			if (!effect.handle(thrown)) {
				this.failure = Failures.combine(this.failure, thrown);
			}
		}
		catch (RuntimeException | Error ex) {
			this.failure = Failures.combine(this.failure, ex);
		}
	}

	/** Counts the effects that will run again, and ends those that do so without end. */
	private void count() {
		for (int at = 0; at < this.count; at++) {
			Effect effect = this.waiting[at];
			if (effect != null && this.reruns.merge(effect, 1, Integer::sum) > MAX_RERUNS
					&& !effect.is(Observer.DETACHED)) {
				effect.dispose();
				failed(effect, new IllegalStateException("The " + effect + " ran " + MAX_RERUNS
						+ " times without coming to rest and was stopped; it, or an effect that it triggers, sets what it reads: "
						+ inTheLoop()));
			}
		}
	}

	private String inTheLoop() {
		List<Effect> effects = new ArrayList<>();
		this.reruns.forEach((effect, runs) -> {
			if (runs > MAX_RERUNS / 2) {
				effects.add(effect);
			}
		});
		effects.sort(CREATION);
		StringBuilder names = new StringBuilder();
		for (Effect effect : effects) {
			names.append((names.length() > 0) ? ", " : "").append(effect);
		}
		return names.toString();
	}

}
