package dev.lattice.engine.component;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import dev.lattice.engine.html.ClientCommand;

/**
 * What components have to tell the page besides what it shows: events for hooks, and
 * commands. Each is said once, in order, with the next patch. Belongs to its session's
 * turns.
 */
public final class ClientMessages {

	/** How many messages may wait for the page, which may be gone for a while. */
	public static final int LIMIT = 1000;

	/** May be added to unless it is empty. */
	private List<Message> waiting = List.of();

	private int numbers;

	/** A message. */
	public sealed interface Message {

	}

	/**
	 * An event for hooks.
	 *
	 * @param hook the number of the hook, or 0 for all of the page
	 * @param event the event's name
	 * @param payload JSON
	 */
	public record Push(int hook, String event, String payload) implements Message {
	}

	/**
	 * Commands for the browser.
	 *
	 * @param commands JSON
	 */
	public record Run(String commands) implements Message {
	}

	/**
	 * Returns another number, to tell hooks and forms of the session from each other.
	 * @return the number, above 0
	 */
	public int nextNumber() {
		return ++this.numbers;
	}

	void push(int hook, String event, String payload) {
		add(new Push(hook, event, payload));
	}

	/**
	 * Lets the browser carry out commands when the next patch stands.
	 * @param commands the commands, in order; each says what it is for
	 * @throws IllegalArgumentException if a command does not say what it is for
	 * @throws IllegalStateException if too many messages wait for the page already
	 */
	public void run(List<ClientCommand> commands) {
		for (ClientCommand command : commands) {
			if (command.target().isEmpty() || command.target().startsWith("^")) {
				throw new IllegalArgumentException("The command '" + command.name()
						+ "' stands at no element, so it must say what it is for: use on(selector)");
			}
		}
		add(new Run(ClientCommand.json(commands)));
	}

	private void add(Message message) {
		if (this.waiting.size() == LIMIT) {
			throw new IllegalStateException(LIMIT
					+ " messages wait for the page, which does not take them; what only counts in its latest state belongs into a signal");
		}
		if (this.waiting.isEmpty()) {
			this.waiting = new ArrayList<>();
		}
		this.waiting.add(message);
	}

	/**
	 * Returns whether messages wait.
	 * @return whether {@link #drain} would give something
	 */
	public boolean isWaiting() {
		return !this.waiting.isEmpty();
	}

	/**
	 * Returns whether so many messages wait that they should be told soon.
	 * @return whether half of the room is taken
	 */
	public boolean isCrowded() {
		return this.waiting.size() >= LIMIT / 2;
	}

	/**
	 * Gives the messages away, in their order.
	 * @param taker takes each of them
	 */
	public void drain(Consumer<Message> taker) {
		List<Message> taken = this.waiting;
		this.waiting = List.of();
		taken.forEach(taker);
	}

}
