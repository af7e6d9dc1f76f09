package dev.lattice.transport;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.engine.session.FirstPaint;
import dev.lattice.engine.session.SessionState;
import dev.lattice.engine.session.StateKeeper;
import org.jspecify.annotations.Nullable;

/** The sessions of a server, and how many there may be. Safe for concurrent use. */
public final class SessionDirectory {

	/** How many bytes of randomness name a session. */
	static final int ID_BYTES = 16;

	private final RandomGenerator random;

	private final SessionEnvironment environment;

	private final Dispatcher dispatcher;

	private final SessionCaps caps;

	private final SessionJournals journals;

	private final SessionSecurity security;

	private final Map<String, SessionActor> sessions = new ConcurrentHashMap<>();

	private final AtomicInteger open = new AtomicInteger();

	private final Unjoined unjoined;

	private final Tally users;

	private final Tally addresses;

	private final Revocations revocations = new Revocations(System::nanoTime);

	private volatile boolean draining;

	/**
	 * Makes an empty directory of sessions that everybody may see.
	 * @param environment what sessions share
	 * @param journals decides which sessions are recorded
	 * @param maxSessions how many sessions there may be, above 0
	 * @param maxUnjoined how many of them may wait for their first connection, above 0;
	 * the oldest is dropped for one more
	 */
	public SessionDirectory(SessionEnvironment environment, int maxSessions, int maxUnjoined) {
		this(environment, SessionSecurity.NONE,
				new SessionCaps(maxSessions, maxUnjoined, maxSessions, maxSessions, maxUnjoined));
	}

	/**
	 * Makes an empty directory.
	 * @param environment what sessions share
	 * @param security knows who may see what
	 * @param caps how many sessions there may be
	 */
	public SessionDirectory(SessionEnvironment environment, SessionSecurity security, SessionCaps caps) {
		this(environment, security, caps, SessionJournals.none());
	}

	/**
	 * Makes an empty directory of sessions that may be recorded.
	 * @param environment what sessions share
	 * @param security knows who may see what
	 * @param caps how many sessions there may be
	 * @param journals decides which sessions are recorded
	 */
	public SessionDirectory(SessionEnvironment environment, SessionSecurity security, SessionCaps caps,
			SessionJournals journals) {
		this(environment, security, caps, journals, new SecureRandom());
	}

	/**
	 * Makes an empty directory that names sessions by chance of one's own, for
	 * simulations: who can guess the name of a session is halfway to it.
	 * @param environment what sessions share
	 * @param security knows who may see what
	 * @param caps how many sessions there may be
	 * @param journals decides which sessions are recorded
	 * @param random names sessions; used by one thread at a time unless it is safe for
	 * more
	 */
	public SessionDirectory(SessionEnvironment environment, SessionSecurity security, SessionCaps caps,
			SessionJournals journals, RandomGenerator random) {
		this.random = random;
		this.environment = environment;
		this.dispatcher = new Dispatcher(environment.executor());
		this.journals = journals;
		this.security = security;
		this.caps = caps;
		this.unjoined = new Unjoined(caps);
		this.users = new Tally(caps.perUser());
		this.addresses = new Tally(caps.perAddress());
	}

	/**
	 * Opens a session: makes its component and renders it, on the calling thread, which
	 * may block.
	 * @param visitor who asks for it
	 * @param location the page's address
	 * @param component makes the component
	 * @param html takes the page's HTML
	 * @return the session and its first paint
	 * @throws SessionsRefusedException if there are too many sessions, the server shuts
	 * down, or the visitor's sessions were closed meanwhile
	 * @throws RuntimeException what the component threw; nothing is left behind
	 */
	public Opened open(Visitor visitor, Location location, Supplier<? extends Component> component, FirstHtml html) {
		return open(visitor, location, component, html, (id) -> StateKeeper.NONE, (failure) -> {
		});
	}

