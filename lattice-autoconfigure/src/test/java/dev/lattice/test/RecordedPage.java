package dev.lattice.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.CloseCode;
import dev.lattice.engine.session.Connection;
import dev.lattice.engine.session.Destination;
import dev.lattice.engine.session.FirstPaint;
import dev.lattice.engine.session.Hello;
import dev.lattice.engine.session.Session;
import dev.lattice.engine.session.SessionHost;
import dev.lattice.engine.session.SessionInput;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.engine.session.SessionListener;
import dev.lattice.transport.smile.SmileFrameCodec;
import dev.lattice.transport.smile.SmileFrameReader;
import org.jspecify.annotations.Nullable;

/** A live page whose frames are all kept; it acknowledges nothing. */
final class RecordedPage implements Connection, SessionListener {

	private static final SessionLimits ALL_AT_ONCE = new SessionLimits(10_000, 60_000, 100_000, 1 << 30, 10, 10);

	private final SmileFrameReader reader = new SmileFrameReader();

	private final List<Runnable> mailbox = new ArrayList<>();

	private final List<List<@Nullable Object>> frames = new ArrayList<>();

	private final StringBuilder html = new StringBuilder();

	private final Session session;

	private final FirstPaint paint;

	private final HeadlessPage page;

	private int inputs;

	RecordedPage(Templates templates, Supplier<Component> component) {
		SessionHost host = new SessionHost(this.mailbox::add, Runnable::run, new SmileFrameCodec(), this, ALL_AT_ONCE);
		this.session = Session.render(host, templates, location(), component, this.html::append, 0);
		this.paint = this.session.firstPaint();
		this.page = new HeadlessPage(html(), templates());
		this.session.apply(
				new SessionInput.Connect(this, new Hello("", "page", 0, 0, "/", this.paint.digest()), (admission) -> {
				}), 0);
	}

	private static Location location() {
		return new Location("/", new LinkedHashMap<>());
	}

	/** The first HTML. */
	String html() {
		return this.html.toString();
	}

	/** The templates of the first HTML, as JSON. */
	String templates() {
		return this.paint.templates();
	}

	/** The templates that the page knows. */
	PageTemplates known() {
		return this.page.templates;
	}

	/** The patches that came since the last call. */
	List<List<@Nullable Object>> received() {
		while (!this.mailbox.isEmpty()) {
			this.session.apply(new SessionInput.Posted(this.mailbox.removeFirst()), 0);
		}
		List<List<@Nullable Object>> received = List.copyOf(this.frames);
		this.frames.clear();
		return received;
	}

	void navigate(Supplier<Component> component) {
		this.session.apply(
				new SessionInput.Navigate(this, ++this.inputs, 0, new Destination.Granted(location(), component)), 0);
	}

	@Override
	public void send(byte[] frame) {
		List<@Nullable Object> elements = this.reader.elements(frame);
		if (elements.getFirst() instanceof Integer kind && kind > 0) {
			this.frames.add(elements);
			this.page.apply(elements, 2);
		}
	}

	@Override
	public void close(CloseCode code) {
		throw new AssertionError("The connection was closed: " + code);
	}

	@Override
	public void failed(String incident, String where, Throwable failed) {
		throw new AssertionError(where, failed);
	}

}
