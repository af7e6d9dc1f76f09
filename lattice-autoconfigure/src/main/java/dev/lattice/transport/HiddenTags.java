package dev.lattice.transport;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.html.Html;
import dev.lattice.engine.html.Part;

/**
 * Finds the methods of a component that hide tags: Java looks for a simple name in the
 * class first and never gets to the static import.
 */
final class HiddenTags {

	private static final Set<Class<?>> CONTENT = Set.of(String.class, Part.class, Part[].class, Supplier.class);

	private HiddenTags() {
	}

	static List<String> of(Class<? extends Component> type) {
		Set<String> tags = Arrays.stream(Html.class.getMethods())
			.filter((method) -> Modifier.isStatic(method.getModifiers()) && takesContent(method))
			.map(Method::getName)
			.collect(Collectors.toSet());
		Set<String> hidden = new TreeSet<>();
		for (Class<?> each = type; each != Component.class; each = each.getSuperclass()) {
			for (Method method : each.getDeclaredMethods()) {
				if (!Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic()
						&& tags.contains(method.getName())) {
					hidden.add(method.getName());
				}
			}
		}
		return List.copyOf(hidden);
	}

	private static boolean takesContent(Method method) {
		return Arrays.stream(method.getParameterTypes()).anyMatch(CONTENT::contains);
	}

}
