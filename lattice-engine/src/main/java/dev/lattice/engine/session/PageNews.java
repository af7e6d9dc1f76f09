package dev.lattice.engine.session;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.lattice.engine.component.Departure;
import dev.lattice.engine.component.Head;
import dev.lattice.engine.component.HistoryEntry;
import dev.lattice.engine.patch.PatchWriter;
import dev.lattice.engine.patch.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What a patch says besides the page's markup: the answer to a navigation, the head of
 * the document, the address, and where to go (I-90 to I-94).
 */
final class PageNews {

	/*
	 * A patch that is lost is sent again from the outbox. Only when the page is said anew
	 * is the outbox emptied: then whatever may have been lost is said again with the
	 * page.
	 */

	/** The answer to the last navigation; the page cares for no earlier one. */
	private @Nullable Answer answer;

	private boolean answered;

	/** What the page has, or will have with the patch being written. */
	private Map<String, String> head;

	/** The head that was said last; none at first. */
	private @Nullable Head said;

	/** The names of entries that are said again, whatever the page has. */
	private Set<String> unsure = Set.of();

	private @Nullable Departure departure;

	private int departureSaidWith;

	private boolean leading;

	/**
	 * Makes news for a page.
	 * @param head what its head says already
	 */
	PageNews(Map<String, String> head) {
		this.head = Map.copyOf(head);
	}

	/** Answers a navigation with the next patch. */
	void answer(int way, int input, String address) {
		this.answer = new Answer(way, input, address);
		this.answered = false;
		this.departure = null;
	}

	/**
	 * Says again with the next patch what the page may not know.
	 * @param acknowledged the last patch of which it is known that the page has it
	 */
	void repeat(int acknowledged) {
		this.answered = false;
		this.unsure = this.head.keySet();
		if (this.departure != null && this.departureSaidWith <= acknowledged) {
			this.departure = null;
		}
		this.departureSaidWith = 0;
	}

	/** Whether there is something to say. */
	boolean isAny(ShownPage shown) {
		return (this.answer != null && !this.answered) || shown.head().isChanged() || !this.unsure.isEmpty()
				|| shown.location().isChanged();
	}

	/** Whether news were said that only the part of the client for navigation knows. */
	boolean isLeading() {
		return this.leading;
	}

	/** Says what comes before the markup. */
	void begin(PatchWriter writer, ShownPage shown) {
		if (this.answer == null || this.answered) {
			return;
		}
		this.answered = true;
		boolean here = this.answer.way() != Wire.GO_LOAD;
		if (here) {
			shown.location().takeChanged();
		}
		go(writer, this.answer.way(), this.answer.input(), here ? shown.location().toString() : this.answer.address());
	}

	/** Says what comes after the markup, in the patch of that number. */
	void end(PatchWriter writer, ShownPage shown, int patch) {
		sayHead(writer, shown);
		HistoryEntry changed = shown.location().takeChanged();
		if (changed == HistoryEntry.PUSH) {
			go(writer, Wire.GO_ENTRY, 0, shown.location().toString());
		}
		else if (changed == HistoryEntry.REPLACE) {
			this.leading = true;
			writer.url(shown.location().toString());
		}
		Departure next = shown.location().takeDeparture();
		if (next != null) {
			this.departure = next;
			this.departureSaidWith = 0;
		}
		if (this.departure != null && this.departureSaidWith == 0) {
			go(writer, (this.departure.entry() == HistoryEntry.PUSH) ? Wire.GO_PUSH : Wire.GO_REPLACE, 0,
					this.departure.address());
			this.departureSaidWith = patch;
		}
	}

	private void sayHead(PatchWriter writer, ShownPage shown) {
		Head head = shown.head();
		if (!head.takeChanged() && head.equals(this.said) && this.unsure.isEmpty()) {
			return;
		}
		this.said = head;
		Map<String, String> now = head.entries();
		Set<String> gone = new TreeSet<>(this.head.keySet());
		gone.removeAll(now.keySet());
		gone.forEach((name) -> head(writer, name, null));
		now.forEach((name, value) -> {
			if (!value.equals(this.head.get(name)) || this.unsure.contains(name)) {
				head(writer, name, value);
			}
		});
		if (!now.equals(this.head)) {
			this.head = Map.copyOf(now);
		}
		this.unsure = Set.of();
	}

	private void go(PatchWriter writer, int way, int input, String address) {
		this.leading = true;
		writer.go(way, input, address);
	}

	private void head(PatchWriter writer, String name, @Nullable String value) {
		this.leading = true;
		writer.head(name, value);
	}

	/**
	 * The answer to a navigation.
	 *
	 * @param way how it went
	 * @param input the number of the input that asked for it
	 * @param address the address that was asked for
	 */
	private record Answer(int way, int input, String address) {
	}

}