	/**
	 * Opens a session whose durable state is kept.
	 * @param visitor who asks for it
	 * @param location the page's address
	 * @param component makes the component
	 * @param html takes the HTML while it is written
	 * @param keeper makes what keeps the state of the session with an id
	 * @param givenUp hears, on another thread, of what this will throw if the making does
	 * not end in time
	 * @return the session and its first paint
	 * @throws SessionsRefusedException as the other way to open a session does
	 * @throws RuntimeException what the component threw; nothing is left behind
	 */
	Opened open(Visitor visitor, Location location, Supplier<? extends Component> component, FirstHtml html,
			Function<String, StateKeeper> keeper, Consumer<? super RuntimeException> givenUp) {
		reserve(visitor);
		SessionActor actor = new SessionActor(newId(), this.environment, this.dispatcher, this.security, visitor,
				this::changed, this.journals.begin(location));
		this.sessions.put(actor.id(), actor);
		FirstPaint paint = actor.render(location, component, html, keeper.apply(actor.id()), givenUp);
		SessionActor oldest = this.unjoined.add(actor);
		if (oldest != null) {
			oldest.close(CloseCode.RESTART);
		}
		if (this.draining) {
			actor.close(CloseCode.RESTART);
		}
		// Who revokes notes it before looking for sessions, and this one could be found
		// before it was noted here: one of the two sees the other.
		if (this.revocations.cover(visitor)) {
			actor.revoke();
			throw SessionsRefusedException.revoked();
		}
		return new Opened(actor, paint);
	}

	/**
	 * Returns whether the visitor's sessions were closed after their request came.
	 * @param visitor the visitor
	 * @return whether they must ask again
	 */
	public boolean isRevoked(Visitor visitor) {
		return this.revocations.cover(visitor);
	}

	/** Ends all sessions that rest on something; returns how many there were. */
	int revoke(Revocations.Revoked revoked) {
		this.revocations.add(revoked);
		int count = 0;
		for (SessionActor actor : this.sessions.values()) {
			if (revoked.concerns(actor.visitor())) {
				actor.revoke();
				count++;
			}
		}
		return count;
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
	 * Counts the sessions that hibernate, whatever their state.
	 * @return how many hold no more than they need to go on
	 */
	public int countHibernating() {
		int count = 0;
		for (SessionActor actor : this.sessions.values()) {
			if (actor.isHibernating()) {
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

	/**
	 * Tells sessions of the time that end by now or hibernate, and goes on with turns
	 * that the executor had no room for. Called now and then, on any thread.
	 */
	public void sweep() {
		long now = this.environment.clock().getAsLong();
		this.dispatcher.goOn();
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

	private void reserve(Visitor visitor) {
		if (this.draining) {
			throw SessionsRefusedException.draining();
		}
		if (this.open.incrementAndGet() > this.caps.sessions()) {
			this.open.decrementAndGet();
			throw refused(SessionsRefusedException.full(this.caps.sessions()));
		}
		if (!this.users.tryAdd(visitor.userName())) {
			this.open.decrementAndGet();
			throw refused(SessionsRefusedException.ofUser(this.caps.perUser()));
		}
		if (!this.addresses.tryAdd(visitor.address())) {
			this.users.remove(visitor.userName());
			this.open.decrementAndGet();
			throw refused(SessionsRefusedException.ofAddress(this.caps.perAddress()));
		}
	}

	private SessionsRefusedException refused(SessionsRefusedException refusal) {
		this.environment.listener().sessionRefused();
		return refusal;
	}

	private String newId() {
		byte[] bytes = new byte[ID_BYTES];
		this.random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private void changed(SessionActor actor) {
		if (!(actor.state() instanceof SessionState.Rendered)) {
			this.unjoined.remove(actor);
		}
		if (actor.state() instanceof SessionState.Closed && this.sessions.remove(actor.id(), actor)) {
			this.open.decrementAndGet();
			this.users.remove(actor.visitor().userName());
			this.addresses.remove(actor.visitor().address());
		}
	}

	/**
	 * A session that was just rendered.
	 *
	 * @param actor the session
	 * @param paint what makes its HTML live
	 */
	public record Opened(SessionActor actor, FirstPaint paint) {
	}

}
