package dev.lattice.engine.render;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.event.Json;
import dev.lattice.engine.text.Splices;
import dev.lattice.engine.text.TextCarets;
import dev.lattice.engine.text.TextCarets.Caret;
import dev.lattice.engine.text.TextCarets.Selection;
import dev.lattice.engine.text.TextCarets.State;
import org.jspecify.annotations.Nullable;

/**
 * What one field of a page shows of where others are in its text (I-133).
 */
final class FieldCarets {

	/*
	 * A page moves the carets that it shows along with all that changes in its text, by
	 * the rule that holds here too. So a caret is only said when it is not where the page
	 * has it anyway: who types says nothing of their caret, and nobody else is told.
	 */

	private final TextCarets carets;

	/** What the page shows, at first nothing; null: not known, to be said. */
	private @Nullable List<Caret> shown = List.of();

	private boolean shownSeen;

	/** Whether others may see the caret of this field's user. */
	private boolean told;

	FieldCarets(TextCarets carets) {
		this.carets = carets;
	}

	/** Whether there is anything to be said. */
	boolean isAnyoneThere() {
		State now = this.carets.state();
		return now.isSeen() || !now.carets().isEmpty();
	}

	/** Returns what ends it. */
	Runnable follow(Runnable changed) {
		Runnable end = this.carets.follow(changed);
		return () -> {
			if (this.told) {
				this.told = false;
				this.carets.tell(0, null);
			}
			end.run();
		};
	}

	/** Goes on as those of a field in the place of this one. */
	void goOnAs(FieldCarets next) {
		next.shown = this.shown;
		next.shownSeen = this.shownSeen;
		next.told = this.told;
		this.told = false;
	}

	/** The text that the page shows was changed. */
	void moved(Splices change) {
		List<Caret> before = this.shown;
		if (before == null || change.isNone()) {
			return;
		}
		List<Caret> after = new ArrayList<>(before.size());
		for (Caret caret : before) {
			Selection old = caret.selection();
			after.add(new Caret(caret.key(), caret.name(), caret.color(),
					new Selection(change.carry(old.anchor()), change.carry(old.head()))));
		}
		this.shown = after;
	}

	/** It is not known where the page has them. */
	void forget() {
		this.shown = null;
	}

	/**
	 * What a page is to be told with a version of the text, as it travels; empty:
	 * nothing. Where the text is a later one by now, it tells of that.
	 */
	String say(long version) {
		State now = this.carets.state();
		if (now.version() != version || (now.carets().equals(this.shown) && now.isSeen() == this.shownSeen)) {
			return "";
		}
		this.shown = now.carets();
		this.shownSeen = now.isSeen();
		List<Object> all = new ArrayList<>();
		all.add(now.isSeen() ? 1 : 0);
		for (Caret caret : now.carets().subList(0, Math.min(now.carets().size(), TextCarets.MOST))) {
			Selection selection = caret.selection();
			String color = (caret.color().length() <= TextCarets.LONGEST_NAME) ? caret.color() : "";
			all.add(List.of(caret.key(), cut(caret.name()), color, selection.anchor(), selection.head()));
		}
		return Json.write(all);
	}

	private static String cut(String name) {
		if (name.length() <= TextCarets.LONGEST_NAME) {
			return name;
		}
		int end = TextCarets.LONGEST_NAME - 1;
		return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + "\u2026";
	}

	/** Tells others what the user of the page has selected. */
	void tell(long version, @Nullable Selection own) {
		if (own != null || this.told) {
			this.told = own != null;
			this.carets.tell(version, own);
		}
	}

}
