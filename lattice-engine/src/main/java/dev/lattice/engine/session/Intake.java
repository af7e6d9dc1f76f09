package dev.lattice.engine.session;

import dev.lattice.engine.session.SessionInput.Acknowledge;
import dev.lattice.engine.session.SessionInput.Event;
import dev.lattice.engine.session.SessionInput.Navigate;
import dev.lattice.engine.session.SessionInput.Report;
import dev.lattice.engine.session.SessionInput.Visibility;
import dev.lattice.engine.session.SessionState.Live;

/**
 * Takes what the page says over the session's connection. What comes over another one is
 * dropped (L-28).
 */
final class Intake {

	/*
	 * Nothing that is taken changes where the session stands, but a breach of the
	 * protocol, which ends it: nothing is done or said after that.
	 */

	private final SessionListener listener;

	private final Inputs inputs;

	private final Handling handling;

	private final Visits pages;

	private final Pace pace;

	private final Incidents incidents;

	private final Delivery delivery;

	private final Runnable breach;

	private final Reports reports = new Reports();

	/**
	 * Makes the intake of a session.
	 * @param breach ends the session, since the page does not keep to the protocol
	 */
	Intake(SessionListener listener, Inputs inputs, Handling handling, Visits pages, Pace pace, Incidents incidents,
			Delivery delivery, Runnable breach) {
		this.listener = listener;
		this.inputs = inputs;
		this.handling = handling;
		this.pages = pages;
		this.pace = pace;
		this.incidents = incidents;
		this.delivery = delivery;
		this.breach = breach;
	}

	/** Hands an event to its handler, then says what has changed. */
	void event(SessionState state, Event event) {
		if (!(state instanceof Live live) || !takes(live, event.connection(), event.input(), event.applied())) {
			return;
		}
		Handling.Outcome outcome = this.handling.handle(event.slot(), event.fields());
		if (outcome.isStrange() && this.inputs.countStrange()) {
			this.breach.run();
			return;
		}
		if (outcome.incident() != null) {
			this.delivery.handlerFailed(live, outcome.incident());
		}
		this.delivery.render(live);
	}

	/** Goes where the page asks to go, or not, and says so with what has changed. */
	void navigate(SessionState state, Navigate asked) {
		if (!(state instanceof Live live) || !takes(live, asked.connection(), asked.input(), asked.applied())) {
			return;
		}
		Destination destination = asked.destination();
		NavigationOutcome outcome = this.pages.visit(destination);
		this.listener.navigated(outcome);
		this.delivery.answer(outcome.way(), asked.input(), destination.address());
		this.delivery.render(live);
	}

	/** Takes the next input (P-25). */
	private boolean takes(Live live, Connection connection, int input, int applied) {
		if (!live.isOver(connection)) {
			return false;
		}
		if (!this.delivery.acknowledge(applied) || this.inputs.isGap(input)) {
			this.breach.run();
			return false;
		}
		if (!this.inputs.take(input)) {
			this.listener.eventDropped();
			return false;
		}
		return true;
	}

	/** Notes what the page has applied, which may make room for more. */
	void acknowledged(SessionState state, Acknowledge ack) {
		if (!(state instanceof Live live && live.isOver(ack.connection()))) {
			return;
		}
		if (!this.delivery.acknowledgeAlone(ack.applied())) {
			this.breach.run();
			return;
		}
		this.delivery.render(live);
	}

	/** Notes whether somebody sees the page. */
	void seen(SessionState state, Visibility visibility) {
		if (state instanceof Live live && live.isOver(visibility.connection())) {
			this.pace.seen(visibility.hidden());
			this.delivery.render(live);
		}
	}

	/** Tells of a fault that the client found in itself. */
	void reported(SessionState state, Report report) {
		if (state instanceof Live live && live.isOver(report.connection()) && this.reports.take()) {
			this.incidents.reported(Reports.clean(report.text()));
		}
	}

}
