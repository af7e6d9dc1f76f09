package dev.lattice.transport.webflux;

import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

import dev.lattice.engine.session.CloseCode;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.OpenPage;
import dev.lattice.transport.PageAddress;
import dev.lattice.transport.PageVisit;
import dev.lattice.transport.Pages;
import dev.lattice.transport.SessionsRefusedException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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
		return request.principal().map(Optional::<Principal>of).defaultIfEmpty(Optional.empty()).flatMap((user) -> {
			PageVisit visit = visit(request, user.orElse(null));
			boolean keep = request.method().equals(HttpMethod.GET);
			String token = request.headers().firstHeader(NAVIGATE);
			if (keep && token != null) {
				return pass(token, visit);
			}
			return Mono.fromCallable(() -> render(match, visit, keep))
				.subscribeOn(this.scheduler)
				.flatMap((html) -> ServerResponse.ok().headers(this::headers).contentType(HTML).bodyValue(html));
		}).onErrorResume(SessionsRefusedException.class, (ex) -> busy());
	}

	/**
	 * Answers a page that is open and asks whether it may show the one at this address
	 * (P-50). That the question has come here is the answer: it has passed every filter
	 * that a GET of the page passes.
	 */
	private Mono<ServerResponse> pass(String token, PageVisit visit) {
		ServerResponse.HeadersBuilder<?> answer = ServerResponse.noContent()
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.VARY, NAVIGATE);
		String pass = this.pages.pass(token, visit);
		if (pass != null) {
			answer.header(PASS, pass).header(DOCUMENT, this.document.identity(visit));
		}
		return answer.build();
	}

	private String render(ComponentCatalog.Match match, PageVisit visit, boolean keep) {
		OpenPage page = this.pages.open(match, visit);
		if (!keep) {
			page.actor().close(CloseCode.RESTART);
		}
		return this.document.html(page, visit);
	}

	private void headers(HttpHeaders headers) {
		headers.setCacheControl(CacheControl.noStore());
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("Referrer-Policy", "same-origin");
		if (!this.settings.contentSecurityPolicy().isEmpty()) {
			headers.set("Content-Security-Policy", this.settings.contentSecurityPolicy());
		}
	}

	private static Mono<ServerResponse> busy() {
		return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
			.cacheControl(CacheControl.noStore())
			.build();
	}

	private static PageVisit visit(ServerRequest request, @Nullable Principal user) {
		Locale locale = request.exchange().getLocaleContext().getLocale();
		try {
			return new PageVisit(PageAddress.of(request.uri()), request.requestPath().contextPath().value(), user,
					(locale != null) ? locale : Locale.getDefault());
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "The query of the address is not well encoded",
					ex);
		}
	}

}
