package dev.lattice.engine.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.PriorityQueue;

import dev.lattice.engine.graph.Failures;
import dev.lattice.engine.graph.Graph;
import dev.lattice.engine.graph.Plan;
import org.jspecify.annotations.Nullable;

/** The effects that wait for the end of the batch. */
final class EffectQueue {

	/*
	 * Effects run in the order in which they were made, so that an outer one, which may
	 * dispose an inner one, runs before it. Those that wait when a flush begins are in an
	 * array, in order as a rule; those that are marked by an effect of the flush come
	 * late, into a heap.
	 */

	private static final Comparator<Effect> CREATION = Comparator.comparingInt(ScopedReaction::age);

	private List<Effect> waiting = new ArrayList<>();

	/** The next of those that waited. */
	private int next;

	/** Made when one comes late for the first time; few do. */
	private @Nullable PriorityQueue<Effect> late;

	private boolean inOrder = true;

	private boolean flushing;

	private @Nullable Throwable failure;

	/** Made with the heap. */
	private @Nullable IdentityHashMap<Effect, Integer> reruns;

	private final Graph graph;

	EffectQueue(Graph graph) {
		this.graph = graph;
	}

	void add(Effect effect) {
		if (this.flushing) {
			addLate(effect);
			return;
		}
		if (!this.waiting.isEmpty() && this.waiting.getLast().age() > effect.age()) {
			this.inOrder = false;
		}
		this.waiting.add(effect);
	}

	private void addLate(Effect effect) {
		if (this.late == null) {
			this.late = new PriorityQueue<>(CREATION);
		}
		this.late.add(effect);
	}

	/** Gives back the room that was needed once, unless something is in it. */
	void trim() {
		if (this.waiting.isEmpty() && !this.flushing) {
			this.waiting = new ArrayList<>();
			this.late = null;
			this.reruns = null;
		}
	}

	/** Whether nothing waits and nothing runs. */
	boolean isIdle() {
		return this.waiting.isEmpty() && this.failure == null && !this.flushing;
	}

	/**
	 * Runs the effects until none waits, those of a plan first; then throws what the
	 * first threw.
	 */
	void flush(@Nullable Plan plan) {
		if (this.flushing) {
			return;
		}
		if (!this.inOrder) {
			this.waiting.sort(CREATION);
			this.inOrder = true;
		}
		this.flushing = true;
		try {
			if (plan != null) {
				this.graph.run(plan);
			}
			for (Effect effect = take(); effect != null; effect = take()) {
				run(effect);
			}
		}
		finally {
			this.flushing = false;
			if (this.next > 0) {
				this.waiting.clear();
				this.next = 0;
			}
			if (this.reruns != null && !this.reruns.isEmpty()) {
				this.reruns.clear();
			}
		}
		Throwable failure = this.failure;
		if (failure != null) {
			this.failure = null;
			Failures.rethrow(failure);
		}
	}

	private @Nullable Effect take() {
		Effect first = (this.next < this.waiting.size()) ? this.waiting.get(this.next) : null;
		PriorityQueue<Effect> heap = this.late;
		Effect late = (heap != null) ? heap.peek() : null;
		if (heap == null || late == null || (first != null && first.age() < late.age())) {
			this.next += (first != null) ? 1 : 0;
			return first;
		}
		heap.remove();
		if (this.reruns == null) {
			this.reruns = new IdentityHashMap<>();
		}
		if (this.reruns.merge(late, 1, Integer::sum) > Graph.MAX_RERUNS) {
			stop(late);
		}
		return late;
	}

	private void run(Effect effect) {
		try {
			effect.rerun();
		}
		catch (RuntimeException | Error ex) {
			failed(effect.outer, ex);
		}
	}

	/** Ends an effect that is without end. */
	private void stop(Effect effect) {
		Throwable endless = new IllegalStateException("The " + effect + " ran " + Graph.MAX_RERUNS
				+ " times without coming to rest and was stopped; it, or an effect that it triggers, sets what it reads: "
				+ inTheLoop());
		failed(effect.outer, Failures.combine(endless, Failures.thrownBy(effect::dispose)));
	}

	/**
	 * Something has failed in a scope: tells the nearest boundary, or else the writer,
	 * afterwards.
	 */
	void failed(@Nullable Scope scope, @Nullable Throwable thrown) {
		this.failure = Failures.combine(this.failure, Scope.untaken(scope, thrown));
	}

	private String inTheLoop() {
		List<Effect> effects = new ArrayList<>();
		if (this.reruns != null) {
			this.reruns.forEach((effect, runs) -> {
				if (runs > Graph.MAX_RERUNS / 2) {
					effects.add(effect);
				}
			});
		}
		effects.sort(CREATION);
		List<String> names = new ArrayList<>();
		effects.forEach((effect) -> names.add(effect.toString()));
		return String.join(", ", names);
	}

}
