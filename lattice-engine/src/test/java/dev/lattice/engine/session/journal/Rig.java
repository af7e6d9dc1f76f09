package dev.lattice.engine.session.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.Session;
import dev.lattice.engine.session.SessionHost;
import dev.lattice.engine.session.SessionInput;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.SessionListener;
import dev.lattice.engine.session.StateKeeper;
import dev.lattice.engine.session.TextFrames;

/** A recorded session that a test drives by hand. */
final class Rig {

	final Deque<Runnable> mailbox = new ArrayDeque<>();

	final Deque<Runnable> tasks = new ArrayDeque<>();

	final Journal journal;

	final Recorder recorder;

	final Session session;

	private final String digest;

	long now = 1_000;

	private int inputs;

	Rig(Journal journal, Supplier<? extends Component> component) {
		this(journal, component, StateKeeper.NONE);
	}

	Rig(Journal journal, Supplier<? extends Component> component, StateKeeper keeper) {
		this.journal = journal;
		this.recorder = new Recorder(journal);
		SessionHost host = new SessionHost(this.mailbox::add, this.tasks::add, TextFrames::encode, SessionListener.NONE,
				SessionLimits.DEFAULTS, keeper);
		this.session = this.recorder.render(host, new Templates(100), new Location("/test", Map.of("q", "1")),
				component, FirstHtml.NOWHERE, this.now);
		this.digest = this.session.firstPaint().digest();
	}

	static ReplayStage stage(Supplier<? extends Component> component) {
		return new ReplayStage((location) -> component, TextFrames::encode, new Templates(100), SessionLimits.DEFAULTS);
	}

	void apply(SessionInput input) {
		this.recorder.apply(input, this.now++);
	}

	Nowhere join() {
		Nowhere connection = new Nowhere();
		connect(connection, 0);
		return connection;
	}

	void connect(Connection connection, int applied) {
		String digest = (applied == 0) ? this.digest : "";
		apply(new SessionInput.Connect(connection,
				new Hello("a-secret", "page-of-the-test", applied, this.inputs, "/test?q=1", digest), (admission) -> {
				}));
	}

	void event(Connection connection, int slot, Object... fields) {
		apply(new SessionInput.Event(connection, ++this.inputs, 0, slot, List.of(fields)));
	}

	void runAll() {
		while (!this.tasks.isEmpty() || !this.mailbox.isEmpty()) {
			if (!this.tasks.isEmpty()) {
				this.tasks.remove().run();
			}
			else {
				apply(new SessionInput.Posted(this.mailbox.remove()));
			}
		}
	}

	/** Takes whatever comes. */
	static final class Nowhere implements Connection {

		@Override
		public void send(byte[] frame) {
		}

		@Override
		public void close(CloseCode code) {
		}

	}

}
