package dev.lattice.test;

import java.util.List;

/** Does with a page what comes to mind, but never tells the same twice. */
final class SimUser {

	private final SimWorld world;

	private final String name;

	private int told;

	SimUser(SimWorld world, String name) {
		this.world = world;
		this.name = name;
	}

	/** Does a few things; nothing can be done with a page that is being built. */
	void act(SimClient client, ReceivingPage page) {
		if (page.page().document.select("#tell").isEmpty()) {
			return;
		}
		for (int i = this.world.below(3); i >= 0; i--) {
			switch (this.world.below(20)) {
				case 0, 1 -> client.go(client.site().anotherPage(), client.token());
				case 2 -> client.go(client.site().samePage(client.address()), "");
				case 3, 4, 5, 6 -> click(client, page);
				default -> client.tell(this.name + ++this.told);
			}
		}
	}

	private void click(SimClient client, ReceivingPage page) {
		List<Listener> buttons = SimInput.buttons(page);
		if (!buttons.isEmpty()) {
			Listener button = buttons.get(this.world.below(buttons.size()));
			client.input(new SimInput(0, page.applied(), button.slot(), null, client.path()));
		}
	}

}
