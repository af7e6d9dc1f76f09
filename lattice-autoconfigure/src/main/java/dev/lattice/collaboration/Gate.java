package dev.lattice.collaboration;

import java.time.Duration;
import java.util.concurrent.Executor;

import dev.lattice.collaboration.RoomTokens.RoomGrant;
import dev.lattice.collaboration.RoomTokens.RoomRequest;
import dev.lattice.rooms.RoomPolicy;
import dev.lattice.rooms.Rooms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What conversations of all protocols share: the rooms, and who may enter them. Safe for
 * concurrent use.
 */
public final class Gate {

	private static final Logger logger = LoggerFactory.getLogger(Gate.class);

	private final Rooms rooms;

	private final RoomPolicy policy;

	private final RoomTokens tokens;

	private final GateSettings settings;

	private final CollaborationListener listener;

	private final Scheduler executor;

	private final Scheduler timers;

	/**
	 * Makes a gate.
	 * @param rooms the rooms
	 * @param policy who may see them
	 * @param tokens who clients are
	 * @param settings how much clients may do
	 * @param listener hears of what happens
	 * @param executor runs code of the application, which may block
	 * @param timers runs things later, which do not block
	 */
	public Gate(Rooms rooms, RoomPolicy policy, RoomTokens tokens, GateSettings settings,
			CollaborationListener listener, Executor executor, Scheduler timers) {
		this.rooms = rooms;
		this.policy = policy;
		this.tokens = tokens;
		this.settings = settings;
		this.listener = listener;
		this.executor = Schedulers.fromExecutor(executor);
		this.timers = timers;
	}

	Rooms rooms() {
		return this.rooms;
	}

	RoomPolicy policy() {
		return this.policy;
	}

	GateSettings settings() {
		return this.settings;
	}

	CollaborationListener listener() {
		return this.listener;
	}

	Scheduler timers() {
		return this.timers;
	}

	/**
	 * Finds out who a client is.
	 * @return the grant, or nothing if it is refused; never fails
	 */
	Mono<RoomGrant> grant(RoomRequest request) {
		if (this.tokens.equals(RoomTokens.PRINCIPAL)) {
			return this.tokens.grant(request);
		}
		Duration patience = this.settings.authenticationTimeout();
		return Mono.defer(() -> this.tokens.grant(request))
			.subscribeOn(this.executor)
			.timeout(patience, this.timers)
			.onErrorResume((failure) -> {
				logger.warn("Who wants to join room '{}' could not be found out", request.room(), failure);
				return Mono.empty();
			});
	}

	/**
	 * Returns where messages are to be dealt with: a policy of the application's may
	 * block, and its code does not run where sockets are served. What holds without one
	 * looks a name up.
	 * @return runs application code, or null if none of it is asked
	 */
	public @Nullable Scheduler policyExecutor() {
		boolean own = this.policy.equals(RoomPolicy.ALLOW_ALL) || this.policy instanceof DeclaredRooms;
		return own ? null : this.executor;
	}

}
