package dev.lattice.test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import dev.lattice.engine.component.Location;
import dev.lattice.engine.component.Reconnect;
import dev.lattice.engine.durable.Snapshot;
import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.Admission;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.journal.Journal;
import dev.lattice.engine.session.journal.JournalDetail;
import dev.lattice.engine.session.journal.JournalLimits;
import dev.lattice.test.SimWorld.SimFault;
import dev.lattice.transport.ClientFrame;
import dev.lattice.transport.ClientSessionStore;
import dev.lattice.transport.ComponentRoute;
import dev.lattice.transport.KeptSessions;
import dev.lattice.transport.PageAddress;
import dev.lattice.transport.PageVisit;
import dev.lattice.transport.SessionActor;
import dev.lattice.transport.SessionCaps;
import dev.lattice.transport.SessionDirectory;
import dev.lattice.transport.SessionEnvironment;
import dev.lattice.transport.SessionJournals;
import dev.lattice.transport.SessionSecurity;
import dev.lattice.transport.SigningKeys;
import dev.lattice.transport.SnapshotSeal;
import dev.lattice.transport.Snapshots;
import dev.lattice.transport.TransportListener;
import dev.lattice.transport.TurnLimits;
import dev.lattice.transport.Visitor;
import dev.lattice.transport.smile.SmileFrameCodec;
import dev.lattice.transport.smile.SmileFrameReader;

import org.springframework.web.util.pattern.PathPatternParser;

/** A server: a directory of sessions and what a socket does with frames. */
final class SimNode {

	private static final int MAILBOX = 48;

	private static final Visitor VISITOR = Visitor.of(null);

	private static final ComponentRoute ROUTE = new ComponentRoute(PathPatternParser.defaultInstance.parse("/**"),
			SimPage.class, "", Reconnect.REHYDRATE);

	/** All nodes have the same. */
	private static final SigningKeys KEYS = SigningKeys.random();

	private static final int STATE_SIZE = 16_384;

	private static final SmileFrameReader READER = new SmileFrameReader();

	private static final SmileFrameCodec CODEC = new SmileFrameCodec();

	private final SimWorld world;

	private final SessionLimits limits;

	private final String name;

	/** Pages hold what is kept of them, so that a crash does not reach it. */
	private final Snapshots snapshots;

	private final Map<SessionActor, Unacknowledged> unacknowledged = new HashMap<>();

	private final List<SimLink> links = new ArrayList<>();

	private final List<SessionJournals> journals = new ArrayList<>();

	private SessionDirectory sessions;

	private int lives;

	SimNode(SimWorld world, SessionLimits limits, String name) {
		this.world = world;
		this.limits = limits;
		this.name = name;
		this.snapshots = new Snapshots(
				new SnapshotSeal(KEYS, Duration.ofDays(1), () -> Instant.ofEpochMilli(world.now())),
				new ClientSessionStore(), STATE_SIZE);
		this.sessions = start();
		sweep();
	}

	private SessionDirectory start() {
		int life = ++this.lives;
		SessionJournals journals = new SessionJournals(JournalDetail.EVERYTHING,
				new JournalLimits(100_000, 100_000_000), 1_000);
		journals.record(Integer.MAX_VALUE, null);
		this.journals.add(journals);
		SessionEnvironment environment = new SessionEnvironment((task) -> this.world.in(this.world.below(4), () -> {
			if (this.lives == life) {
				task.run();
			}
		}), this.world::now, this.world, CODEC, new Templates(100), this.limits, MAILBOX, TransportListener.NONE,
				TurnLimits.DEFAULTS);
		return new SessionDirectory(environment, SessionSecurity.NONE, new SessionCaps(50, 10, 50, 50, 10), journals,
				this.world.random);
	}

	private void sweep() {
		this.sessions.sweep();
		this.world.in(1_000, this::sweep);
	}

	/**
	 * Opens a session.
	 * @param durable whether its durable state is kept
	 */
	SessionDirectory.Opened open(Location location, boolean durable, Supplier<SimPage> component, FirstHtml html,
			Snapshot kept) {
		return durable
				? KeptSessions.open(this.sessions, this.snapshots, ROUTE, VISITOR, location, component, html, kept)
				: this.sessions.open(VISITOR, location, component, html);
	}

	boolean isDraining() {
		return this.sessions.isDraining();
	}

	/** Where nothing has happened for long, all sessions hibernate, unless none is to. */
	void checkHibernation() {
		boolean hibernating = this.limits.hibernateAfter() > 0;
		for (SessionActor actor : this.sessions.sessions()) {
			if (actor.isHibernating() != hibernating) {
				throw new SimFault("a session of " + this + " is " + actor.state() + " and "
						+ (hibernating ? "does not hibernate" : "hibernates") + "; the limits are " + this.limits);
			}
		}
	}

	int sessions() {
		return this.sessions.sessions().size();
	}

	List<Journal> journals() {
		return this.journals.stream()
			.flatMap((each) -> each.journals().stream())
			.map(SessionJournals.Kept::journal)
			.toList();
	}

