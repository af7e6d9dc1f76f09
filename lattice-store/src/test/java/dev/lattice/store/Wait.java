package dev.lattice.store;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what others do. */
public final class Wait {

	private Wait() {
	}

	public static void until(String what, BooleanSupplier condition) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
		while (!condition.getAsBoolean()) {
			if (end - System.nanoTime() < 0) {
				throw new AssertionError("It did not come to this: " + what);
			}
			try {
				Thread.sleep(5);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

}
