package dev.lattice.transport.webflux;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import dev.lattice.engine.patch.Wire;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * Answers where pages open a stream of events when no WebSocket gets through (P-70 and
 * after), and takes their posts. Every request has to come from a page that may open a
 * socket (P-2), and every post from the user who opened the stream.
 */
public final class LatticeStreamHandler implements WebHandler {

	/** Added to the path of the socket. */
	public static final String SUFFIX = "/events";

	/** The header that says to which stream a post belongs. */
	private static final String CONNECTION = "Lattice-Connection";

	/** The header with the sub-protocols that a page knows. */
	private static final String PROTOCOL = "Lattice-Protocol";

	/** The header with the number of a post. */
	private static final String POST = "Lattice-Post";

	/** How much a post may hold, unless a frame may be larger. */
	private static final int POST_SIZE = 65_536;

	/** How many posts of one page are read at a time: one, and others in its place. */
	private static final int POSTS_AT_ONCE = 4;

	private static final int SECRET_BYTES = 16;

	private static final String RETRY_SECONDS = "5";

	private final SecureRandom random = new SecureRandom();

	private final Map<String, Stream> streams = new ConcurrentHashMap<>();

	private final AtomicInteger count = new AtomicInteger();

	private final Conversations conversations;

	private final SocketSettings settings;

	private final SocketTimers timers;

	private final int maxStreams;

	private final AllowedOrigins origins;

	/**
	 * Makes a handler.
	 * @param conversations where connections are served
	 * @param settings how they behave
	 * @param timers what they know of time
	 * @param maxStreams how many streams there may be, above 0; more are answered with
	 * 503
	 */
	public LatticeStreamHandler(Conversations conversations, SocketSettings settings, SocketTimers timers,
			int maxStreams) {
		if (maxStreams <= 0) {
			throw new IllegalArgumentException("lattice.fallback.max-connections must be above 0, not " + maxStreams
					+ "; to have none set lattice.fallback.enabled=false");
		}
		this.conversations = conversations;
		this.settings = settings;
		this.timers = timers;
		this.maxStreams = maxStreams;
		this.origins = new AllowedOrigins(settings.allowedOrigins());
	}

	@Override
	public Mono<Void> handle(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		if (!request.getMethod().equals(HttpMethod.POST)) {
			return Mono.error(new MethodNotAllowedException(request.getMethod(), Set.of(HttpMethod.POST)));
		}
		if (!this.origins.allows(request)) {
			return refused(HttpStatus.FORBIDDEN,
					"The origin of the page may not open a stream; see lattice.websocket.allowed-origins");
		}
		String secret = request.getHeaders().getFirst(CONNECTION);
		return SocketVisitor.of(exchange)
			.flatMap((visitor) -> (secret != null) ? post(exchange, visitor, secret) : open(exchange, visitor));
	}

	private Mono<Void> open(ServerWebExchange exchange, SocketVisitor visitor) {
		String protocol = exchange.getRequest().getHeaders().getFirst(PROTOCOL);
		if (!Wire.PROTOCOL.equals(protocol) && !Wire.DEFLATED_PROTOCOL.equals(protocol)) {
			return refused(HttpStatus.BAD_REQUEST, "The header " + PROTOCOL + " must be " + Wire.PROTOCOL + " or "
					+ Wire.DEFLATED_PROTOCOL + ", not " + protocol);
		}
		if (this.conversations.isDraining()) {
			return refused(HttpStatus.SERVICE_UNAVAILABLE, "The server is shutting down");
		}
		if (this.count.incrementAndGet() > this.maxStreams) {
			this.count.decrementAndGet();
			exchange.getResponse().getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
			return refused(HttpStatus.SERVICE_UNAVAILABLE,
					"There are too many streams; see lattice.fallback.max-connections");
		}
		Callers.Caller caller = this.conversations.admit(exchange.getResponse(), visitor);
		if (caller == null) {
			this.count.decrementAndGet();
			return refused(HttpStatus.TOO_MANY_REQUESTS,
					"There are too many connections; see lattice.websocket.max-connections");
		}
		return body(exchange.getRequest()).flatMap(
				(body) -> stream(exchange, visitor.inflating(Wire.DEFLATED_PROTOCOL.equals(protocol)), caller, body))
			.doFinally((signal) -> {
				caller.leave();
				this.count.decrementAndGet();
			});
	}

