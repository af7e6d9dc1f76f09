package dev.lattice.store.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.R2dbcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Tells the other nodes that something is new, and hears it from them. A commit that
 * notifies holds a lock of the whole server, so one node does it at most 200 times a
 * second, for all its rooms at once. It never carries data.
 */
final class PostgresBells {

	private static final Logger logger = LoggerFactory.getLogger(PostgresBells.class);

	/** The time between two notifications of a node. */
	private static final Duration PACE = Duration.ofMillis(5);

	private static final Duration RETRY = Duration.ofMillis(500);

	/** How many characters a notification has at most; Postgres takes 7,999 bytes. */
	private static final int MAX_PAYLOAD = 7_900;

	private static final String CHANNEL = "lattice";

	private final PostgresLink link;

	private final List<Listener> listeners = new CopyOnWriteArrayList<>();

	/** What is to be told, by kind and room. */
	private final Map<String, Long> pending = new LinkedHashMap<>();

	private final Disposable listening;

	private boolean busy;

	private long last = System.nanoTime() - PACE.toNanos();

	PostgresBells(PostgresLink link) {
		this.link = link;
		this.listening = Flux.usingWhen(Mono.defer(link::dedicated), this::listen, PostgresqlConnection::close)
			.then(Mono.<Void>error(() -> new IllegalStateException("The connection that listens has ended")))
			.doOnError((failure) -> logger.warn("Postgres cannot be listened to ({}); trying again in {} ms",
					failure.getMessage(), RETRY.toMillis()))
			.retryWhen(Retry.fixedDelay(Long.MAX_VALUE, RETRY))
			.subscribe();
	}

	private Flux<Notification> listen(PostgresqlConnection connection) {
		// Whoever follows looks once more when it is certain that nothing is missed now.
		return connection.createStatement("listen " + CHANNEL)
			.execute()
			.flatMap((result) -> result.getRowsUpdated())
			.then(Mono.fromRunnable(() -> this.listeners.forEach(Listener::listening)))
			.thenMany(connection.getNotifications())
			.doOnNext((notification) -> heard(String.valueOf(notification.getParameter())));
	}

	private void heard(String payload) {
		for (String line : payload.split("\n", -1)) {
			int space = line.indexOf(' ');
			if (space > 1) {
				char kind = line.charAt(0);
				long number = Long.parseLong(line, 1, space, 10);
				String room = line.substring(space + 1);
				this.listeners.forEach((listener) -> listener.rang(kind, room, number));
			}
		}
	}

	void add(Listener listener) {
		this.listeners.add(listener);
	}

	void remove(Listener listener) {
		this.listeners.remove(listener);
	}

	/**
	 * Tells all nodes, soon.
	 * @param kind what is new
	 * @param room in which room
	 * @param number its number; of several the highest is told
	 */
	void ring(char kind, String room, long number) {
		synchronized (this) {
			this.pending.merge(kind + room, number, Math::max);
			if (this.busy) {
				return;
			}
			this.busy = true;
		}
		tell();
	}

	/** Tells what there is, at its pace, until there is nothing. */
	private void tell() {
		Duration wait;
		synchronized (this) {
			wait = PACE.minusNanos(System.nanoTime() - this.last);
		}
		Mono.defer(this::notification)
			.delaySubscription(wait.isNegative() ? Duration.ZERO : wait, Schedulers.parallel())
			.subscribe((told) -> told(), (failure) -> told());
	}

	private Mono<Boolean> notification() {
		String payload = payload();
		return this.link.notifying((connection) -> connection.createStatement("select pg_notify($1, $2)")
			.bind("$1", CHANNEL)
			.bind("$2", payload)
			.execute()
			.flatMap((result) -> result.getRowsUpdated())
			.then(Mono.just(true)));
	}

	/** Failed or not: what is not told is found by those who look. */
	private void told() {
		synchronized (this) {
			if (this.pending.isEmpty()) {
				this.busy = false;
				return;
			}
		}
		tell();
	}

	private synchronized String payload() {
		this.last = System.nanoTime();
		StringBuilder payload = new StringBuilder();
		List<String> told = new ArrayList<>();
		for (Map.Entry<String, Long> each : this.pending.entrySet()) {
			String line = each.getKey().charAt(0) + "" + each.getValue() + " " + each.getKey().substring(1) + "\n";
			if (payload.length() + line.length() > MAX_PAYLOAD) {
				break;
			}
			payload.append(line);
			told.add(each.getKey());
		}
		told.forEach(this.pending::remove);
		return payload.toString();
	}

	void close() {
		this.listening.dispose();
	}

	/** Hears what is new. */
	interface Listener {

		/**
		 * Something is new.
		 * @param kind what
		 * @param room in which room
		 * @param number its number
		 */
		void rang(char kind, String room, long number);

		/** From now on nothing is missed; before, it may have been. */
		void listening();

	}

}
