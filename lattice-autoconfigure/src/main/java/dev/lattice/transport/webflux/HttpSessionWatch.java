package dev.lattice.transport.webflux;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.lattice.transport.LatticeSessions;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebExchangeDecorator;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Closes the pages of an HTTP session that ends, or gets another id: that is what a log
 * out and a log in do to it. Stands before all other filters, so that it sees what they
 * do.
 */
public final class HttpSessionWatch implements WebFilter, Ordered {

	private final LatticeSessions sessions;

	/**
	 * Makes a watch.
	 * @param sessions the pages to close
	 */
	public HttpSessionWatch(LatticeSessions sessions) {
		this.sessions = sessions;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		exchange.getAttributes().put(Visitors.SINCE, System.nanoTime());
		return chain.filter(new Watched(exchange));
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	/** An exchange whose session is watched. */
	private final class Watched extends ServerWebExchangeDecorator {

		Watched(ServerWebExchange exchange) {
			super(exchange);
		}

		@Override
		public Mono<WebSession> getSession() {
			return super.getSession().map(WatchedSession::new);
		}

	}

	/** A session that tells when it ends. */
	private final class WatchedSession implements WebSession {

		private final WebSession session;

		WatchedSession(WebSession session) {
			this.session = session;
		}

		@Override
		public String getId() {
			return this.session.getId();
		}

		@Override
		public Map<String, Object> getAttributes() {
			return this.session.getAttributes();
		}

		@Override
		public void start() {
			this.session.start();
		}

		@Override
		public boolean isStarted() {
			return this.session.isStarted();
		}

		@Override
		public Mono<Void> changeSessionId() {
			return Mono.defer(() -> {
				String before = this.session.getId();
				return this.session.changeSessionId().doOnSuccess((nothing) -> ended(before));
			});
		}

		@Override
		public Mono<Void> invalidate() {
			return Mono.defer(() -> {
				String before = this.session.getId();
				return this.session.invalidate().doOnSuccess((nothing) -> ended(before));
			});
		}

		private void ended(String id) {
			HttpSessionWatch.this.sessions.closeHttpSession(id);
		}

		@Override
		public Mono<Void> save() {
			return this.session.save();
		}

		@Override
		public boolean isExpired() {
			return this.session.isExpired();
		}

		@Override
		public Instant getCreationTime() {
			return this.session.getCreationTime();
		}

		@Override
		public Instant getLastAccessTime() {
			return this.session.getLastAccessTime();
		}

		@Override
		public void setMaxIdleTime(Duration maxIdleTime) {
			this.session.setMaxIdleTime(maxIdleTime);
		}

		@Override
		public Duration getMaxIdleTime() {
			return this.session.getMaxIdleTime();
		}

	}

}
