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
	 * Runs the effects until none waits, those of the plan first; returns what the first
	 * threw.
	 */
	@Nullable Throwable flush(Planning graph, @Nullable Plan plan) {
		this.flushing = true;
		Throwable failure = null;
		try {
			failure = (plan != null) ? graph.run(plan) : runRound(null, false);
			while (this.count > 0) {
				failure = runRound(failure, true);
			}
		}
		finally {
			this.flushing = false;
			if (!this.reruns.isEmpty()) {
				this.reruns.clear();
			}
		}
		return failure;
	}

	private @Nullable Throwable runRound(@Nullable Throwable before, boolean again) {
		@Nullable Effect[] effects = this.waiting;
		int size = this.count;
		if (!this.inOrder) {
			Arrays.sort(effects, 0, size, CREATION);
		}
		this.waiting = this.round;
		this.round = effects;
		this.count = 0;
		this.inOrder = true;
		Throwable failure = before;
		for (int at = 0; at < size; at++) {
			Effect effect = effects[at];
			effects[at] = null;
			if (effect == null) {
				continue;
			}
			if (again) {
				failure = count(effect, failure);
			}
			failure = run(effect, failure);
		}
		return failure;
	}

	/**
	 * Runs an effect if it must; returns what it threw, added to what was thrown before.
	 */
	@Nullable Throwable run(Effect effect, @Nullable Throwable before) {
		try {
			effect.runIfChanged();
			return before;
		}
		catch (RuntimeException | Error ex) {
			return handle(effect, ex, before);
		}
	}

	private static @Nullable Throwable handle(Effect effect, Throwable thrown, @Nullable Throwable before) {
		try {
			return effect.handle(thrown) ? before : Failures.combine(before, thrown);
		}
		catch (RuntimeException | Error ex) {
			return Failures.combine(before, ex);
		}
	}

	private @Nullable Throwable count(Effect effect, @Nullable Throwable before) {
		if (effect.is(Observer.DETACHED)) {
			return before;
		}
		int runs = this.reruns.merge(effect, 1, Integer::sum);
		if (runs <= MAX_RERUNS) {
			return before;
		}
		effect.dispose();
		return handle(effect, new IllegalStateException("The " + effect + " ran " + MAX_RERUNS
				+ " times without coming to rest and was stopped; it, or an effect that it triggers, sets what it reads: "
				+ inTheLoop()), before);
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
