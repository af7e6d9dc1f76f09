package dev.lattice.transport;

import java.time.Duration;

import dev.lattice.engine.session.NavigationOutcome;

/** Hears of traffic, on any thread; must be quick and must not throw. For meters. */
public interface TransportListener {

	/** Hears nothing. */
	TransportListener NONE = new TransportListener() {
	};

	/**
	 * A turn of a session ended.
	 * @param duration how long it took
	 */
	default void turnRan(Duration duration) {
	}

	/** A client told a fault of its own. */
	default void clientFailed() {
	}

	/** A turn takes long, and goes on. */
	default void turnIsSlow() {
	}

	/**
	 * A patch was sent.
	 * @param bytes its size
	 */
	default void patchSent(int bytes) {
	}

	/** An event was handed to its handler. */
	default void eventHandled() {
	}

	/** An event was dropped: its handler is gone, or it came a second time. */
	default void eventDropped() {
	}

	/**
	 * A page has asked to go elsewhere without being loaded anew, and is answered.
	 * @param outcome how that ended
	 */
	default void navigated(NavigationOutcome outcome) {
	}

	/** A frame was refused: malformed, at a wrong moment, or one too many. */
	default void frameRefused() {
	}

	/** A page was refused since there are too many sessions. */
	default void sessionRefused() {
	}

}
