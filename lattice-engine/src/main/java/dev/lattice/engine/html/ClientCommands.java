package dev.lattice.engine.html;

import java.util.List;

/**
 * What the browser does by itself when an event happens on an element or below it.
 *
 * @param event the name of the DOM event
 * @param commands what it does, in order
 */
public record ClientCommands(String event, List<ClientCommand> commands) implements Attribute {

	public ClientCommands {
		commands = List.copyOf(commands);
	}

}
