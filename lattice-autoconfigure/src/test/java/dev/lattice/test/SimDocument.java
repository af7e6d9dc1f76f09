package dev.lattice.test;

import dev.lattice.engine.durable.Snapshot;
import dev.lattice.engine.session.FirstPaint;
import dev.lattice.transport.SessionDirectory;

/** What a node answered when a browser asked for a page; a copied tab has the same. */
final class SimDocument {

	private final String address;

	private final StringBuilder html = new StringBuilder();

	private final FirstPaint paint;

	private final String token;

	SimDocument(SimSite site, SimNode node, String address) {
		this.address = address;
		SessionDirectory.Opened opened = site.open(node, address, this.html::append, Snapshot.NONE);
		this.paint = opened.paint();
		this.token = opened.actor().id();
	}

	/** Parses it, as each browser does by itself. */
	ReceivingPage open() {
		return new ReceivingPage(this.html.toString(), this.paint);
	}

	String address() {
		return this.address;
	}

	/** The token of its session. */
	String token() {
		return this.token;
	}

	String digest() {
		return this.paint.digest();
	}

}
