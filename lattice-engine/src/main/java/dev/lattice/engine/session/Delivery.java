package dev.lattice.engine.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.lattice.engine.component.ClientMessages;
import dev.lattice.engine.component.Compression;
import dev.lattice.engine.patch.PatchWriter;
import dev.lattice.engine.patch.Wire;
import dev.lattice.engine.render.Renderer;
import dev.lattice.engine.session.SessionState.Connecting;
import dev.lattice.engine.session.SessionState.Live;
import dev.lattice.engine.signal.Scope;

/**
 * Tells the page what has changed, in patches that it is known to have or can get again.
 */
final class Delivery {

	/*
	 * Rendering happens only while the outbox has room. Until then the graph holds the
	 * latest state and the holes are marked, so that one patch later says it all,
	 * whatever happened in between. That anything can be sent only over a Live connection
	 * is said by the parameters.
	 */

	private final SessionListener listener;

	private final Scope root;

	private final Renderer renderer;

	private final Visits pages;

	private final ClientMessages messages;

	private final Inputs inputs;

	private final BiConsumer<String, Throwable> failed;

	private final Pace pace;

	private final Compression compression;

	private final ServerFrames frames;

	private final Outbox outbox;

	private final PageNews news;

	private final Keeping keeping;

	/** The optional parts of the client that the page was told to load. */
	private List<String> needs;

	/**
	 * Makes the delivery for a page.
	 * @param keeping keeps what the page is to hold
	 * @param failed hears what code of the page threw
	 * @param firstPaint what the page has already
	 */
	Delivery(SessionHost host, Scope root, Renderer renderer, Visits pages, ClientMessages messages, Inputs inputs,
			Keeping keeping, Pace pace, BiConsumer<String, Throwable> failed, Compression compression,
			FirstPaint firstPaint) {
		this.listener = host.listener();
		this.root = root;
		this.renderer = renderer;
		this.pages = pages;
		this.messages = messages;
		this.inputs = inputs;
		this.pace = pace;
		this.failed = failed;
		this.compression = compression;
		this.frames = new ServerFrames(host.codec());
		this.outbox = new Outbox(host.limits());
		this.news = new PageNews(firstPaint.head());
		this.needs = firstPaint.needs();
		this.keeping = keeping;
	}

	/**
	 * Welcomes a page to the connection, which is live from then on. That acknowledges
	 * inputs, so what the page is to hold comes in the same frame (P-81).
	 * @param held what the page holds
	 */
	Live welcome(Connecting connecting, int mode, String token, String held) {
		connecting.connection()
			.sendUncompressed(this.frames.welcome(mode, this.inputs.last(), token, this.keeping.renew(held)));
		this.inputs.told();
		if (mode != Wire.ADOPTED) {
			this.needs.forEach((part) -> connecting.connection().send(this.frames.need(part)));
		}
		return connecting.welcomed();
	}

	/**
	 * Says to a page that keeps its markup what that is missing; if another one is shown
	 * by now, that is said instead.
	 */
	void complete(Live live, Consumer<PatchWriter> missing) {
		if (!this.renderer.isUnsaid()) {
			patch(live, missing);
		}
		render(live);
	}

	/** Whether what a page has not applied can be sent again. */
	boolean canResend(Hello hello) {
		return hello.applied() >= this.outbox.acknowledged() && hello.applied() <= this.outbox.last()
				&& hello.input() >= this.inputs.last() && this.outbox.hasAllAfter(hello.applied());
	}

	/** Sends again what a page has not applied. */
	void resend(Live live, int applied) {
		this.outbox.acknowledge(applied);
		for (byte[] frame : this.outbox.frames()) {
			send(live, frame);
			this.listener.patchSent(frame.length);
		}
		render(live);
	}

	/** Says the whole page to one that has nothing, or not the right thing. */
	void sayAgain(Live live) {
		repeatNews();
		this.pages.shown().location().repeat();
		this.outbox.clear();
		settle();
		patch(live, this.renderer::sayPage);
		render(live);
	}

	/** Says again with the next patch all news that the page may not know. */
	void repeatNews() {
		this.news.repeat(this.outbox.acknowledged());
	}

	/**
	 * Takes the number of the last patch that the page has applied, with an input (P-12).
	 * @return whether there is such a patch
	 */
	boolean acknowledge(int applied) {
		if (applied < 0 || applied > this.outbox.last()) {
			return false;
		}
		this.outbox.acknowledge(applied);
		return true;
	}

	/**
	 * Takes the number of the last patch that the page has applied, by itself (P-13); a
	 * page that says it again asks for an answer (P-75).
	 * @return whether there is such a patch
	 */
	boolean acknowledgeAlone(int applied) {
		if (applied == this.outbox.acknowledged()) {
			this.inputs.ask();
		}
		return acknowledge(applied);
	}

