package dev.lattice.transport;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.FirstPaint;
import dev.lattice.engine.session.SessionState;
import org.jspecify.annotations.Nullable;

/** The sessions of a server, and how many there may be. Safe for concurrent use. */
public final class SessionDirectory {

	/** How many bytes of randomness name a session. */
	static final int ID_BYTES = 16;

	private final SecureRandom random = new SecureRandom();

	private final SessionEnvironment environment;

	private final int maxSessions;

	private final int maxUnjoined;

	private final Map<String, SessionActor> sessions = new ConcurrentHashMap<>();

	private final AtomicInteger open = new AtomicInteger();

	/** Sessions that no page has joined, oldest first; guarded by itself. */
	private final Set<SessionActor> unjoined = new LinkedHashSet<>();

	private volatile boolean draining;

	/**
	 * Makes an empty directory.
	 * @param environment what sessions share
	 * @param maxSessions how many sessions there may be, above 0
	 * @param maxUnjoined how many of them may wait for their first connection, above 0;
	 * the oldest is dropped for one more
	 */
	public SessionDirectory(SessionEnvironment environment, int maxSessions, int maxUnjoined) {
		if (maxSessions <= 0 || maxUnjoined <= 0) {
			throw new IllegalArgumentException("A server must have room for a session, not for " + maxSessions
					+ ", of which " + maxUnjoined + " wait for a connection");
		}
		this.environment = environment;
		this.maxSessions = maxSessions;
		this.maxUnjoined = maxUnjoined;
	}

	/**
	 * Opens a session: makes its component and renders it, on the calling thread, which
	 * may block.
	 * @param location the page's address
	 * @param component makes the component
	 * @return the session and its first paint
	 * @throws SessionsRefusedException if there are too many sessions or the server shuts
	 * down
	 * @throws RuntimeException what the component threw; nothing is left behind
	 */
	public Opened open(Location location, Supplier<? extends Component> component) {
		reserve();
		SessionActor actor = new SessionActor(newId(), this.environment, this::changed);
		this.sessions.put(actor.id(), actor);
		FirstPaint paint = actor.render(location, component);
		awaitJoin(actor);
		if (this.draining) {
			actor.close(CloseCode.RESTART);
		}
		return new Opened(actor, paint);
	}

	/**
	 * Finds a session.
	 * @param id the session's id
	 * @return the session, or null if there is none of that id
	 */
	public @Nullable SessionActor find(String id) {
		return this.sessions.get(id);
	}

	/**
	 * Lists the sessions, in no order.
	 * @return the sessions as of now
	 */
	public List<SessionActor> sessions() {
		return new ArrayList<>(this.sessions.values());
	}

	/**
	 * Counts the sessions in a state.
	 * @param state the type of the state
	 * @return how many sessions are in it
	 */
	public int count(Class<? extends SessionState> state) {
		int count = 0;
		for (SessionActor actor : this.sessions.values()) {
			if (state.isInstance(actor.state())) {
				count++;
			}
		}
		return count;
	}

	/**
	 * Returns whether the server shuts down.
	 * @return whether it opens no more sessions
	 */
	public boolean isDraining() {
		return this.draining;
	}

	/** Ends the sessions whose time is over. Called now and then, on any thread. */
	public void sweep() {
		long now = this.environment.clock().getAsLong();
		this.sessions.values().forEach((actor) -> actor.sweep(now));
	}

	/**
	 * Opens no more sessions and ends all there are.
	 * @return completes when all are over
	 */
	public CompletableFuture<Void> drain() {
		this.draining = true;
		List<SessionActor> all = sessions();
		all.forEach((actor) -> actor.close(CloseCode.RESTART));
		return CompletableFuture.allOf(all.stream().map(SessionActor::over).toArray(CompletableFuture<?>[]::new));
	}

	/** Opens sessions again after a drain: the application starts once more. */
	public void reopen() {
		this.draining = false;
	}

	private void reserve() {
		if (this.draining) {
			throw SessionsRefusedException.draining();
		}
		if (this.open.incrementAndGet() > this.maxSessions) {
			this.open.decrementAndGet();
			this.environment.listener().sessionRefused();
			throw SessionsRefusedException.full(this.maxSessions);
		}
	}

	private String newId() {
		byte[] bytes = new byte[ID_BYTES];
		this.random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private void awaitJoin(SessionActor actor) {
		SessionActor oldest = null;
		synchronized (this.unjoined) {
			if (actor.state() instanceof SessionState.Rendered) {
				this.unjoined.add(actor);
			}
			if (this.unjoined.size() > this.maxUnjoined) {
				Iterator<SessionActor> all = this.unjoined.iterator();
				oldest = all.next();
				all.remove();
			}
		}
		if (oldest != null) {
			oldest.close(CloseCode.RESTART);
		}
	}

	private void changed(SessionActor actor) {
		synchronized (this.unjoined) {
			if (!(actor.state() instanceof SessionState.Rendered)) {
				this.unjoined.remove(actor);
			}
		}
		if (actor.state() instanceof SessionState.Closed && this.sessions.remove(actor.id(), actor)) {
			this.open.decrementAndGet();
		}
	}

	/**
	 * A session that was just rendered.
	 *
	 * @param actor the session
	 * @param paint what the page shows
	 */
	public record Opened(SessionActor actor, FirstPaint paint) {
	}

}
