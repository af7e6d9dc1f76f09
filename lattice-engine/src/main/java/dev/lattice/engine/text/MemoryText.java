package dev.lattice.engine.text;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.text.Splices.Place;

/**
 * A text in memory that all sessions of this server edit; it is gone with the server. For
 * a text that is kept, or that other servers and editors share, see rooms. Safe for
 * concurrent use.
 */
public final class MemoryText implements EditableText, TextVersions {

	private static final int MOST_CHANGES = 1_000;

	private static final int MOST_UNITS = 262_144;

	private final int longest;

	private final SplicesHistory history = new SplicesHistory(MOST_CHANGES, MOST_UNITS);

	private final List<Runnable> followers = new ArrayList<>();

	private String text;

	/**
	 * Makes a text.
	 * @param text what it is at first
	 * @param longest how long it may become, in UTF-16 units, at least 1
	 */
	public MemoryText(String text, int longest) {
		if (longest < 1) {
			throw new IllegalArgumentException("A text of at most " + longest + " units; expected at least 1");
		}
		this.text = text;
		this.longest = longest;
	}

	@Override
	public TextVersions versions() {
		return this;
	}

	@Override
	public Runnable follow(Runnable changed) {
		// The same action may follow twice.
		Runnable follower = new Runnable() {

			@Override
			public void run() {
				changed.run();
			}

		};
		synchronized (this) {
			this.followers.add(follower);
		}
		return () -> {
			synchronized (this) {
				this.followers.remove(follower);
			}
		};
	}

	@Override
	public synchronized State state() {
		return new State(this.history.version(), this.text);
	}

	@Override
	public synchronized Update since(long version) {
		long now = this.history.version();
		return new Update(now, this.history.between(version, now));
	}

	/**
	 * Changes the text as it is now.
	 * @param change what to change
	 * @throws EditRefusedException if it does not fit, or the text would be too long
	 */
	public void edit(Splices change) {
		List<Runnable> told;
		synchronized (this) {
			apply(change);
			told = List.copyOf(this.followers);
		}
		told.forEach(Runnable::run);
	}

	@Override
	public Update edit(long version, Splices edit) {
		Update update;
		List<Runnable> told;
		synchronized (this) {
			Splices changes = this.history.between(version, this.history.version());
			if (changes == null) {
				throw new EditRefusedException("Too much has changed since version " + version);
			}
			apply(edit.over(changes, Place.BEFORE));
			update = new Update(this.history.version(), changes.over(edit, Place.BEHIND));
			told = List.copyOf(this.followers);
		}
		told.forEach(Runnable::run);
		return update;
	}

	private void apply(Splices change) {
		if (!change.fits(this.text)) {
			throw new EditRefusedException(
					"The edit does not fit the text, which has " + this.text.length() + " units");
		}
		if (change.growth() > 0 && this.text.length() + change.growth() > this.longest) {
			throw new EditRefusedException("The text would have " + (this.text.length() + change.growth())
					+ " units, at most " + this.longest + " are allowed; delete something");
		}
		this.text = change.applyTo(this.text);
		this.history.add(change);
	}

	/** Returns the text as it is now. */
	@Override
	public synchronized String toString() {
		return this.text;
	}

}