	/** Answers a navigation with the next patch. */
	void answer(int way, int input, String address) {
		// Who asks has the part that knows the answer.
		knows(Wire.NAVIGATION);
		this.news.answer(way, input, address);
	}

	/** Tells the page that the handler of the last input failed. */
	void handlerFailed(Live live, String incident) {
		keep(live);
		live.connection().send(this.frames.failed(this.inputs.last(), incident));
		this.inputs.told();
	}

	/**
	 * Gives the page what it is to hold, before anything acknowledges an input (P-81).
	 */
	void keep(Live live) {
		String snapshot = this.keeping.renew();
		if (snapshot != null) {
			// It is sealed, and hardly becomes smaller.
			live.connection().sendUncompressed(this.frames.snapshot(snapshot));
		}
	}

	/**
	 * Gives the page what it is to hold when the session ends. A session that has failed
	 * may have failed because of its state: the page must not come back with that.
	 */
	void leave(Live live, CloseCode code) {
		if (code != CloseCode.SESSION_FAILED) {
			keep(live);
		}
		else if (this.keeping.forget()) {
			live.connection().send(this.frames.snapshot(""));
		}
	}

	/**
	 * Says what has changed, if the page can hear it and it is time.
	 * @return whether a patch was made
	 */
	boolean render(Live live) {
		int before = this.outbox.last();
		// Nobody waits for what nobody did; so a page that does not listen is not told
		// more and more.
		if (this.inputs.isOwing() || this.outbox.isOpen()) {
			keep(live);
		}
		if (isWaiting() && this.outbox.isOpen() && (this.pace.isDue() || this.messages.isCrowded())) {
			if (this.renderer.isUnsaid()) {
				settle();
				patch(live, this.renderer::sayShown);
			}
			patch(live, this::drain);
			this.pace.told();
		}
		this.pace.end(isWaiting(), !this.outbox.isOpen());
		if (this.inputs.isOwing()) {
			live.connection().send(this.frames.received(this.inputs.last()));
			this.inputs.told();
		}
		return this.outbox.last() != before;
	}

	/** Whether the page has all there is to tell, and has said so. */
	boolean rests() {
		return this.outbox.acknowledged() == this.outbox.last() && !isWaiting();
	}

	/** Drops what a page that comes back without it can be told again as a whole. */
	void forget() {
		this.outbox.forget();
	}

	private boolean isWaiting() {
		return this.renderer.isDirty() || this.news.isAny(this.pages.shown()) || this.messages.isWaiting();
	}

	/** When a Live page is to be told of what waits, or given up; never, if neither. */
	long wakeAt() {
		return (isWaiting() && this.outbox.isOpen()) ? this.pace.due() : this.pace.silentAt();
	}

	/** Brings to rest what will be said as a whole. */
	private void settle() {
		this.root.run(() -> drain(new Discard()));
	}

	private void drain(PatchWriter writer) {
		this.renderer.drain(writer, (failure) -> this.failed.accept("render", failure));
	}

	/** Makes a patch and sends it, unless nothing was said. */
	private void patch(Live live, Consumer<PatchWriter> content) {
		int number = this.outbox.last() + 1;
		byte[] patch = this.frames.patch(number, this.inputs.last(), (writer) -> {
			this.news.begin(writer, this.pages.shown());
			this.root.run(() -> content.accept(writer));
			this.messages.drain((message) -> say(live, writer, message));
			this.news.end(writer, this.pages.shown(), number);
		});
		if (patch != null) {
			this.renderer.needs().forEach((part) -> need(live, part));
			if (this.news.isLeading()) {
				need(live, Wire.NAVIGATION);
			}
			this.outbox.add(patch);
			send(live, patch);
			this.listener.patchSent(patch.length);
			this.inputs.told();
		}
	}

	private void send(Live live, byte[] patch) {
		if (this.compression.isForbidden()) {
			live.connection().sendUncompressed(patch);
		}
		else {
			live.connection().send(patch);
		}
	}

	private void say(Live live, PatchWriter writer, ClientMessages.Message message) {
		need(live, Wire.MORE);
		switch (message) {
			case ClientMessages.Push(int hook, String event, String payload) -> writer.push(hook, event, payload);
			case ClientMessages.Run(String commands) -> writer.run(commands);
		}
	}

	/** Tells the page of a part that the next frame may need, once (P-46). */
	private void need(Live live, String part) {
		if (knows(part)) {
			live.connection().send(this.frames.need(part));
		}
	}

	/** Notes that the page has a part; returns whether that is new. */
	private boolean knows(String part) {
		if (this.needs.contains(part)) {
			return false;
		}
		List<String> more = new ArrayList<>(this.needs);
		more.add(part);
		this.needs = List.copyOf(more);
		return true;
	}

}
