package dev.lattice.transport;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.component.Reconnect;
import org.springframework.web.util.pattern.PathPattern;

/**
 * A component and the paths at which it answers.
 *
 * @param path the paths, within the application
 * @param type the component's class
 * @param title the title of its pages
 * @param reconnect what becomes of a page whose session is gone
 */
public record ComponentRoute(PathPattern path, Class<? extends Component> type, String title, Reconnect reconnect) {

	static ComponentRoute of(Class<? extends Component> type, PathPattern path, LatticeComponent declared) {
		return new ComponentRoute(path, type,
				declared.title().isEmpty() ? words(type.getSimpleName()) : declared.title(), declared.reconnect());
	}

	/**
	 * Splits a class's name: "ProductSearch" is "Product Search", "HTMLPage" is "HTML
	 * Page".
	 */
	private static String words(String name) {
		return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ");
	}

}
