package dev.lattice.engine.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.html.View;
import dev.lattice.engine.session.Destination.Granted;

import static dev.lattice.engine.html.Html.p;

/** Where tests go, and what is there. */
final class TestPages {

	private TestPages() {
	}

	static Location at(String path, String... query) {
		Map<String, String> parameters = new LinkedHashMap<>();
		for (int i = 0; i < query.length; i += 2) {
			parameters.put(query[i], query[i + 1]);
		}
		return new Location(path, parameters);
	}

	static Granted granted(String path, Supplier<? extends Component> component) {
		return new Granted(at(path), component);
	}

	static Supplier<Component> text(String text) {
		return () -> new Component() {
			@Override
			protected View view() {
				return p(() -> text);
			}
		};
	}

}
