package dev.lattice.engine.session;

import java.util.function.Supplier;

import dev.lattice.engine.component.ClientMessages;
import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Compression;
import dev.lattice.engine.component.Head;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.component.Timers;
import dev.lattice.engine.durable.Snapshot;
import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.render.Renderer;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.SessionInput.Acknowledge;
import dev.lattice.engine.session.SessionInput.Connect;
import dev.lattice.engine.session.SessionInput.ConnectFresh;
import dev.lattice.engine.session.SessionInput.Disconnect;
import dev.lattice.engine.session.SessionInput.End;
import dev.lattice.engine.session.SessionInput.Event;
import dev.lattice.engine.session.SessionInput.HtmlTaken;
import dev.lattice.engine.session.SessionInput.Navigate;
import dev.lattice.engine.session.SessionInput.Posted;
import dev.lattice.engine.session.SessionInput.Report;
import dev.lattice.engine.session.SessionInput.Tick;
import dev.lattice.engine.session.SessionInput.Visibility;
import dev.lattice.engine.session.SessionState.Closed;
import dev.lattice.engine.session.SessionState.Connecting;
import dev.lattice.engine.session.SessionState.Detached;
import dev.lattice.engine.session.SessionState.Live;
import dev.lattice.engine.session.SessionState.Rendered;
import dev.lattice.engine.signal.GraphSize;
import dev.lattice.engine.signal.Scope;

/**
 * One page of one user: a machine that applies inputs, one in each turn, and sends
 * frames. Every method is called in the session's turns: by one thread at a time, with a
 * happens-before edge between turns. The clock is the host's, in milliseconds.
 */
public final class Session {

	/*
	 * A turn applies one input, then says what has changed:
	 *
	 * event -> handler -> signals -> (effects) -> render: holes that changed -> patch ->
	 * outbox -> connection
	 *
	 * Here is what may come when. What the page says is the intake's, the rendering and
	 * what follows it the delivery's: both work only while the state is Live.
	 */

	private final SessionHost host;

	private final Scope root;

	private final Renderer renderer;

	private final Visits pages;

	private final Joining joining;

	private final Supervisor supervisor;

	private final Incidents incidents;

	private final Pace pace;

	private final Delivery delivery;

	private final Intake intake;

	private final Timers timers;

	private final PageLine line = new PageLine();

	private SessionState state;

	private final Hibernation hibernation;