	private Mono<Void> stream(ServerWebExchange exchange, SocketVisitor visitor, Callers.Caller caller, byte[] body) {
		String secret = secret();
		ServerHttpResponse response = exchange.getResponse();
		response.setStatusCode(HttpStatus.OK);
		HttpHeaders headers = response.getHeaders();
		headers.setContentType(MediaType.TEXT_EVENT_STREAM);
		headers.setCacheControl(CacheControl.noStore().noTransform());
		headers.set("X-Accel-Buffering", "no");
		headers.set("X-Content-Type-Options", "nosniff");
		// The end of the stream is the end of the connection, so that none is kept of a
		// page that is gone. HTTP/2 has no such header, and servers leave it out there.
		headers.setConnection("close");
		StreamTransport transport = new StreamTransport(exchange.getRequest().getId(), response,
				secret + " " + longestSilence().toMillis(), this.settings.maxFrameSize());
		transport.takeOpening(body);
		this.streams.put(secret, new Stream(transport, visitor.visitor().userName(), new AtomicInteger()));
		return this.conversations.converse(visitor, caller, transport)
			.doFinally((signal) -> this.streams.remove(secret));
	}

	/**
	 * How long a stream is never silent: as long as a page may acknowledge late, be asked
	 * and answer.
	 */
	private Duration longestSilence() {
		return this.settings.pingInterval().multipliedBy(2).plus(this.settings.pongTimeout());
	}

	private Mono<Void> post(ServerWebExchange exchange, SocketVisitor visitor, String secret) {
		Stream stream = this.streams.get(secret);
		if (stream == null || !Objects.equals(stream.userName(), visitor.visitor().userName())) {
			return refused(HttpStatus.NOT_FOUND, "There is no such stream of this user");
		}
		int number = number(exchange.getRequest().getHeaders().getFirst(POST));
		if (number <= 0) {
			return refused(HttpStatus.BAD_REQUEST, "The header " + POST + " must hold a number from 1");
		}
		if (stream.posts().incrementAndGet() > POSTS_AT_ONCE) {
			stream.posts().decrementAndGet();
			return refused(HttpStatus.TOO_MANY_REQUESTS, "A page posts once at a time");
		}
		return body(exchange.getRequest())
			.doOnError(
					(failure) -> failure instanceof ResponseStatusException refused
							&& refused.getStatusCode().equals(HttpStatus.CONTENT_TOO_LARGE),
					(failure) -> stream.transport().tooBig())
			.flatMap((body) -> stream.transport().take(number, body) ? taken(exchange.getResponse())
					: refused(HttpStatus.CONFLICT, "A post before number " + number + " is missing"))
			.doFinally((signal) -> stream.posts().decrementAndGet());
	}

	private static Mono<Void> taken(ServerHttpResponse response) {
		response.setStatusCode(HttpStatus.NO_CONTENT);
		response.getHeaders().setCacheControl(CacheControl.noStore());
		return response.setComplete();
	}

	private Mono<byte[]> body(ServerHttpRequest request) {
		int limit = Math.max(POST_SIZE, this.settings.maxFrameSize()) + Integer.BYTES;
		return DataBufferUtils.join(request.getBody(), limit)
			.map(LatticeStreamHandler::bytes)
			.defaultIfEmpty(new byte[0])
			.timeout(this.settings.helloTimeout(), this.timers.scheduler())
			.onErrorMap(DataBufferLimitException.class,
					(failure) -> new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE,
							"A post holds at most " + limit + " bytes", failure))
			.onErrorMap(TimeoutException.class, (failure) -> new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT,
					"The post took too long", failure));
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		DataBufferUtils.release(buffer);
		return bytes;
	}

	private static int number(@Nullable String text) {
		try {
			return (text != null) ? Integer.parseInt(text) : 0;
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

	private String secret() {
		byte[] secret = new byte[SECRET_BYTES];
		this.random.nextBytes(secret);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
	}

	private static Mono<Void> refused(HttpStatus status, String reason) {
		return Mono.error(new ResponseStatusException(status, reason));
	}

	/**
	 * A stream that is open.
	 *
	 * @param transport takes its posts
	 * @param userName who opened it, or null if anonymous
	 * @param posts how many are being read
	 */
	private record Stream(StreamTransport transport, @Nullable String userName, AtomicInteger posts) {
	}

}
