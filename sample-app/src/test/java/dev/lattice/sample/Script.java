package dev.lattice.sample;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Route;

/** The client's script, held back until the test lets it run. */
final class Script {

	private final List<Route> held = new ArrayList<>();

	private final Tab tab;

	private boolean runs;

	Script(Tab tab) {
		this.tab = tab;
		tab.page().route("**/lattice/client-*.js", this::asked);
	}

	/** The page may ask again, for what it was told to load before. */
	private void asked(Route route) {
		if (this.runs) {
			route.resume();
		}
		else {
			this.held.add(route);
		}
	}

	void run() {
		this.tab.page().waitForCondition(() -> !this.held.isEmpty());
		this.runs = true;
		this.held.forEach(Route::resume);
		this.held.clear();
	}

}
