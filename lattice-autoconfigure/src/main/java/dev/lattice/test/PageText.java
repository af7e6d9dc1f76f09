package dev.lattice.test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import dev.lattice.engine.text.Splices;
import dev.lattice.engine.text.Splices.Place;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A field whose text others edit as well, as the client's part {@code texts} has it
 * (I-120 to I-127): what is confirmed, then the edits on their way, then those that were
 * not sent.
 */
final class PageText {

	private static final class Flight {

		final int edit;

		Splices splices;

		Flight(int edit, Splices splices) {
			this.edit = edit;
			this.splices = splices;
		}

	}

	private final Element element;

	private int version;

	private String confirmed;

	private Deque<Flight> flights = new ArrayDeque<>();

	private Splices buffer = Splices.NONE;

	private String text;

	/** Where the user types. */
	private int caret;

	PageText(Element element) {
		this.element = element;
		this.confirmed = PageProperties.value(element);
		this.text = this.confirmed;
	}

	int caret() {
		return this.caret;
	}

	/** Takes what the user has made of the field. */
	void sync(int caret) {
		String now = PageProperties.value(this.element);
		Splices own = Splices.typed(this.text, now, caret);
		this.text = now;
		this.caret = caret;
		this.buffer = this.buffer.then(own);
	}

	/** Takes what the server says. */
	void receive(String message) {
		int comma = message.indexOf(',');
		int end = digits(message, comma + 1);
		this.version = Integer.parseInt(message.substring(0, comma));
		settle(Integer.parseInt(message.substring(comma + 1, end)));
		int carets = 0;
		if (message.charAt(end) == ',') {
			int from = end + 1;
			end = digits(message, from);
			carets = Integer.parseInt(message.substring(from, end));
		}
		String rest = message.substring(end + 1 + carets);
		if (message.charAt(end) == ';') {
			change(Splices.parse(rest));
		}
		else {
			rebase(rest);
		}
	}

	/** Where the digits from a place on end. */
	private static int digits(String message, int from) {
		int end = from;
		while (Character.isDigit(message.charAt(end))) {
			end++;
		}
		return end;
	}

	private void settle(int settled) {
		while (!this.flights.isEmpty() && this.flights.getFirst().edit <= settled) {
			this.confirmed = this.flights.removeFirst().splices.applyTo(this.confirmed);
		}
	}

	private void change(Splices remote) {
		this.confirmed = remote.applyTo(this.confirmed);
		Splices rest = remote;
		for (Flight flight : this.flights) {
			Splices own = flight.splices;
			flight.splices = own.over(rest, Place.BEFORE);
			rest = rest.over(own, Place.BEHIND);
		}
		Splices own = this.buffer;
		this.buffer = own.over(rest, Place.BEFORE);
		rest = rest.over(own, Place.BEHIND);
		this.text = rest.applyTo(this.text);
		this.caret = rest.move(this.caret);
		PageProperties.set(this.element, "value", this.text);
	}

	/** The text is another one: what came of edits on their way is seen in it. */
	private void rebase(String now) {
		int nearest = 0;
		int least = Splices.between(this.confirmed, now).size();
		String at = this.confirmed;
		int count = 0;
		for (Flight flight : this.flights) {
			count++;
			at = flight.splices.applyTo(at);
			int difference = Splices.between(at, now).size();
			if (difference < least) {
				nearest = count;
				least = difference;
			}
		}
		for (; nearest > 0; nearest--) {
			this.confirmed = this.flights.removeFirst().splices.applyTo(this.confirmed);
		}
		change(Splices.between(this.confirmed, now));
		while (!this.flights.isEmpty()) {
			this.buffer = this.flights.removeLast().splices.then(this.buffer);
		}
	}

	/** What is to be sent, which is on its way then; null: nothing. */
	@Nullable List<@Nullable Object> send(int edit) {
		if (this.buffer.isNone()) {
			return null;
		}
		Splices splices = this.buffer;
		this.buffer = Splices.NONE;
		this.flights.addLast(new Flight(edit, splices));
		int base = (this.version > 0) ? this.version : ~(this.confirmed.hashCode() & Integer.MAX_VALUE);
		return new ArrayList<>(Arrays.asList(edit, base, splices.toString()));
	}

	/** Merges what was typed here into a field that takes its place. */
	void goOn(PageText to) {
		String now = to.text;
		to.confirmed = this.confirmed;
		to.buffer = this.buffer;
		to.flights = this.flights;
		to.text = this.text;
		to.caret = this.caret;
		to.rebase(now);
	}

}
