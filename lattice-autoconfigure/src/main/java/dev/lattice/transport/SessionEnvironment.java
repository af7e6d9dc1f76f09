package dev.lattice.transport;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.FrameCodec;
import dev.lattice.engine.session.SessionLimits;
import reactor.core.scheduler.Scheduler;

/**
 * What the sessions of a server share.
 *
 * @param executor runs turns and the blocking work of components; never an event loop
 * @param clock the time in milliseconds, from any start; must not go back
 * @param scheduler wakes sessions at a time of that clock; what it runs does not block
 * @param codec makes frames
 * @param templates the table of templates
 * @param limits how long a session waits and how much it holds
 * @param mailboxCapacity how many frames of a client may wait for their turn, above 0
 * @param listener hears of traffic
 * @param turns how long a turn may take
 */
public record SessionEnvironment(Executor executor, LongSupplier clock, Scheduler scheduler, FrameCodec codec,
		Templates templates, SessionLimits limits, int mailboxCapacity, TransportListener listener, TurnLimits turns) {

	public SessionEnvironment {
		if (mailboxCapacity <= 0) {
			throw new IllegalArgumentException(
					"A mailbox must hold at least 1 frame, not " + mailboxCapacity + "; the default is 1024");
		}
	}

}
