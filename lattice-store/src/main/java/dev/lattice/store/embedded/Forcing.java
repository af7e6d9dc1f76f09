package dev.lattice.store.embedded;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;

/**
 * Makes a segment durable, in a thread of its own if the writer has something else to do
 * meanwhile. Belongs to the writer's thread.
 */
final class Forcing {

	/** Of less the writer makes it durable sooner than another thread begins. */
	private static final int WORTHWHILE = 16 << 10;

	private final Executor executor;

	private final int least;

	private @Nullable FutureTask<?> running;

	private Forcing(Executor executor, int least) {
		this.executor = executor;
		this.least = least;
	}

	/** Begins in another thread what is worth it. */
	static Forcing elsewhere(Executor executor) {
		return new Forcing(executor, WORTHWHILE);
	}

	/** Does all of it when it is to be finished. */
	static Forcing here() {
		return new Forcing((task) -> {
		}, 0);
	}

	boolean isRunning() {
		return this.running != null;
	}

	/**
	 * Begins if it is worth it. Nothing is written to the file before it is finished.
	 * @param bytes how much is to be made durable
	 */
	void begin(Disk.Data file, int bytes) {
		if (bytes < this.least) {
			return;
		}
		FutureTask<?> task = new FutureTask<>(() -> {
			file.force();
			return Boolean.TRUE;
		});
		this.running = task;
		this.executor.execute(task);
	}

	/** Ends what was begun, or does all of it here if nothing was. */
	void finish(Disk.Data file) throws IOException {
		FutureTask<?> task = this.running;
		this.running = null;
		if (task == null) {
			file.force();
			return;
		}
		task.run(); // does nothing if the other thread has begun
		IOException failure = null;
		boolean interrupted = false;
		for (boolean over = false; !over;) {
			try {
				task.get();
				over = true;
			}
			catch (InterruptedException ex) {
				interrupted = true; // what was accepted is to be durable first
			}
			catch (ExecutionException ex) {
				failure = (ex.getCause() instanceof IOException expected) ? expected : new IOException(ex.getCause());
				over = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
		if (failure != null) {
			throw failure;
		}
	}

}
