package dev.lattice.collaboration;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Waits when the application stops until what was changed in rooms is kept: after the
 * sockets and the web server have stopped, and before the log is closed.
 */
public final class RoomsDrain implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(RoomsDrain.class);

	/** Who starts early stops late. */
	private static final int PHASE = Integer.MIN_VALUE + 1000;

	private static final long STEP_MILLIS = 5;

	private final BooleanSupplier saved;

	private final Duration timeout;

	private volatile boolean running;

	/**
	 * Makes a drain.
	 * @param saved whether everything is kept
	 * @param timeout how long to wait for it
	 */
	public RoomsDrain(BooleanSupplier saved, Duration timeout) {
		this.saved = saved;
		this.timeout = timeout;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		long end = System.nanoTime() + this.timeout.toNanos();
		try {
			while (!this.saved.getAsBoolean()) {
				if (System.nanoTime() - end > 0) {
					logger.error("Edits of rooms could not be saved within the {} of lattice.rooms.drain-timeout, and"
							+ " are lost", this.timeout);
					return;
				}
				Thread.sleep(STEP_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
