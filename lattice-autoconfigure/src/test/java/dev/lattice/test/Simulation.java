package dev.lattice.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.journal.Journal;
import dev.lattice.engine.session.journal.JournalEntry;
import dev.lattice.engine.session.journal.Replay;
import dev.lattice.engine.session.journal.ReplayResult;
import dev.lattice.engine.session.journal.ReplayStage;
import dev.lattice.test.SimWorld.SimFault;
import dev.lattice.transport.smile.SmileFrameCodec;
import org.jspecify.annotations.Nullable;

/**
 * A seed's worth of users, pages, servers and accidents, and what must hold whenever
 * quiet returns.
 */
final class Simulation {

	private static final int ROUNDS = 2;

	/** How long accidents happen in each round, in milliseconds. */
	private static final int STORM = 8_000;

	/** How long it takes at most until everybody knows of the last accident. */
	private static final int CALM = 45_000;

	private static final int JOIN_WITHIN = 10_000;

	private final SimWorld world;

	private final List<SimNode> nodes = new ArrayList<>();

	private final List<SimClient> clients = new ArrayList<>();

	private final SessionLimits limits;

	private final TesterPages pages;

	private boolean stormy;

	/** Whether others than users change pages. */
	private final boolean meddled;

	private Simulation(long seed) {
		this.world = new SimWorld(seed);
		this.limits = new SessionLimits(JOIN_WITHIN, this.world.below(30_000), 1 + this.world.below(8),
				200 + this.world.below(20_000), 10, 1_000)
			.hibernatingAfter(this.world.below(3_000));
		this.pages = new TesterPages(null, null, List.of(), new Templates(1_000), SessionLimits.DEFAULTS);
		this.meddled = this.world.chance(30);
		for (int i = this.world.below(3); i >= 0; i--) {
			this.nodes.add(new SimNode(this.world, this.limits, "node" + i));
		}
		for (int i = this.world.below(2); i >= 0; i--) {
			this.clients.add(new SimClient(this.world, this, "c" + i));
		}
	}

	/**
	 * Runs the course of a seed.
	 * @return what went wrong and the steps before it, or null
	 */
	static @Nullable String run(long seed) {
		Simulation simulation = null;
		try {
			simulation = new Simulation(seed);
			simulation.run();
			return null;
		}
		catch (RuntimeException | Error ex) {
			String trace = (simulation != null) ? simulation.world.traced() : "";
			String where = (ex instanceof SimFault) ? "" : "\n" + List.of(ex.getStackTrace());
			return "seed " + seed + ": " + ex + where + "\nafter these steps:\n" + trace;
		}
	}

	/** Runs the course of a seed that goes well; returns its last steps. */
	static String traced(long seed) {
		Simulation simulation = new Simulation(seed);
		simulation.run();
		return simulation.world.traced();
	}

	private void run() {
		for (int round = 0; round < ROUNDS; round++) {
			storm();
			this.world.run(CALM);
			this.clients.forEach((client) -> client.check(this.pages));
			this.nodes.forEach(SimNode::checkHibernation);
		}
		this.clients.forEach(SimClient::leave);
		this.world.run(CALM + JOIN_WITHIN + this.limits.resumeWithin());
		for (SimNode node : this.nodes) {
			if (node.sessions() > 0) {
				throw new SimFault(node + " still has " + node.sessions() + " sessions");
			}
			node.journals().forEach(this::replay);
		}
	}

	/** Whether accidents happen now. */
	boolean isStormy() {
		return this.stormy;
	}

	private void storm() {
		this.stormy = true;
		for (SimClient client : this.clients) {
			for (int i = 4 + this.world.below(8); i > 0; i--) {
				this.world.in(this.world.below(STORM), client::act);
			}
			for (int i = this.world.below(3); i > 0; i--) {
				this.world.in(this.world.below(STORM), client::cut);
			}
			for (int i = (this.meddled) ? this.world.below(4) : 0; i > 0; i--) {
				Random random = new Random(this.world.below(1_000));
				this.world.in(this.world.below(STORM), () -> meddle(client, random));
			}
		}
		if (this.clients.size() < 4 && this.world.chance(20)) {
			SimClient original = this.clients.get(this.world.below(this.clients.size()));
			this.world.in(this.world.below(STORM),
					() -> this.clients.add(new SimClient(original, "copy" + this.clients.size() + original)));
		}
		if (this.world.chance(20)) {
			this.world.in(this.world.below(STORM), anyNode()::crash);
		}
		if (this.world.chance(10)) {
			this.world.in(this.world.below(STORM), anyNode()::restart);
		}
		this.world.run(STORM);
		this.stormy = false;
	}

	private static void meddle(SimClient client, Random random) {
		client.site().shownBy(client.token()).page.change(random);
	}

	SimNode anyNode() {
		return this.nodes.get(this.world.below(this.nodes.size()));
	}

	/** A page mostly comes back to the same node. */
	SimNode nodeFor(SimClient client) {
		return this.world.chance(85) ? this.nodes.get(this.clients.indexOf(client) % this.nodes.size()) : anyNode();
	}

	private void replay(Journal journal) {
		journal.entries().forEach((entry) -> {
			if (entry instanceof JournalEntry.Failed failed) {
				throw new SimFault("a session heard of " + failed);
			}
		});
		ReplayResult result = Replay.run(journal, new ReplayStage((location) -> () -> {
			for (SimClient client : this.clients) {
				if (client.site().has(location.path())) {
					return client.site().replayed(location.path());
				}
			}
			throw new SimFault("nobody has a page at " + location);
		}, new SmileFrameCodec(), new Templates(1_000), this.limits));
		boolean same = switch (result) {
			case ReplayResult.Same done -> true;
			case ReplayResult.OutputsOnly stopped -> this.meddled || stopped.reason() == ReplayResult.Reason.STATE_KEPT;
			case ReplayResult.Diverged diverged -> false;
		};
		if (!same) {
			throw new SimFault("done again, a session was not the same: " + result);
		}
	}

}
