package dev.lattice.engine.html;

import java.util.ArrayList;
import java.util.List;

import dev.lattice.engine.event.Json;

/**
 * Something that the browser does by itself, without asking the server; made by
 * {@link Client}.
 *
 * @param name what to do
 * @param target a CSS selector: all elements of the page that it finds; with {@code ^}
 * before it, the nearest around the element that has the command; empty: that element
 * @param arguments what it is done with
 */
public record ClientCommand(String name, String target, List<String> arguments) {

	public ClientCommand {
		arguments = List.copyOf(arguments);
	}

	/**
	 * Returns the same command for all elements that a selector finds in the page.
	 * @param selector a CSS selector, such as {@code #menu}
	 * @return the command
	 */
	public ClientCommand on(String selector) {
		return new ClientCommand(this.name, Checks.selector(selector), this.arguments);
	}

	/**
	 * Returns the same command for the nearest element, from the one that has it
	 * outwards, that a selector matches.
	 * @param selector a CSS selector, such as {@code .card}
	 * @return the command
	 */
	public ClientCommand around(String selector) {
		return new ClientCommand(this.name, "^" + Checks.selector(selector), this.arguments);
	}

	/**
	 * Returns commands as they travel (I-82).
	 * @param commands the commands, in order
	 * @return JSON
	 */
	public static String json(List<ClientCommand> commands) {
		List<List<String>> lists = new ArrayList<>(commands.size());
		for (ClientCommand command : commands) {
			List<String> list = new ArrayList<>();
			list.add(command.name());
			list.add(command.target());
			list.addAll(command.arguments());
			lists.add(list);
		}
		return Json.write(lists);
	}

}
