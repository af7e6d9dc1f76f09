package dev.lattice.transport;

import java.security.Principal;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.convert.TypeDescriptor;

/** Where a parameter of a component's constructor gets its value. */
sealed interface ComponentParameter {

	/**
	 * The user.
	 *
	 * @param parameter the parameter
	 */
	record User(MethodParameter parameter) implements ComponentParameter {
	}

	/** The visitor's language. */
	record Language() implements ComponentParameter {
	}

	/**
	 * A variable of the path, else a parameter of the query.
	 *
	 * @param parameter the parameter
	 * @param name its name
	 * @param type what to convert to
	 */
	record Value(MethodParameter parameter, String name, TypeDescriptor type) implements ComponentParameter {
	}

	/**
	 * A bean.
	 *
	 * @param dependency which one
	 */
	record Bean(DependencyDescriptor dependency) implements ComponentParameter {
	}

	/**
	 * Tells where a parameter gets its value.
	 * @throws InvalidComponentException if its name is needed and not known
	 */
	static ComponentParameter of(MethodParameter parameter) {
		MethodParameter value = parameter.nestedIfOptional();
		Class<?> type = value.getNestedParameterType();
		if (type == Principal.class) {
			return new User(parameter);
		}
		if (type == Locale.class) {
			return new Language();
		}
		parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
		if (BeanUtils.isSimpleValueType(type)) {
			return new Value(parameter, name(parameter), new TypeDescriptor(value));
		}
		return new Bean(new DependencyDescriptor(parameter, true));
	}

	private static String name(MethodParameter parameter) {
		@Nullable String name = parameter.getParameterName();
		if (name == null) {
			throw new InvalidComponentException.NoParameterNames(parameter.getDeclaringClass(),
					parameter.getParameterIndex());
		}
		return name;
	}

}
