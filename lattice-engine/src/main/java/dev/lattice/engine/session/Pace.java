package dev.lattice.engine.session;

import dev.lattice.engine.component.Timers;
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

/** When the page is told of what has changed (L-130 to L-139). */
final class Pace {

	/*
	 * What the page has caused is told at once. Everything else may wait for its moment,
	 * and then the latest is told once: what waits costs a mark in the graph, however
	 * often it changes.
	 */

	private final Pacing pacing;

	private long now;

	/** Whether the page waits for what is to be told, since it caused it. */
	private boolean asked;

	private boolean hidden;

	/** When something was told last that the page had not caused. */
	private long pushed = -Timers.NEVER / 2;

	/** Since when nothing can be told for lack of acknowledgements. */
	private long stuckSince = Timers.NEVER;

	Pace(Pacing pacing) {
		this.pacing = pacing;
	}

	/** Notes what a turn is about. */
	void begin(SessionInput input, long now) {
		this.now = now;
		switch (input) {
			case Event event -> this.asked = true;
			case Navigate navigate -> this.asked = true;
			case Connect connect -> begin();
			case ConnectFresh fresh -> begin();
			case Visibility visibility -> {
			}
			case Report report -> {
			}
			case Posted posted -> {
			}
			case Acknowledge ack -> {
			}
			case Disconnect disconnect -> {
			}
			case HtmlTaken taken -> {
			}
			case Tick tick -> {
			}
			case End end -> {
			}
		}
	}

	/** Over a new connection the page is seen until it says otherwise. */
	private void begin() {
		this.asked = true;
		this.hidden = false;
		this.stuckSince = Timers.NEVER;
	}

	/** Notes whether somebody sees the page; who sees it again waits for the latest. */
	void seen(boolean hidden) {
		this.asked |= this.hidden && !hidden;
		this.hidden = hidden;
	}

	/** Whether what has changed may be told now. */
	boolean isDue() {
		return this.asked || this.now >= due();
	}

	/** When what waits may be told. */
	long due() {
		return this.pushed + (this.hidden ? this.pacing.hiddenPushEvery() : this.pacing.pushEvery());
	}

	/** Notes that what had changed was told. */
	void told() {
		if (!this.asked) {
			this.pushed = this.now;
		}
	}

	/** Notes how a turn ends. */
	void end(boolean waiting, boolean stuck) {
		this.asked &= waiting;
		if (!stuck) {
			this.stuckSince = Timers.NEVER;
		}
		else if (this.stuckSince == Timers.NEVER) {
			this.stuckSince = this.now;
		}
	}

	/** Whether the page has not acknowledged anything for too long. */
	boolean isSilent() {
		return this.now >= silentAt();
	}

	/** When the page will have been silent for too long. */
	long silentAt() {
		return (this.stuckSince < Timers.NEVER - this.pacing.acknowledgeWithin())
				? this.stuckSince + this.pacing.acknowledgeWithin() : Timers.NEVER;
	}

}
