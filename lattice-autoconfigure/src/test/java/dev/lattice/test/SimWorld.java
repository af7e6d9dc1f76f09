package dev.lattice.test;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * Time and chance of a simulation: everything that happens is a step at a moment, and of
 * steps at the same moment the one that was planned first comes first. One seed, one
 * course of events.
 */
final class SimWorld implements Scheduler {

	private static final int TRACED = 120;

	private static final Comparator<Step> IN_TIME = Comparator.comparingLong(Step::time).thenComparingLong(Step::order);

	final Random random;

	private final PriorityQueue<Step> steps = new PriorityQueue<>(IN_TIME);

	private final Deque<String> trace = new ArrayDeque<>();

	private long now;

	private long planned;

	SimWorld(long seed) {
		this.random = new Random(seed);
	}

	long now() {
		return this.now;
	}

	/** Returns a number from 0 on, below a bound. */
	int below(int bound) {
		return this.random.nextInt(bound);
	}

	boolean chance(int percent) {
		return this.random.nextInt(100) < percent;
	}

	void at(long time, Runnable step) {
		this.steps.add(new Step(Math.max(time, this.now), this.planned++, step));
	}

	void in(long delay, Runnable step) {
		at(this.now + delay, step);
	}

	/** Lets time pass. */
	void run(long millis) {
		long end = this.now + millis;
		for (int i = 0; i < 1_000_000 && !this.steps.isEmpty() && this.steps.peek().time() <= end; i++) {
			Step step = this.steps.remove();
			this.now = step.time();
			step.action().run();
		}
		if (!this.steps.isEmpty() && this.steps.peek().time() <= end) {
			throw new SimFault("a million steps were not enough for " + millis + " ms");
		}
		this.now = end;
	}

	void trace(String what) {
		if (this.trace.size() == TRACED) {
			this.trace.remove();
		}
		this.trace.add(this.now + " " + what);
	}

	String traced() {
		return String.join("\n", this.trace);
	}

	@Override
	public Disposable schedule(Runnable task) {
		return schedule(task, 0, TimeUnit.MILLISECONDS);
	}

	@Override
	public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
		Planned planned = new Planned(task);
		in(unit.toMillis(delay), planned);
		return planned;
	}

	@Override
	public Worker createWorker() {
		throw new UnsupportedOperationException("Nobody needs a worker here");
	}

	private record Step(long time, long order, Runnable action) {
	}

	/** Something that may be called off. */
	private static final class Planned implements Disposable, Runnable {

		private final Runnable task;

		private boolean off;

		Planned(Runnable task) {
			this.task = task;
		}

		@Override
		public void run() {
			if (!this.off) {
				this.task.run();
			}
		}

		@Override
		public void dispose() {
			this.off = true;
		}

	}

	/** What must not happen has happened. */
	static final class SimFault extends RuntimeException {

		private static final long serialVersionUID = 1L;

		SimFault(String what) {
			super(what);
		}

	}

}
