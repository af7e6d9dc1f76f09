package dev.lattice.sample;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Route;

/** The client's script, held back until the test lets it run. */
final class Script {

	private final List<Route> held = new ArrayList<>();

	private final Tab tab;

	Script(Tab tab) {
		this.tab = tab;
		tab.page().route("**/lattice/client-*.js", this.held::add);
	}

	void run() {
		this.tab.page().waitForCondition(() -> !this.held.isEmpty());
		this.held.forEach(Route::resume);
		this.held.clear();
	}

}
