package dev.lattice.transport.webflux;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.lattice.engine.component.Compression;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.FirstHtml;
import dev.lattice.transport.OpenPage;
import dev.lattice.transport.PageVisit;
import dev.lattice.transport.SessionActor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The document of one page on its way: written by the thread that makes the page, in
 * chunks, and taken by the connection when that has room.
 */
final class PageAnswer implements FirstHtml {

	/*
	 * The page is made in a turn, and a turn waits for no browser. So chunks queue up
	 * until the connection takes them, and together are as large as the document: but
	 * none is larger than CHUNK and one part of the HTML, and each is garbage when it is
	 * sent. The answer begins with the first chunk, and with it the status is said: when
	 * the document has a chunk's size, or when the page asks for it; the page has been
	 * made by then, but for the latter. All is written by that thread but the end of an
	 * answer that is given up: the sinks take the first of two ends, and nothing after.
	 */

	private static final int CHUNK = 16 * 1024;

	private static final Logger logger = LoggerFactory.getLogger(PageAnswer.class);

	private final PageDocument document;

	private final PageVisit visit;

	private final ContentPolicy policy;

	private final String incident;

	private final StringBuilder text = new StringBuilder(2 * CHUNK);

	private final Sinks.Many<byte[]> chunks = Sinks.many().unicast().onBackpressureBuffer();

	private final Sinks.One<Start> start = Sinks.one();

	private @Nullable Compression compression;

	private boolean started;

	private volatile boolean cancelled;

	/** The session, once it is made. */
	private volatile @Nullable SessionActor made;

	/**
	 * Makes an answer of which nothing is known yet.
	 * @param document writes what is around the component
	 * @param visit who asks for the page
	 * @param incident names what fails, should it
	 */
	PageAnswer(PageDocument document, PageVisit visit, ContentPolicy policy, String incident) {
		this.document = document;
		this.visit = visit;
		this.policy = policy;
		this.incident = incident;
	}

	/** Returns how the answer begins, or what failed before it did. */
	Mono<Start> started() {
		return this.start.asMono();
	}

	/** Returns the document in chunks; to be taken once. */
	Flux<byte[]> chunks() {
		return this.chunks.asFlux();
	}

	@Override
	public void head(Map<String, String> entries, Compression compression) {
		this.compression = compression;
		this.document.begin(this.text, this.visit, entries, this.policy);
	}

	@Override
	public void flush() {
		send(Start.OF_UNKNOWN_LENGTH);
	}

	@Override
	public void body(CharSequence part) {
		this.text.append(part);
		if (this.text.length() >= CHUNK) {
			flush();
		}
	}

	/** Ends the document of a page that was made. */
	void complete(OpenPage page) {
		this.made = page.actor();
		this.document.end(this.text, this.visit, page, this.policy);
		send(0);
		this.chunks.tryEmitComplete();
		endIfCancelled();
	}

	/**
	 * Ends the answer of a page that could not be made: with its status, or, where that
	 * was sent, with a notice that people see and a broken connection that programs see.
	 */
	void fail(Throwable failure) {
		if (!this.started) {
			this.start.tryEmitError(failure);
			return;
		}
		cutOff(this.text, failure);
	}

	/**
	 * Ends the answer of a page whose making does not end, as that of one that could not
	 * be made; on another thread than the one that makes it.
	 */
	void giveUp(Throwable failure) {
		if (this.start.tryEmitError(failure) != Sinks.EmitResult.OK) {
			cutOff(new StringBuilder(), failure);
		}
	}

	private void cutOff(StringBuilder rest, Throwable failure) {
		logger.error("The page {} failed after its head was sent; incident {}", this.visit.address().path(),
				this.incident, failure);
		this.document.fail(rest, this.incident);
		this.chunks.tryEmitNext(rest.toString().getBytes(StandardCharsets.UTF_8));
		this.chunks.tryEmitError(new IllegalStateException(
				"The page " + this.visit.address().path() + " was cut off; incident " + this.incident));
	}

	/** Notes that the connection has taken some of the document, or all. */
	void taken() {
		SessionActor made = this.made;
		if (made != null) {
			made.htmlTaken();
		}
	}

	/**
	 * Notes that nobody waits for the answer any more. What joins the session stands at
	 * its end, so nobody can.
	 */
	void cancel() {
		this.cancelled = true;
		endIfCancelled();
	}

	private void endIfCancelled() {
		SessionActor made = this.made;
		if (this.cancelled && made != null) {
			made.close(CloseCode.RESTART);
		}
	}

	/** Sends what was written, and before it how the answer begins. */
	private void send(long rest) {
		byte[] chunk = this.text.toString().getBytes(StandardCharsets.UTF_8);
		this.text.setLength(0);
		if (!this.cancelled) {
			this.chunks.tryEmitNext(chunk);
		}
		if (!this.started) {
			this.started = true;
			boolean compressible = this.compression == null || !this.compression.isForbidden();
			this.start.tryEmitValue(new Start(compressible, (rest == 0) ? chunk.length : Start.OF_UNKNOWN_LENGTH));
		}
	}

	/**
	 * What is known when the answer begins.
	 *
	 * @param compressible whether the document may be compressed
	 * @param length how many bytes it has, or -1 if that is not known yet
	 */
	record Start(boolean compressible, long length) {

		static final long OF_UNKNOWN_LENGTH = -1;

	}

}