	/** Loses all sessions and connections at once, and starts anew. */
	void crash() {
		this.world.trace(this.name + " crashes");
		this.sessions = start();
		this.unacknowledged.clear();
		List.copyOf(this.links).forEach(SimLink::cut);
		this.links.clear();
	}

	/** Ends all sessions and starts anew, as for a new release. */
	void restart() {
		this.world.trace(this.name + " restarts");
		this.sessions.drain();
		this.world.in(200, this.sessions::reopen);
	}

	void received(SimLink link, byte[] bytes) {
		ClientFrame frame = READER.read(bytes);
		this.world.trace(link + " says " + ((frame instanceof ClientFrame.HelloFrame(Hello hello))
				? "HELLO, applied " + hello.applied() + ", made " + hello.input() : frame));
		SessionActor actor = link.actor;
		boolean room = switch (frame) {
			case ClientFrame.HelloFrame(Hello hello) -> {
				this.links.add(link);
				join(link, hello);
				yield true;
			}
			case ClientFrame.EventFrame event -> {
				acknowledged(actor, event.applied());
				yield actor == null || actor.event(link, event);
			}
			case ClientFrame.AckFrame ack -> {
				acknowledged(actor, ack.applied());
				yield actor == null || actor.acknowledged(link, ack);
			}
			case ClientFrame.VisibilityFrame visibility -> actor == null || actor.seen(link, visibility);
			case ClientFrame.ReportFrame report -> throw new SimFault("a page reports " + report.text());
			case ClientFrame.NavigateFrame asked -> {
				acknowledged(actor, asked.applied());
				yield actor == null || actor.navigate(link, asked,
						link.site().destination(actor.id(), asked.address(), asked.token()));
			}
		};
		if (!room) {
			throw new SimFault("a mailbox is full, though no page sends much");
		}
	}

	private void join(SimLink link, Hello hello) {
		SessionActor actor = this.sessions.find(hello.token());
		if (actor == null) {
			joinFresh(link, hello);
			return;
		}
		link.actor = actor;
		acknowledged(actor, hello.applied());
		actor.connect(hello, VISITOR, link, (admission) -> {
			if (admission == Admission.REFUSED) {
				link.actor = null;
				joinFresh(link, hello);
			}
		});
	}

	private void joinFresh(SimLink link, Hello hello) {
		int life = this.lives;
		this.world.in(this.world.below(20), () -> {
			if (this.lives != life || link.isEnded()) {
				return;
			}
			if (this.sessions.isDraining()) {
				link.close(CloseCode.RESTART);
				return;
			}
			PageVisit visit = new PageVisit(Objects.requireNonNull(PageAddress.parse(hello.path())), "", VISITOR,
					Locale.ROOT);
			Snapshot kept = this.snapshots.find(ROUTE, visit, hello.snapshot(), hello.token());
			SessionActor actor = link.site().open(this, hello.path(), FirstHtml.NOWHERE, kept).actor();
			link.actor = actor;
			actor.connectFresh(hello, link, actor.id());
		});
	}

	void ended(SimLink link) {
		this.links.remove(link);
		if (link.actor != null) {
			link.actor.disconnected(link);
		}
	}

	private void acknowledged(SessionActor actor, int applied) {
		if (actor != null) {
			this.unacknowledged.computeIfAbsent(actor, (key) -> new Unacknowledged()).upTo(applied);
		}
	}

	/** Holds what a session says against its bounds (L-61). */
	void said(SimLink link, byte[] frame) {
		List<Object> elements = READER.elements(frame);
		boolean sealed = elements.getFirst().equals(Wire.SNAPSHOT);
		this.world.trace(link + " hears " + elements.subList(0, Math.min(sealed ? 1 : 3, elements.size())));
		Unacknowledged unacknowledged = this.unacknowledged.computeIfAbsent(link.actor, (key) -> new Unacknowledged());
		int kind = (Integer) elements.getFirst();
		if (kind == Wire.WELCOME && !elements.get(1).equals(Wire.RESUMED)) {
			unacknowledged.upTo(Integer.MAX_VALUE);
		}
		else if (kind > unacknowledged.last) {
			if (unacknowledged.sizes.size() >= this.limits.unacknowledgedPatches()
					|| unacknowledged.bytes >= this.limits.unacknowledgedBytes()) {
				throw new SimFault("patch " + kind + " was made though " + unacknowledged.sizes.size() + " with "
						+ unacknowledged.bytes + " bytes are unacknowledged; the limits are " + this.limits);
			}
			unacknowledged.add(kind, frame.length);
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

	/** Patches of a session of which no acknowledgement has arrived. */
	private static final class Unacknowledged {

		private final Deque<int[]> sizes = new ArrayDeque<>();

		private int bytes;

		private int last;

		void add(int number, int size) {
			this.sizes.add(new int[] { number, size });
			this.bytes += size;
			this.last = number;
		}

		void upTo(int number) {
			while (!this.sizes.isEmpty() && this.sizes.peek()[0] <= number) {
				this.bytes -= this.sizes.remove()[1];
			}
		}

	}

}
