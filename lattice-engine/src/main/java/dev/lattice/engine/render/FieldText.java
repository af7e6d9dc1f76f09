package dev.lattice.engine.render;

import java.util.ArrayDeque;
import java.util.Deque;

import dev.lattice.engine.event.TextEdit;
import dev.lattice.engine.event.TextSelection;
import dev.lattice.engine.html.EditedText;
import dev.lattice.engine.signal.IntSignal;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.text.EditRefusedException;
import dev.lattice.engine.text.Splices;
import dev.lattice.engine.text.Splices.Place;
import dev.lattice.engine.text.TextCarets;
import dev.lattice.engine.text.TextCarets.Selection;
import dev.lattice.engine.text.TextVersions;
import org.jspecify.annotations.Nullable;

/**
 * What one field of a page has of a text that many edit at once, and what it is yet to be
 * told (I-120).
 */
final class FieldText {

	/*
	 * The server's half of Jupiter (Nichols et al., UIST 1995). Page and server each make
	 * changes that the other does not know yet; where one of the other side comes, both
	 * go over each other:
	 *
	 * text of the page at `base` --said--> --pending--> text at `heard` | | | edit edit'
	 * edit'' goes into the text v v v --said'--> --pending'-->
	 *
	 * So an edit goes over all that was said behind its base, then over what is yet to be
	 * said, and all of these go over the edit, for the next edit is made behind it. A
	 * version is a number of the session, so that no two fields share one.
	 */

	/** More changes were said than a page may leave unacknowledged. */
	private static final int MOST_SAID = 100;

	/** So many units may stand in what was said, and in what is yet to be said. */
	private static final int MOST_UNITS = 65_536;

	/** A change that was said, and with which version. */
	private static final class Said {

		final int version;

		Splices splices;

		Said(int version, Splices splices) {
			this.version = version;
			this.splices = splices;
		}

	}

	private final EditedText edited;

	private final TextVersions text;

	private final @Nullable FieldCarets carets;

	private @Nullable FieldNumbers numbers;

	/** Rises when there may be something to say. */
	private @Nullable IntSignal changes;

	private boolean rung;

	/** The version of the text that was heard of. */
	private long heard;

	/** What was heard of and not said; null: not known, the whole text is to be said. */
	private @Nullable Splices pending = Splices.NONE;

	private final Deque<Said> said = new ArrayDeque<>();

	private int saidUnits;

	/** The version said last, and the last one that told the whole text. */
	private int version;

	private int whole;

	/** The last version of which it is not known any more what was said behind it. */
	private int forgotten;

	/** Of the text in the first HTML. */
	private int hash;

	/** The page's last edit that is in the text, or was refused. */
	private int settled;

	private boolean owing;

	FieldText(EditedText edited) {
		this.edited = edited;
		this.text = edited.text().versions();
		TextCarets carets = edited.text().carets();
		this.carets = (carets != null) ? new FieldCarets(carets) : null;
	}

	/** Whether it tells where others are in the text. */
	boolean hasCarets() {
		return this.carets != null;
	}

	/** Begins to follow the text for the scope that runs. */
	void follow(FieldNumbers numbers) {
		this.numbers = numbers;
		this.settled = numbers.edit;
		this.whole = this.version = numbers.isSpeaking() ? ++numbers.version : 0;
		this.changes = new IntSignal(0);
		Scope scope = Scope.current();
		Runnable end = this.text.follow(() -> ring(scope));
		Scope.onDispose(end);
		this.heard = this.text.state().version();
		if (this.carets != null) {
			Scope.onDispose(this.carets.follow(() -> ring(scope)));
			if (this.carets.isAnyoneThere()) {
				ring(scope);
			}
		}
	}

	/** Goes on as another one in its place, if it is of the same text. */
	boolean goesOnAs(FieldText next) {
		if (!next.text.equals(this.text)) {
			return false;
		}
		next.heard = this.heard;
		next.pending = this.pending;
		next.said.addAll(this.said);
		next.saidUnits = this.saidUnits;
		next.version = this.version;
		next.whole = this.whole;
		next.forgotten = this.forgotten;
		next.hash = this.hash;
		next.settled = this.settled;
		next.owing = this.owing;
		if (this.carets != null && next.carets != null) {
			this.carets.goOnAs(next.carets);
		}
		return true;
	}

	/** Hears of a change, on any thread; the session hears of several at once. */
	private void ring(Scope scope) {
		synchronized (this) {
			if (this.rung) {
				return;
			}
			this.rung = true;
		}
		scope.post(() -> {
			synchronized (this) {
				this.rung = false;
			}
			changed();
		});
	}

	private void changed() {
		IntSignal changes = this.changes;
		if (changes != null) {
			changes.set(changes.peek() + 1);
		}
	}

	private FieldNumbers numbers() {
		if (this.numbers == null) {
			throw new IllegalStateException("A field stands in no page; make a binding for each element");
		}
		return this.numbers;
	}

	/** Depends on what may have to be said. */
	void read() {
		if (this.changes != null) {
			this.changes.get();
		}
	}

	/** The whole text, for the first HTML. */
	String paint() {
		String text = anew();
		this.hash = text.hashCode();
		return text;
	}

