package dev.lattice.engine.session;

import java.util.function.BiConsumer;

import dev.lattice.engine.durable.DurableState;
import dev.lattice.engine.signal.Scope;
import org.jspecify.annotations.Nullable;

/** Sees to it that the durable state of the page that is shown is kept. */
final class Keeping {

	/*
	 * What is acknowledged is kept: each frame that acknowledges an input asks here
	 * first. Nothing is written unless a durable value has changed or another page is
	 * shown. A state that cannot be kept is forgotten as a whole, on both sides: an older
	 * one would undo what the user has done since.
	 */

	private final StateKeeper keeper;

	private final Scope root;

	private final Visits pages;

	private final Inputs inputs;

	private final BiConsumer<String, Throwable> failed;

	/** The page whose state is kept; none at first. */
	private @Nullable ShownPage kept;

	/** Whether somebody was told that the state of that page cannot be kept. */
	private boolean told;

	/** What the page is to hold. */
	private String held = "";

	Keeping(StateKeeper keeper, Scope root, Visits pages, Inputs inputs, BiConsumer<String, Throwable> failed) {
		this.keeper = keeper;
		this.root = root;
		this.pages = pages;
		this.inputs = inputs;
		this.failed = failed;
	}

	/**
	 * Keeps what has changed.
	 * @return what the page is to hold from now on, or null if that is the same
	 */
	@Nullable String renew() {
		return isStale() ? renew(this.held) : null;
	}

	/**
	 * Keeps what has changed, for a page that says what it holds.
	 * @return what it is to hold from now on, or null if that is the same
	 */
	@Nullable String renew(String holding) {
		if (isStale()) {
			this.held = keep(this.pages.shown());
		}
		return this.held.equals(holding) ? null : this.held;
	}

	/** Whether what is kept is not what is to be kept. */
	boolean isStale() {
		ShownPage shown = this.pages.shown();
		return (shown.state().isChanged() || !shown.equals(this.kept)) && (!this.held.isEmpty() || limit(shown) > 0);
	}

	private int limit(ShownPage page) {
		return this.keeper.limit(page.location().path());
	}

	private String keep(ShownPage page) {
		if (!page.equals(this.kept)) {
			this.kept = page;
			this.told = false;
		}
		DurableState state = page.state();
		tellMisfit(state);
		try {
			int limit = limit(page);
			if (limit > 0 && !state.isEmpty()) {
				byte[] snapshot = this.root.call(() -> state.snapshot(this.inputs.last(), limit));
				return this.keeper.keep(page.location().path(), snapshot);
			}
		}
		catch (RuntimeException ex) {
			tell(page, ex);
		}
		forget();
		return "";
	}

	/**
	 * Forgets what was kept; returns whether there was anything. Where the keeper cannot
	 * be reached it stays there, but nobody asks for it: the page holds nothing.
	 */
	boolean forget() {
		if (this.held.isEmpty()) {
			return false;
		}
		this.held = "";
		try {
			this.keeper.forget();
		}
		catch (RuntimeException ex) {
			tell(this.pages.shown(), ex);
		}
		return true;
	}

	/** Tells once that the state of a page cannot be kept. */
	private void tell(ShownPage page, RuntimeException ex) {
		if (!this.told) {
			this.told = true;
			this.failed.accept("durable state of " + page.location().path(), ex);
		}
	}

	/** A part of the page that came later may not fit what was kept of it. */
	private void tellMisfit(DurableState state) {
		RuntimeException misfit = state.takeMisfit();
		if (misfit != null) {
			this.failed.accept("durable state", misfit);
		}
	}

}
