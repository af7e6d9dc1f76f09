package dev.lattice.benchmarks.signal;

/**
 * Whether a chain of so many memos works on a thread with a small stack: 1, or 0 when the
 * stack is too small or the result is wrong.
 */
final class DepthProbe {

	private static final int STACK_BYTES = 512 * 1024;

	/** So far apart are the effects that bring a chain up to date while it is made. */
	private static final int STEP = 50;

	private DepthProbe() {
	}

	/** The last of a chain is read that has never been computed. */
	static <S, M> double firstRead(Engine<S, M> engine, int length) {
		return onSmallStack(() -> engine.turn(() -> {
			M last = engine.plusSignal(engine.signal(0), 1);
			for (int i = 1; i < length; i++) {
				last = engine.plus(last, 1);
			}
			expect(length, engine.value(last));
		}));
	}

	/** The first of a chain is written that is up to date. */
	static <S, M> double update(Engine<S, M> engine, int length) {
		return onSmallStack(() -> engine.turn(() -> {
			S head = engine.signal(0);
			Sink sink = new Sink();
			M last = engine.plusSignal(head, 1);
			for (int i = 1; i < length; i++) {
				if (i % STEP == 0) {
					engine.watch(last, sink);
				}
				last = engine.plus(last, 1);
			}
			engine.watch(last, sink);
			engine.set(head, 7);
			expect(length + 7, engine.value(last));
		}));
	}

	private static void expect(int expected, Object value) {
		if (!value.equals(expected)) {
			throw new IllegalStateException("The chain ends in " + value + ", not in " + expected);
		}
	}

	private static double onSmallStack(Runnable action) {
		boolean[] works = new boolean[1];
		Thread thread = new Thread(null, () -> {
			try {
				action.run();
				works[0] = true;
			}
			catch (RuntimeException | Error ex) {
				works[0] = false;
			}
		}, "small stack", STACK_BYTES);
		thread.start();
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while waiting for a chain", ex);
		}
		return works[0] ? 1 : 0;
	}

}
