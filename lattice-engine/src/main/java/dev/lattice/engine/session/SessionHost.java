package dev.lattice.engine.session;

import java.util.function.Consumer;

/**
 * What a session asks its host for.
 *
 * @param mailbox takes actions from any thread and runs them in a later turn of this
 * session
 * @param tasks runs work that may block, beside the turns
 * @param codec makes frames
 * @param listener hears what happens
 * @param limits how much a session may hold
 * @param keeper keeps the durable state of its pages
 */
public record SessionHost(Consumer<Runnable> mailbox, Consumer<Runnable> tasks, FrameCodec codec,
		SessionListener listener, SessionLimits limits, StateKeeper keeper) {

	/**
	 * Makes a host that keeps no state.
	 * @param mailbox takes actions from any thread and runs them in a later turn of this
	 * session
	 * @param tasks runs work that may block, beside the turns
	 * @param codec makes frames
	 * @param listener hears what happens
	 * @param limits how much a session may hold
	 */
	public SessionHost(Consumer<Runnable> mailbox, Consumer<Runnable> tasks, FrameCodec codec, SessionListener listener,
			SessionLimits limits) {
		this(mailbox, tasks, codec, listener, limits, StateKeeper.NONE);
	}

}
