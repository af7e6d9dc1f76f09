package dev.lattice.engine.session;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.lattice.engine.component.ClientMessages;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.event.BadEventException;
import dev.lattice.engine.event.EventFields;
import dev.lattice.engine.html.Handler;
import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.render.Renderer;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.SessionState.Closed;
import dev.lattice.engine.session.SessionState.Connecting;
import dev.lattice.engine.session.SessionState.Detached;
import dev.lattice.engine.session.SessionState.Live;
import dev.lattice.engine.session.SessionState.Rendered;
import dev.lattice.engine.signal.GraphSize;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/**
 * One page of one user. Every method is called in the session's turns: by one thread at a
 * time, with a happens-before edge between turns. The clock is the host's, in
 * milliseconds.
 */
public final class Session {

	/*
	 * A turn applies one input, then says what has changed:
	 *
	 * event -> handler -> signals -> (effects) -> render: holes that changed -> patch ->
	 * outbox -> connection
	 *
	 * Here is what may come when; the rendering and what follows it are the delivery's,
	 * which is asked only while the state is Live.
	 */

	private final SessionHost host;

	private final Scope root;

	private final Renderer renderer;

	private final Visits pages;

	private final FirstPaint firstPaint;

	private final Inputs inputs;

	private final Delivery delivery;

	private SessionState state;

	/** The document that joined, told from its copies; empty before. */
	private String page = "";

	private int incidents;

	private Session(SessionHost host, Templates templates, Location location, Supplier<? extends Component> component,
			long now) {
		this.host = host;
		this.inputs = new Inputs(host.limits());
		this.root = Scope.root(host.mailbox());
		this.renderer = new Renderer(this.root, templates);
		this.state = new Rendered(now);
		try {
			ClientMessages messages = new ClientMessages();
			this.pages = Visits.begin(this.root, host.tasks(), messages, this.renderer, this::failed, location,
					component);
			this.renderer.tellFailures((failure) -> failed("render", failure));
			Map<String, String> head = this.pages.shown().head().entries();
			this.firstPaint = new FirstPaint(this.renderer.html(), this.renderer.digest(),
					this.renderer.templatesAsJson(), head, List.copyOf(this.renderer.needs()));
			this.renderer.painted();
			this.delivery = new Delivery(host, this.root, this.renderer, this.pages, messages, this.inputs,
					this::failed, this.firstPaint);
		}
		catch (RuntimeException | Error ex) {
			this.root.dispose();
			throw ex;
		}
	}

	/**
	 * Makes the component and renders the page for the first time.
	 * @param host what the session may use
	 * @param templates the shared table of templates
	 * @param location the page's address
	 * @param component makes the component
	 * @param now the time
	 * @return the session, waiting for its first connection
	 * @throws RuntimeException what the component threw; nothing is left behind
	 */
	public static Session render(SessionHost host, Templates templates, Location location,
			Supplier<? extends Component> component, long now) {
		return new Session(host, templates, location, component, now);
	}

	/**
	 * Returns what the page shows before there is a connection.
	 * @return HTML, and what makes it live
	 */
	public FirstPaint firstPaint() {
		return this.firstPaint;
	}

	/**
	 * Answers a page that has this session's token (P-42): adopts, resumes or says the
	 * page again, or refuses.
	 * @param hello what the page said
	 * @param connection where it said so
	 * @param now the time
	 * @return whether the connection is this session's now
	 */
	public Admission connect(Hello hello, Connection connection, long now) {
		return switch (this.state) {
			case Rendered rendered -> {
				this.page = hello.page();
				Connecting connecting = rendered.connect(connection);
				if (hello.digest().equals(this.firstPaint.digest())) {
					this.delivery.complete(welcome(connecting, Wire.ADOPTED, ""), this.renderer::sayUnpainted);
				}
				else {
					sayAgain(connecting, Wire.RESYNC, "");
				}
				yield Admission.ADMITTED;
			}
			case Live live when hello.page().equals(this.page) -> resume(hello, live.supersede(connection));
			case Detached detached when hello.page().equals(this.page) -> resume(hello, detached.connect(connection));
			case Live live -> Admission.REFUSED;
			case Detached detached -> Admission.REFUSED;
			case Connecting connecting -> Admission.REFUSED;
			case Closed closed -> Admission.REFUSED;
		};
	}

	/**
	 * Connects a page whose own session is gone to this one, rendered for it just now
	 * (P-42).
	 * @param hello what the page said
	 * @param connection where it said so
	 * @param token the page's new token
	 * @param now the time
	 */
	public void connectFresh(Hello hello, Connection connection, String token, long now) {
		if (!(this.state instanceof Rendered rendered)) {
			throw new IllegalStateException(
					"The session is " + this.state + "; only one rendered just now can be given to another page");
		}
		this.page = hello.page();
		Connecting connecting = rendered.connect(connection);
		if (hello.applied() == 0 && hello.digest().equals(this.firstPaint.digest())) {
			this.delivery.repeatNews();
			this.delivery.complete(welcome(connecting, Wire.ADOPTED, token), this.renderer::sayChanging);
		}
		else {
			sayAgain(connecting, Wire.MOUNTED, token);
		}
	}

	private Admission resume(Hello hello, Connecting connecting) {
		if (this.delivery.canResend(hello)) {
			this.delivery.resend(welcome(connecting, Wire.RESUMED, ""), hello.applied());
		}
		else {
			sayAgain(connecting, Wire.RESYNC, "");
		}
		return Admission.ADMITTED;
	}

	private void sayAgain(Connecting connecting, int mode, String token) {
		this.delivery.sayAgain(welcome(connecting, mode, token));
	}

