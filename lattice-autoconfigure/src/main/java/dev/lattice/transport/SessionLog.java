package dev.lattice.transport;

import dev.lattice.engine.session.NavigationOutcome;
import dev.lattice.engine.session.SessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponse;

/** Logs what fails in one session and passes on what is counted. */
record SessionLog(String id, TransportListener listener) implements SessionListener {

	private static final Logger logger = LoggerFactory.getLogger(SessionLog.class);

	@Override
	public void patchSent(int bytes) {
		this.listener.patchSent(bytes);
	}

	@Override
	public void eventHandled() {
		this.listener.eventHandled();
	}

	@Override
	public void eventDropped() {
		this.listener.eventDropped();
	}

	@Override
	public void reported(String incident, String where, String text) {
		logger.warn("Incident {} in session {}: the browser told a fault{}: {}", incident, this.id, where, text);
	}

	@Override
	public void navigated(NavigationOutcome outcome) {
		this.listener.navigated(outcome);
	}

	@Override
	public void failed(String incident, String where, Throwable failure) {
		if (failure instanceof ErrorResponse refused && refused.getStatusCode().is4xxClientError()) {
			logger.debug("Incident {} in session {}: {} was refused", incident, this.id, where, failure);
			return;
		}
		logger.error("Incident {} in session {}: {} failed", incident, this.id, where, failure);
	}

}
