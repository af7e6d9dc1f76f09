package dev.lattice.test;

import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import dev.lattice.transport.SessionActor;
import org.jspecify.annotations.Nullable;

/**
 * One connection from a page to a node. What is said arrives later, in order, until the
 * connection is cut; then each side learns of that in its own time, if at all.
 */
final class SimLink implements Connection {

	private static final int SLOWEST = 150;

	final SimNode node;

	private final SimWorld world;

	private final SimClient client;

	private final int number;

	@Nullable SessionActor actor;

	private boolean cut;

	/** What arrives later than that is lost. */
	private long lostAfter = Long.MAX_VALUE;

	private boolean closed;

	private boolean ended;

	private long upArrival;

	private long downArrival;

	SimLink(SimWorld world, SimClient client, SimNode node, int number) {
		this.world = world;
		this.client = client;
		this.node = node;
		this.number = number;
	}

	/** The client says something; of what it says twice, the network may make that. */
	void up(byte[] frame, boolean repeatable) {
		if (this.cut) {
			return;
		}
		int copies = (repeatable && this.world.chance(5)) ? 2 : 1;
		for (int i = 0; i < copies; i++) {
			this.upArrival = Math.max(this.upArrival, this.world.now() + this.world.below(SLOWEST));
			this.world.at(this.upArrival, () -> {
				if (!this.closed && !this.ended && arrives()) {
					this.node.received(this, frame);
				}
			});
		}
	}

	@Override
	public void send(byte[] frame) {
		this.node.said(this, frame);
		if (this.cut || this.closed) {
			return;
		}
		this.downArrival = Math.max(this.downArrival, this.world.now() + this.world.below(SLOWEST));
		this.world.at(this.downArrival, () -> {
			if (arrives()) {
				this.client.received(this, frame);
			}
		});
	}

	@Override
	public void close(CloseCode code) {
		if (this.closed) {
			return;
		}
		this.closed = true;
		this.world.trace(this + " is closed: " + code);
		if (!this.cut) {
			this.downArrival = Math.max(this.downArrival, this.world.now() + this.world.below(SLOWEST));
			this.world.at(this.downArrival, () -> this.client.closed(this, code));
		}
		this.world.in(this.world.below(SLOWEST), this::end);
	}

	private boolean arrives() {
		return this.world.now() <= this.lostAfter;
	}

	/**
	 * Loses the connection: nothing more is taken; of what is on its way a part arrives.
	 * The sides learn of that later, each by itself.
	 */
	void cut() {
		if (this.cut) {
			return;
		}
		this.cut = true;
		this.lostAfter = this.world.now() + this.world.below(SLOWEST);
		this.world.trace(this + " is cut");
		this.world.in(this.world.below(12_000), () -> this.client.lost(this));
		this.world.in(this.world.below(20_000), this::end);
	}

	/** The client turns away; what it said before may still arrive. */
	void leave() {
		this.cut = true;
		this.world.in(SLOWEST + this.world.below(5_000), this::end);
	}

	/** What the client finds at addresses. */
	SimSite site() {
		return this.client.site();
	}

	/** Whether what either side says arrives. */
	boolean isGood() {
		return !this.cut && !this.closed && !this.ended;
	}

	boolean isEnded() {
		return this.ended;
	}

	/** The server learns that the connection is gone. */
	private void end() {
		if (!this.ended) {
			this.ended = true;
			this.node.ended(this);
		}
	}

	@Override
	public String toString() {
		return this.client + "/" + this.number;
	}

}
