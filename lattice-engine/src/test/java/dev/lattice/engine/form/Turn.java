package dev.lattice.engine.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import dev.lattice.engine.component.ClientMessages;
import dev.lattice.engine.component.ComponentContext;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.component.Timers;
import dev.lattice.engine.signal.Scope;

/** Runs tests where components are made, and keeps what the browser is told to do. */
final class Turn {

	private final Scope scope = Scope.root((action) -> {
	});

	private final ClientMessages messages = new ClientMessages();

	Turn() {
		this.scope.provide(new ComponentContext(new Location("/", new LinkedHashMap<>()), Runnable::run, this.messages,
				new Timers(10, 0)));
	}

	void run(Runnable test) {
		this.scope.run(test);
	}

	/** What the browser is told to do, as JSON. */
	List<String> commands() {
		List<String> commands = new ArrayList<>();
		this.messages.drain((message) -> commands.add(((ClientMessages.Run) message).commands()));
		return commands;
	}

}