	private Live welcome(Connecting connecting, int mode, String token) {
		Live live = this.delivery.welcome(connecting, mode, token);
		this.state = live;
		return live;
	}

	/**
	 * Applies a browser event (P-12, P-25).
	 * @param connection where it came from; an event from a connection that is not the
	 * session's any more is dropped
	 * @param input its number
	 * @param applied the last patch that the page had applied
	 * @param slot the slot of the handler
	 * @param fields strings, integers, doubles, booleans and nulls
	 */
	public void event(Connection connection, int input, int applied, int slot,
			List<? extends @Nullable Object> fields) {
		if (!takes(connection, input, applied)) {
			return;
		}
		Handler<?> handler = this.renderer.handler(slot);
		if (handler != null) {
			handle(handler, slot, fields);
		}
		else {
			this.host.listener().eventDropped();
			if (!this.renderer.wasGiven(slot)) {
				countStrange();
			}
		}
		render();
	}

	/** Takes the next input (P-25). */
	private boolean takes(Connection connection, int input, int applied) {
		if (!isCurrent(connection)) {
			return false;
		}
		if (!this.delivery.acknowledge(applied) || this.inputs.isGap(input)) {
			close(CloseCode.PROTOCOL);
			return false;
		}
		if (!this.inputs.take(input)) {
			this.host.listener().eventDropped();
			return false;
		}
		return true;
	}

	/**
	 * Goes to another page, or lets the page follow its address (P-15). If the other page
	 * cannot be shown here, the one shown goes on, and the browser is told to load the
	 * address itself.
	 * @param connection where it came from; what comes from a connection that is not the
	 * session's any more is dropped
	 * @param input its number
	 * @param applied the last patch that the page had applied
	 * @param destination where to
	 */
	public void navigate(Connection connection, int input, int applied, Destination destination) {
		if (!takes(connection, input, applied)) {
			return;
		}
		this.delivery.answer(this.pages.visit(destination), input, destination.address());
		render();
	}

	private <E> void handle(Handler<E> handler, int slot, List<? extends @Nullable Object> fields) {
		E event;
		try {
			event = handler.type().decode(new EventFields(fields));
		}
		catch (BadEventException ex) {
			// Not every event of a name has the fields: autofill makes key events without
			// a key.
			this.host.listener().eventDropped();
			countStrange();
			return;
		}
		if (handler.reports() != null && event != null) {
			this.renderer.reported(slot, handler.reports(), event);
		}
		this.host.listener().eventHandled();
		try {
			this.root.run(() -> Scope.batch(() -> handler.action().accept(event)));
		}
		catch (RuntimeException | Error ex) {
			String incident = failed("handler of " + handler.type().name(), ex);
			this.root.run(() -> this.renderer.handlerFailed(slot, ex));
			if (this.state instanceof Live live) {
				this.delivery.handlerFailed(live, incident);
			}
		}
	}

	private void countStrange() {
		if (this.inputs.countStrange()) {
			close(CloseCode.PROTOCOL);
		}
	}

	private String failed(String where, Throwable failure) {
		String incident = this.page.substring(0, Math.min(6, this.page.length())) + "-" + ++this.incidents;
		this.host.listener().failed(incident, where, failure);
		return incident;
	}

	/**
	 * Notes that the page has applied patches (P-13).
	 * @param connection where it said so
	 * @param applied the number of the last one
	 */
	public void acknowledged(Connection connection, int applied) {
		if (!isCurrent(connection)) {
			return;
		}
		if (!this.delivery.acknowledge(applied)) {
			close(CloseCode.PROTOCOL);
			return;
		}
		render();
	}

	/**
	 * Runs what was handed to the mailbox, then says what it changed.
	 * @param posted what was handed over
	 */
	public void run(Runnable posted) {
		if (this.state instanceof Closed) {
			return;
		}
		try {
			this.root.run(() -> Scope.batch(posted));
		}
		catch (RuntimeException | Error ex) {
			failed("posted action", ex);
		}
		render();
	}

	/** Says what has changed, if the page can hear it. */
	private void render() {
		if (this.state instanceof Live live) {
			this.delivery.render(live);
		}
	}

	/**
	 * Notes that a connection is gone; of one that was superseded, nothing happens.
	 * @param connection the connection
	 * @param now the time
	 */
	public void disconnected(Connection connection, long now) {
		if (this.state instanceof Live live && live.isOver(connection)) {
			this.state = live.disconnect(now);
		}
	}

	/**
	 * Ends the session if its time is over.
	 * @param now the time
	 */
	public void tick(long now) {
		switch (this.state) {
			case Rendered rendered when now - rendered.since() >= this.host.limits().joinWithin() ->
				end(rendered.expire());
			case Detached detached when now - detached.since() >= this.host.limits().resumeWithin() ->
				end(detached.expire());
			default -> {
			}
		}
	}

	/**
	 * Ends the session and disposes everything that it owns; closes the connection, if
	 * any. A second call does nothing.
	 * @param code why
	 */
	public void close(CloseCode code) {
		switch (this.state) {
			case Live live -> end(live.close(code));
			case Closed closed -> {
			}
			default -> end(new Closed());
		}
	}

	private void end(Closed closed) {
		this.state = closed;
		try {
			this.renderer.dispose();
		}
		catch (RuntimeException | Error ex) {
			failed("cleanup", ex);
		}
	}

	private boolean isCurrent(Connection connection) {
		return this.state instanceof Live live && live.isOver(connection);
	}

	/**
	 * Returns where the session stands.
	 * @return the state
	 */
	public SessionState state() {
		return this.state;
	}

	/**
	 * Returns the size of the session's graph.
	 * @return the size
	 */
	public GraphSize graphSize() {
		return this.root.graphSize();
	}

}
