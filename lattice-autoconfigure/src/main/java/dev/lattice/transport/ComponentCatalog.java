package dev.lattice.transport;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.PathContainer;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/** The components that have a page, by path. */
public final class ComponentCatalog {

	private static final Logger logger = LoggerFactory.getLogger(ComponentCatalog.class);

	private final List<ComponentRoute> routes;

	private ComponentCatalog(List<ComponentRoute> routes) {
		this.routes = routes;
	}

	/**
	 * Makes the catalog of some classes with {@link LatticeComponent}.
	 * @param types the classes
	 * @return the catalog
	 * @throws InvalidComponentException if a class cannot be a page, or two have one path
	 */
	public static ComponentCatalog of(Collection<Class<?>> types) {
		List<ComponentRoute> routes = new ArrayList<>();
		for (Class<?> type : types) {
			ComponentRoute route = route(type);
			for (ComponentRoute other : routes) {
				if (other.path().equals(route.path())) {
					throw new InvalidComponentException.DuplicateRoute(type, other.type(),
							route.path().getPatternString());
				}
			}
			routes.add(route);
			List<String> hidden = HiddenTags.of(route.type());
			if (!hidden.isEmpty()) {
				logger.warn("Methods of {} hide the tags of the same names: {}. Inside this class a call of a name"
						+ " means the method; rename it, or write Html.name(...)", type.getName(), hidden);
			}
		}
		routes.sort(Comparator.comparing(ComponentRoute::path));
		return new ComponentCatalog(List.copyOf(routes));
	}

	/**
	 * Returns all routes, most specific first.
	 * @return the routes
	 */
	public List<ComponentRoute> routes() {
		return this.routes;
	}

	/**
	 * Finds the component that answers at a path.
	 * @param path the path within the application
	 * @return the component and the values of its path's variables, or null if there is
	 * none
	 */
	public @Nullable Match match(PathContainer path) {
		for (ComponentRoute route : this.routes) {
			PathPattern.PathMatchInfo match = route.path().matchAndExtract(path);
			if (match != null) {
				return new Match(route, match.getUriVariables());
			}
		}
		return null;
	}

	private static ComponentRoute route(Class<?> type) {
		LatticeComponent declared = type.getAnnotation(LatticeComponent.class);
		Assert.notNull(declared, () -> type.getName() + " must have @LatticeComponent");
		if (!Component.class.isAssignableFrom(type)) {
			throw new InvalidComponentException.NotAComponent(type);
		}
		if (Modifier.isAbstract(type.getModifiers()) || ClassUtils.isInnerClass(type)) {
			throw new InvalidComponentException.NotConcrete(type);
		}
		return ComponentRoute.of(type.asSubclass(Component.class), pattern(type, declared.value()), declared);
	}

	private static PathPattern pattern(Class<?> type, String path) {
		if (!path.startsWith("/")) {
			throw new InvalidComponentException.BadRoute(type, path, "it does not start with '/'");
		}
		try {
			return PathPatternParser.defaultInstance.parse(path);
		}
		catch (PatternParseException ex) {
			throw new InvalidComponentException.BadRoute(type, path, ex.toDetailedString());
		}
	}

	/**
	 * A component that answers at a path.
	 *
	 * @param route the component
	 * @param variables the values of its path's variables, decoded
	 */
	public record Match(ComponentRoute route, Map<String, String> variables) {
	}

}
