package dev.lattice.engine.session;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import dev.lattice.engine.component.ClientMessages;
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

	private final ServerFrames frames;

	private final Outbox outbox;

	private final PageNews news;

	/** The optional parts of the client that the page was told to load. */
	private final Set<String> needs;

	/**
	 * Makes the delivery for a page.
	 * @param firstPaint what the page has already
	 */
	Delivery(SessionHost host, Scope root, Renderer renderer, Visits pages, ClientMessages messages, Inputs inputs,
			BiConsumer<String, Throwable> failed, FirstPaint firstPaint) {
		this.listener = host.listener();
		this.root = root;
		this.renderer = renderer;
		this.pages = pages;
		this.messages = messages;
		this.inputs = inputs;
		this.failed = failed;
		this.frames = new ServerFrames(host.codec());
		this.outbox = new Outbox(host.limits());
		this.news = new PageNews(firstPaint.head());
		this.needs = new LinkedHashSet<>(firstPaint.needs());
	}

	/** Welcomes a page to the connection, which is live from then on. */
	Live welcome(Connecting connecting, int mode, String token) {
		connecting.connection().send(this.frames.welcome(mode, this.inputs.last(), token));
		this.inputs.told();
		if (mode != Wire.ADOPTED) {
			this.needs.forEach((part) -> connecting.connection().send(this.frames.need(part)));
		}
		return connecting.welcomed();
	}

	/** Says to a page that keeps its markup what that is missing. */
	void complete(Live live, Consumer<PatchWriter> missing) {
		patch(live, missing);
		render(live);
	}

	/** Whether what a page has not applied can be sent again. */
	boolean canResend(Hello hello) {
		return hello.applied() >= this.outbox.acknowledged() && hello.applied() <= this.outbox.last()
				&& hello.input() >= this.inputs.last();
	}

	/** Sends again what a page has not applied. */
	void resend(Live live, int applied) {
		this.outbox.acknowledge(applied);
		for (byte[] frame : this.outbox.frames()) {
			live.connection().send(frame);
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
	 * Takes the number of the last patch that the page has applied (P-13).
	 * @return whether there is such a patch
	 */
	boolean acknowledge(int applied) {
		if (applied < 0 || applied > this.outbox.last()) {
			return false;
		}
		this.outbox.acknowledge(applied);
		return true;
	}

	/** Answers a navigation with the next patch. */
	void answer(int way, int input, String address) {
		// Who asks has the part that knows the answer.
		this.needs.add(Wire.NAVIGATION);
		this.news.answer(way, input, address);
	}

	/** Tells the page that the handler of the last input failed. */
	void handlerFailed(Live live, String incident) {
		live.connection().send(this.frames.failed(this.inputs.last(), incident));
		this.inputs.told();
	}

	/** Says what has changed, if the page can hear it. */
	void render(Live live) {
		if ((this.renderer.isDirty() || this.news.isAny(this.pages.shown()) || this.messages.isWaiting())
				&& this.outbox.isOpen()) {
			if (this.renderer.isUnsaid()) {
				settle();
				patch(live, this.renderer::sayShown);
			}
			patch(live, this::drain);
		}
		if (this.inputs.isOwing()) {
			live.connection().send(this.frames.received(this.inputs.last()));
			this.inputs.told();
		}
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
			live.connection().send(patch);
			this.listener.patchSent(patch.length);
			this.inputs.told();
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
		if (this.needs.add(part)) {
			live.connection().send(this.frames.need(part));
		}
	}

}
