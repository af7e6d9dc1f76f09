package dev.lattice.transport.webflux;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import dev.lattice.engine.session.CloseCode;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.OpenPage;
import dev.lattice.transport.PageAddress;
import dev.lattice.transport.PageVisit;
import dev.lattice.transport.Pages;
import dev.lattice.transport.SessionsRefusedException;
import dev.lattice.transport.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Serves the pages of components, and the client's script. */
public final class LatticePages implements RouterFunction<ServerResponse> {

	private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

	private static final MediaType JAVASCRIPT = MediaType.parseMediaType("text/javascript;charset=UTF-8");

	private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

	/** The header with which a page that is open asks whether it may go on to another. */
	private static final String NAVIGATE = "Lattice-Navigate";

	/** The header with the token for the page that was asked for. */
	private static final String PASS = "Lattice-Pass";

	/** The header that tells one document around pages from another. */
	private static final String DOCUMENT = "Lattice-Document";

	private static final String RETRY_SECONDS = "5";

	private static final Duration YEAR = Duration.ofDays(365);

	private final Pages pages;

	private final Executor executor;

	private final Scheduler scheduler;

	private final PageSettings settings;

	private final ClientScript client;

	private final PageDocument document;

	/**
	 * Makes the routes.
	 * @param pages opens pages
	 * @param executor runs what may block
	 * @param settings what every page has
	 * @param client the client's script
	 * @param customizers add to each page's head, in order
	 */
	public LatticePages(Pages pages, Executor executor, PageSettings settings, ClientScript client,
			List<PageCustomizer> customizers) {
		this.pages = pages;
		this.executor = executor;
		this.scheduler = Schedulers.fromExecutor(executor);
		this.settings = settings;
		this.client = client;
		this.document = new PageDocument(settings, client, List.copyOf(customizers));
	}

	@Override
	public Mono<HandlerFunction<ServerResponse>> route(ServerRequest request) {
		if (!READING.contains(request.method())) {
			return Mono.empty();
		}
		byte[] script = this.client.at(request.requestPath().pathWithinApplication().value());
		if (script != null) {
			return Mono.just((asked) -> script(script));
		}
		ComponentCatalog.Match match = this.pages.find(request.requestPath());
		return (match != null) ? Mono.just((asked) -> page(asked, match)) : Mono.empty();
	}

	private static Mono<ServerResponse> script(byte[] content) {
		return ServerResponse.ok()
			.contentType(JAVASCRIPT)
			.cacheControl(CacheControl.maxAge(YEAR).cachePublic().immutable())
			.header("X-Content-Type-Options", "nosniff")
			.bodyValue(content);
	}

	private Mono<ServerResponse> page(ServerRequest request, ComponentCatalog.Match match) {
		return Visitors.of(request.exchange()).flatMap((visitor) -> {
			PageVisit visit = visit(request, visitor);
			boolean keep = request.method().equals(HttpMethod.GET);
			String token = request.headers().firstHeader(NAVIGATE);
			if (keep && token != null) {
				return Mono.fromCallable(() -> Optional.ofNullable(this.pages.pass(token, match, visit)))
					.subscribeOn(this.scheduler)
					.flatMap((pass) -> pass(pass.orElse(null), visit));
			}
			return answer(request, match, visit, keep);
		}).onErrorResume(SessionsRefusedException.class, (ex) -> refused(ex.reason()));
	}

	/**
	 * Answers a page that is open and asks whether it may show the one at this address
	 * (P-50). That the question has come here is the answer: it has passed every filter
	 * that a GET of the page passes.
	 */
	private Mono<ServerResponse> pass(@Nullable String pass, PageVisit visit) {
		ServerResponse.HeadersBuilder<?> answer = ServerResponse.noContent()
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.VARY, NAVIGATE);
		if (pass != null) {
			answer.header(PASS, pass).header(DOCUMENT, this.document.identity(visit));
		}
		return answer.build();
	}

	private Mono<ServerResponse> answer(ServerRequest request, ComponentCatalog.Match match, PageVisit visit,
			boolean keep) {
		ContentPolicy policy = ContentPolicy.of(this.settings.contentSecurityPolicy());
		PageAnswer answer = new PageAnswer(this.document, visit, policy, request.exchange().getRequest().getId());
		return Mono.fromRunnable(() -> begin(() -> render(match, visit, keep, answer)))
			.then(answer.started())
			.flatMap((start) -> ServerResponse.ok()
				.headers((headers) -> fill(headers, start, policy))
				.contentType(HTML)
				.body((response, context) -> write(answer, response)))
			.doOnCancel(answer::cancel);
	}

	/** Each chunk is asked for when the one before was taken. */
	private static Mono<Void> write(PageAnswer answer, ServerHttpResponse response) {
		return response.writeAndFlushWith(
				answer.chunks().doOnCancel(answer::cancel).map((chunk) -> Mono.<DataBuffer>fromSupplier(() -> {
					answer.taken();
					return response.bufferFactory().wrap(chunk);
				})))
			.doOnSuccess((nothing) -> answer.taken());
	}

	private void begin(Runnable rendering) {
		try {
			this.executor.execute(rendering);
		}
		catch (RejectedExecutionException ex) {
			throw SessionsRefusedException.busy();
		}
	}

	private void render(ComponentCatalog.Match match, PageVisit visit, boolean keep, PageAnswer answer) {
		try {
			OpenPage page = this.pages.open(match, visit, answer, answer::giveUp);
			if (!keep) {
				page.actor().close(CloseCode.RESTART);
			}
			answer.complete(page);
		}
		catch (RuntimeException | Error ex) {
			answer.fail(ex);
		}
	}

	private static void fill(HttpHeaders headers, PageAnswer.Start start, ContentPolicy policy) {
		headers.setCacheControl(start.compressible() ? CacheControl.noStore() : CacheControl.noStore().noTransform());
		if (!start.compressible()) {
			// Servers compress what has no encoding yet.
			headers.set(HttpHeaders.CONTENT_ENCODING, "identity");
		}
		if (start.length() >= 0) {
			headers.setContentLength(start.length());
		}
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("Referrer-Policy", "same-origin");
		if (!policy.header().isEmpty()) {
			headers.set("Content-Security-Policy", policy.header());
		}
	}

	/**
	 * A visitor with too many pages is told so; for the others there may be room soon.
	 */
	private static Mono<ServerResponse> refused(SessionsRefusedException.Reason reason) {
		HttpStatus status = switch (reason) {
			case SERVER, REVOKED -> HttpStatus.SERVICE_UNAVAILABLE;
			case VISITOR -> HttpStatus.TOO_MANY_REQUESTS;
		};
		return ServerResponse.status(status)
			.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
			.cacheControl(CacheControl.noStore())
			.build();
	}

	private static PageVisit visit(ServerRequest request, Visitor visitor) {
		Locale locale = request.exchange().getLocaleContext().getLocale();
		try {
			return new PageVisit(PageAddress.of(request.uri()), request.requestPath().contextPath().value(), visitor,
					(locale != null) ? locale : Locale.getDefault());
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The query of the address is not well encoded",
					ex);
		}
	}

}