	/** The whole text, as it travels. */
	String sayWhole() {
		String text = anew();
		this.whole = this.version = ++numbers().version;
		if (this.carets != null) {
			this.carets.forget();
		}
		return said(':', sayCarets()) + text;
	}

	/** What stands before the text or its changes. */
	private String said(char kind, String carets) {
		String head = this.version + "," + this.settled;
		return (carets.isEmpty() ? head + kind : head + "," + carets.length() + kind) + carets;
	}

	private String sayCarets() {
		return (this.carets != null) ? this.carets.say(this.heard) : "";
	}

	private String anew() {
		TextVersions.State state = this.text.state();
		this.heard = state.version();
		this.pending = Splices.NONE;
		this.said.clear();
		this.saidUnits = 0;
		this.owing = false;
		return state.text();
	}

	/** What has changed since it was said last, as it travels; null: nothing. */
	@Nullable String sayChanges() {
		if (this.pending != null) {
			hear(this.text.since(this.heard));
		}
		Splices pending = this.pending;
		if (pending == null) {
			return sayWhole();
		}
		if (this.carets != null) {
			this.carets.moved(pending);
		}
		String carets = sayCarets();
		if (pending.isNone() && carets.isEmpty() && !this.owing) {
			return null;
		}
		this.version = ++numbers().version;
		this.said.addLast(new Said(this.version, pending));
		this.saidUnits += pending.weight();
		while (this.said.size() > MOST_SAID || this.saidUnits > MOST_UNITS) {
			forgetFirst();
		}
		this.pending = Splices.NONE;
		this.owing = false;
		return said(';', carets) + pending;
	}

	private void hear(TextVersions.Update update) {
		this.heard = update.version();
		Splices changes = update.changes();
		this.pending = (this.pending != null && changes != null) ? this.pending.then(changes) : null;
		if (this.pending != null && this.pending.weight() > MOST_UNITS) {
			this.pending = null;
		}
	}

	private void forgetFirst() {
		Said first = this.said.removeFirst();
		this.saidUnits -= first.splices.weight();
		this.forgotten = first.version;
	}

	/** Takes an edit of the page into the text. */
	void take(TextEdit edit) {
		int base = baseOf(edit.base());
		if (base < this.whole || base > this.version) {
			// The page was told the whole text after that, and merges its edits by
			// itself.
			return;
		}
		changed();
		this.owing = true;
		Splices pending = this.pending;
		if (edit.number() <= this.settled || pending == null) {
			return;
		}
		hear(this.text.since(this.heard));
		pending = this.pending;
		if (base < this.forgotten || pending == null) {
			this.pending = null;
			return;
		}
		this.pending = null;
		settle(edit);
		Splices own = overSaid(edit.splices(), base);
		Splices edited = own.over(pending, Place.BEFORE);
		try {
			TextVersions.Update update = this.text.edit(this.heard, edited);
			this.pending = pending.over(own, Place.BEHIND);
			hear(update);
		}
		catch (EditRefusedException ex) {
			this.edited.refused().accept(ex);
		}
	}

	private int baseOf(int base) {
		if (base >= 0 || this.whole > 0) {
			return base;
		}
		if (base != ~(this.hash & Integer.MAX_VALUE)) {
			// It was made of other markup.
			this.pending = null;
			changed();
			return -1;
		}
		return 0;
	}

	/** Lets an edit go over what was said behind its base, and that over the edit. */
	private Splices overSaid(Splices edit, int base) {
		while (!this.said.isEmpty() && this.said.getFirst().version <= base) {
			forgetFirst();
		}
		this.forgotten = Math.max(this.forgotten, base);
		Splices own = edit;
		if (this.carets != null && !this.said.isEmpty()) {
			// The page moves them in another order.
			this.carets.forget();
		}
		for (Said each : this.said) {
			Splices before = each.splices;
			each.splices = before.over(own, Place.BEHIND);
			own = own.over(before, Place.BEFORE);
		}
		if (this.carets != null) {
			this.carets.moved(own);
		}
		return own;
	}

	/**
	 * Tells others what the user has selected; the page's caret is where its field has
	 * it.
	 */
	void select(TextSelection selected) {
		Selection own = selected.selection();
		Splices pending = this.pending;
		if (this.carets == null) {
			return;
		}
		if (own == null) {
			this.carets.tell(this.heard, null);
			return;
		}
		int base = baseOf(selected.base());
		if (base < this.whole || base > this.version || base < this.forgotten || pending == null) {
			// It will be told the whole text, and tells then where it is.
			return;
		}
		int anchor = own.anchor();
		int head = own.head();
		for (Said each : this.said) {
			if (each.version > base) {
				anchor = each.splices.move(anchor);
				head = each.splices.move(head);
			}
		}
		this.carets.tell(this.heard, new Selection(pending.move(anchor), pending.move(head)));
	}

	private void settle(TextEdit edit) {
		this.settled = edit.number();
		numbers().edit = Math.max(numbers().edit, edit.number());
	}

	/** Does not take an edit that the page does not let its user make. */
	void refuse(TextEdit edit) {
		settle(edit);
		this.pending = null;
		changed();
	}

	/** How long the text would be after an edit, if that makes it longer; else 0. */
	int lengthAfter(TextEdit edit) {
		int growth = edit.splices().growth();
		return (growth > 0) ? this.text.state().text().length() + growth : 0;
	}

}
