package dev.lattice.transport;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Makes components: by their only public constructor, or their only one. A
 * {@link java.security.Principal} is the user, a {@link java.util.Locale} the visitor's
 * language, a simple value comes from the path or the query by the parameter's name, and
 * everything else is a bean.
 */
public final class ComponentFactory {

	private final Map<Class<?>, Recipe> recipes = new LinkedHashMap<>();

	private final AutowireCapableBeanFactory beans;

	private final ConversionService conversions;

	/**
	 * Makes a factory.
	 * @param catalog the components that it will make
	 * @param beans where other parameters come from
	 * @param conversions turns parts of the address into values
	 * @throws InvalidComponentException if a component cannot be made
	 */
	public ComponentFactory(ComponentCatalog catalog, AutowireCapableBeanFactory beans, ConversionService conversions) {
		this.beans = beans;
		this.conversions = conversions;
		catalog.routes().forEach((route) -> this.recipes.put(route.type(), Recipe.of(route.type())));
	}

	/**
	 * Gathers what a component needs; may block.
	 * @param match the component
	 * @param visit who asks for it
	 * @return makes the component
	 * @throws ResponseStatusException with 401 if the component needs a user and there is
	 * none, with 400 if a value is missing from the address or cannot be converted
	 */
	public Supplier<Component> prepare(ComponentCatalog.Match match, PageVisit visit) {
		Recipe recipe = this.recipes.get(match.route().type());
		if (recipe == null) {
			throw new IllegalArgumentException("No component " + match.route().type().getName() + " in the catalog");
		}
		@Nullable Object[] arguments = new @Nullable Object[recipe.parameters().size()];
		for (int i = 0; i < arguments.length; i++) {
			arguments[i] = resolve(recipe.parameters().get(i), match, visit);
		}
		return () -> make(recipe.constructor(), arguments);
	}

	private static Component make(Constructor<? extends Component> constructor, @Nullable Object[] arguments) {
		try {
			return BeanUtils.instantiateClass(constructor, arguments);
		}
		catch (BeanInstantiationException ex) {
			// What the component threw says more than that it could not be made.
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw ex;
		}
	}

	private @Nullable Object resolve(ComponentParameter parameter, ComponentCatalog.Match match, PageVisit visit) {
		return switch (parameter) {
			case ComponentParameter.User(MethodParameter declared) -> user(declared, visit);
			case ComponentParameter.Language() -> visit.locale();
			case ComponentParameter.Value value -> value(value, match, visit);
			case ComponentParameter.Bean(var dependency) ->
				this.beans.resolveDependency(dependency, match.route().type().getName());
		};
	}

	private static @Nullable Object user(MethodParameter declared, PageVisit visit) {
		if (visit.user() == null && !declared.isOptional()) {
			throw new ResponseStatusException(HttpStatus.UNAUTHORIZED, "This page needs a user");
		}
		return optional(declared, visit.user());
	}

	private @Nullable Object value(ComponentParameter.Value value, ComponentCatalog.Match match, PageVisit visit) {
		String text = match.variables().getOrDefault(value.name(), visit.address().query().get(value.name()));
		if (text == null) {
			if (!value.parameter().isOptional()) {
				throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
						"The address lacks '" + value.name() + "'; add it to the query");
			}
			return optional(value.parameter(), null);
		}
		try {
			return optional(value.parameter(),
					this.conversions.convert(text, TypeDescriptor.valueOf(String.class), value.type()));
		}
		catch (ConversionException ex) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST,
					"'" + value.name() + "' in the address is not a valid " + value.type().getType().getSimpleName(),
					ex);
		}
	}

	private static @Nullable Object optional(MethodParameter declared, @Nullable Object value) {
		return (declared.getParameterType() == Optional.class) ? Optional.ofNullable(value) : value;
	}

	/**
	 * How to make a component.
	 *
	 * @param constructor its constructor
	 * @param parameters where the parameters get their values
	 */
	private record Recipe(Constructor<? extends Component> constructor, List<ComponentParameter> parameters) {

		static Recipe of(Class<? extends Component> type) {
			Constructor<? extends Component> constructor = constructor(type);
			List<ComponentParameter> parameters = new ArrayList<>();
			for (int i = 0; i < constructor.getParameterCount(); i++) {
				parameters.add(ComponentParameter.of(new MethodParameter(constructor, i)));
			}
			return new Recipe(constructor, List.copyOf(parameters));
		}

		@SuppressWarnings("unchecked") // the constructors of a class make that class
		private static Constructor<? extends Component> constructor(Class<? extends Component> type) {
			Constructor<?>[] candidates = type.getConstructors();
			int publicOnes = candidates.length;
			if (publicOnes == 0) {
				candidates = type.getDeclaredConstructors();
			}
			if (candidates.length != 1) {
				throw new InvalidComponentException.NoConstructor(type, publicOnes);
			}
			return (Constructor<? extends Component>) candidates[0];
		}

	}

}
