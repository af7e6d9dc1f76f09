package dev.lattice.transport;

import java.security.Principal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;

/**
 * Asks every now and then whether users may go on, for pages that only receive: nothing
 * comes from them that would be asked for.
 */
public final class AuthorityPoll implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(AuthorityPoll.class);

	private final SessionDirectory sessions;

	private final CheckedUsers users;

	private final Executor executor;

	private final Scheduler scheduler;

	private final Duration interval;

	private volatile @Nullable Disposable polling;

	/**
	 * Makes a poll.
	 * @param sessions the sessions
	 * @param users says who may go on
	 * @param executor runs what may block
	 * @param scheduler when to ask
	 * @param interval how often to ask, above 0
	 */
	public AuthorityPoll(SessionDirectory sessions, CheckedUsers users, Executor executor, Scheduler scheduler,
			Duration interval) {
		this.sessions = sessions;
		this.users = users;
		this.executor = executor;
		this.scheduler = scheduler;
		this.interval = interval;
	}

	@Override
	public synchronized void start() {
		if (this.polling == null) {
			long period = this.interval.toNanos();
			this.polling = this.scheduler.schedulePeriodically(this::poll, period, period, TimeUnit.NANOSECONDS);
		}
	}

	@Override
	public synchronized void stop() {
		Disposable polling = this.polling;
		if (polling != null) {
			polling.dispose();
			this.polling = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.polling != null;
	}

	private void poll() {
		Map<String, Principal> users = new HashMap<>();
		for (SessionActor actor : this.sessions.sessions()) {
			Principal user = actor.visitor().user();
			if (user != null) {
				users.put(user.getName(), user);
			}
			actor.recheck();
		}
		try {
			users.values().forEach((user) -> this.executor.execute(() -> ask(user)));
		}
		catch (RejectedExecutionException ex) {
			logger.debug("The executor has no room to ask whether users may go on; they are asked next time", ex);
		}
	}

	private void ask(Principal user) {
		try {
			if (!this.users.mayGoOn(user)) {
				this.sessions.revoke(new Revocations.Revoked.User(user.getName()));
			}
		}
		catch (RuntimeException ex) {
			logger.warn("It could not be found out whether a user may go on; their sessions stay", ex);
		}
	}

}