	private Session(SessionHost host, Templates templates, Location location, Supplier<? extends Component> component,
			FirstHtml html, long now) {
		this.host = host;
		Snapshot kept = host.keeper().restored();
		Inputs inputs = new Inputs(host.limits(), kept.received());
		this.pace = new Pace(host.limits().pacing());
		this.root = Scope.root(host.mailbox());
		this.renderer = new Renderer(this.root, templates);
		this.incidents = new Incidents(host.listener());
		this.state = new Rendered(now);
		Compression compression = new Compression();
		this.root.provide(compression);
		this.root.provide(this.line);
		Painting paint = new Painting(html, compression);
		try {
			ClientMessages messages = new ClientMessages();
			this.timers = new Timers(host.limits().timers(), now);
			this.pages = Visits.begin(this.root, new PageServices(host.tasks(), messages, this.timers), this.renderer,
					this.incidents, location, new Head(paint::beginEarly), kept, component);
			this.supervisor = new Supervisor(this.pages);
			Handling handling = new Handling(host.listener(), this.root, this.renderer, this.incidents,
					this.supervisor);
			this.renderer.incidents((failure) -> this.incidents.failed("render", failure));
			this.renderer.tellFailures((failure) -> this.incidents.failed("render", failure));
			FirstPaint first = paint.complete(this.pages.shown().head(), this.renderer);
			this.joining = new Joining(first);
			this.renderer.painted();
			// That a state cannot be kept is no fault of the page.
			Keeping keeping = new Keeping(host.keeper(), this.root, this.pages, inputs, this.incidents::failed);
			this.delivery = new Delivery(host, this.root, this.renderer, this.pages, messages, inputs, keeping,
					this.pace, this::broke, compression, first);
			this.intake = new Intake(host.listener(), inputs, handling, this.pages, this.pace, this.incidents,
					this.delivery, () -> close(CloseCode.PROTOCOL));
			this.hibernation = new Hibernation(host.limits().hibernateAfter(), this.delivery, this.root, now);
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
	 * @param html takes the page's HTML
	 * @param now the time
	 * @return the session, waiting for its first connection
	 * @throws UnrestorableStateException if the component does not understand what the
	 * host's keeper had kept; nothing is left behind
	 * @throws RuntimeException what the component threw; nothing is left behind
	 */
	public static Session render(SessionHost host, Templates templates, Location location,
			Supplier<? extends Component> component, FirstHtml html, long now) {
		return new Session(host, templates, location, component, html, now);
	}

	/**
	 * Returns what the page shows before there is a connection. It is kept until then.
	 * @return what makes its HTML live
	 * @throws IllegalStateException if a page has joined
	 */
	public FirstPaint firstPaint() {
		return this.joining.paint(this.state);
	}

	/**
	 * Applies an input, then says what has changed.
	 * @param input what happened
	 * @param now the time; not earlier than before
	 */
	public void apply(SessionInput input, long now) {
		this.timers.now(now);
		this.pace.begin(input, now);
		this.hibernation.begin(input, now);
		this.renderer.now(now);
		switch (input) {
			case Event event -> this.intake.event(this.state, event);
			case Acknowledge ack -> this.intake.acknowledged(this.state, ack);
			case Visibility visibility -> this.intake.seen(this.state, visibility);
			case Report report -> this.intake.reported(this.state, report);
			case Posted posted -> run(posted.action());
			case Navigate navigate -> this.intake.navigate(this.state, navigate);
			case Connect connect -> connect.answer().accept(connect(connect.hello(), connect.connection()));
			case ConnectFresh fresh -> connectFresh(fresh);
			case Disconnect disconnect -> disconnected(disconnect.connection(), now);
			case HtmlTaken taken -> htmlTaken(taken.at());
			case Tick tick -> tick(now);
			case End end -> close(end.code());
		}
		if (this.supervisor.isDue() && !(this.state instanceof Closed)) {
			this.supervisor.act(now);
			render();
		}
	}

	/**
	 * Returns when the session wants to be told that time has passed, besides the limits
	 * of its state, which are to be looked at now and then.
	 * @return the time, or {@link Timers#NEVER}
	 */
	public long wakeAt() {
		return switch (this.state) {
			case Closed closed -> Timers.NEVER;
			case Live live -> Math.min(this.timers.next(), this.delivery.wakeAt());
			default -> this.timers.next();
		};
	}

	/**
	 * Returns when the session hibernates if nothing happens until then: drops what can
	 * be made or said again. It is to be told of the time then, or a little later.
	 * @return the time, or {@link Timers#NEVER}
	 */
	public long hibernateAt() {
		return this.hibernation.due(this.state);
	}

	/**
	 * Returns whether the session hibernates.
	 * @return whether nothing has happened since it dropped what it could
	 */
	public boolean isHibernating() {
		return this.hibernation.isHibernating();
	}

	/** Answers a page that has this session's token (P-42). */
	private Admission connect(Hello hello, Connection connection) {
		return switch (this.state) {
			case Rendered rendered -> {
				Connecting connecting = rendered.connect(connection);
				if (hello.digest().equals(joined(hello))) {
					this.delivery.complete(welcome(connecting, Wire.ADOPTED, "", hello), this.renderer::sayUnpainted);
				}
				else {
					sayAgain(connecting, Wire.RESYNC, "", hello);
				}
				yield Admission.ADMITTED;
			}
			case Live live when hello.page().equals(this.joining.page()) -> resume(hello, live.supersede(connection));
			case Detached detached when hello.page().equals(this.joining.page()) ->
				resume(hello, detached.connect(connection));
			case Live live -> Admission.REFUSED;
			case Detached detached -> Admission.REFUSED;
			case Connecting connecting -> Admission.REFUSED;
			case Closed closed -> Admission.REFUSED;
		};
	}

	private void connectFresh(ConnectFresh fresh) {
		if (!(this.state instanceof Rendered rendered)) {
			throw new IllegalStateException(
					"The session is " + this.state + "; only one rendered just now can be given to another page");
		}
		Hello hello = fresh.hello();
		String digest = joined(hello);
		Connecting connecting = rendered.connect(fresh.connection());
		if (hello.applied() == 0 && hello.digest().equals(digest)) {
			this.delivery.repeatNews();
			this.delivery.complete(welcome(connecting, Wire.ADOPTED, fresh.token(), hello), this.renderer::sayChanging);
		}
		else {
			boolean restored = !this.host.keeper().restored().values().isEmpty();
			sayAgain(connecting, restored ? Wire.RESTORED : Wire.MOUNTED, fresh.token(), hello);
		}
	}

	/**
	 * Returns the digest of what the page was to show; what made it is not needed more.
	 */
	private String joined(Hello hello) {
		String digest = this.joining.join(hello, this.state);
		this.incidents.joined(hello.page());
		this.root.trim();
		return digest;
	}

	private Admission resume(Hello hello, Connecting connecting) {
		if (this.delivery.canResend(hello)) {
			this.delivery.resend(welcome(connecting, Wire.RESUMED, "", hello), hello.applied());
		}
		else {
			sayAgain(connecting, Wire.RESYNC, "", hello);
		}
		return Admission.ADMITTED;
	}

	private void sayAgain(Connecting connecting, int mode, String token, Hello hello) {
		this.delivery.sayAgain(welcome(connecting, mode, token, hello));
	}

	private Live welcome(Connecting connecting, int mode, String token, Hello hello) {
		Live live = this.delivery.welcome(connecting, mode, token, hello.snapshot());
		this.state = live;
		this.line.change(true).forEach(this.root::post);
		return live;
	}

	/** Code of the page has failed, and no boundary took that. */
	private void broke(String where, Throwable failure) {
		this.supervisor.failed(this.incidents.failed(where, failure));
	}

	private void run(Runnable posted) {
		if (this.state instanceof Closed) {
			return;
		}
		try {
			this.root.run(() -> Scope.batch(posted));
		}
		catch (RuntimeException | Error ex) {
			broke("posted action", ex);
		}
		render();
	}

	/** Says what has changed, if the page can hear it; returns whether it was told. */
	private boolean render() {
		return this.state instanceof Live live && this.delivery.render(live);
	}

	private void disconnected(Connection connection, long now) {
		if (this.state instanceof Live live && live.isOver(connection)) {
			this.state = live.disconnect(now);
			this.line.change(false).forEach(this.root::post);
		}
	}

	private void htmlTaken(long at) {
		if (this.state instanceof Rendered rendered) {
			this.state = rendered.taken(at);
		}
	}

	/** Runs the timers that are due; ends the session if its time is over. */
	private void tick(long now) {
		switch (this.state) {
			case Closed closed -> {
			}
			case Rendered rendered when now - rendered.since() >= this.host.limits().joinWithin() ->
				end(rendered.expire());
			case Detached detached when now - detached.since() >= this.host.limits().resumeWithin() ->
				end(detached.expire());
			default -> {
				if (this.timers.next() <= now) {
					this.hibernation.happened(now);
				}
				this.timers.run((failure) -> broke("timer", failure));
				if (render()) {
					this.hibernation.happened(now);
				}
				giveUp(now);
				this.hibernation.passed(this.state, now);
			}
		}
	}

	/** Closes a connection whose page says nothing more; it may come back. */
	private void giveUp(long now) {
		if (this.state instanceof Live live && this.pace.isSilent()) {
			this.state = live.abandon(CloseCode.SILENT, now);
			this.line.change(false).forEach(this.root::post);
		}
	}

	/** Ends the session and its connection, if any; a second call does nothing. */
	private void close(CloseCode code) {
		switch (this.state) {
			case Live live -> {
				this.delivery.leave(live, code);
				end(live.close(code));
			}
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
			this.incidents.failed("cleanup", ex);
		}
	}

	/**
	 * Returns where the session stands.
	 * @return the state
	 */
	public SessionState state() {
		return this.state;
	}

	/**
	 * Returns what the session shows.
	 * @return the component of the page that is shown
	 */
	public Component component() {
		return this.pages.shown().component();
	}

	/**
	 * Returns the size of the session's graph.
	 * @return the size
	 */
	public GraphSize graphSize() {
		return this.root.graphSize();
	}

}
