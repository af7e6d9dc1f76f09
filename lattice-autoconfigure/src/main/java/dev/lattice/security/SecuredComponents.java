package dev.lattice.security;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;

import dev.lattice.engine.component.Component;
import dev.lattice.transport.InvalidComponentException;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.security.access.expression.SecurityExpressionHandler;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.method.MethodExpressionAuthorizationManager;
import org.springframework.security.core.annotation.SecurityAnnotationScanner;
import org.springframework.security.util.SimpleMethodInvocation;
import org.springframework.util.ReflectionUtils;

/** Reads what the classes of components demand, and refuses what would have no effect. */
public final class SecuredComponents {

	private static final String PRE_AUTHORIZE = PreAuthorize.class.getName();

	/**
	 * What Spring Security evaluates around methods of beans, which components are not.
	 */
	private static final List<String> OF_METHODS = List.of(PRE_AUTHORIZE,
			"org.springframework.security.access.prepost.PostAuthorize",
			"org.springframework.security.access.prepost.PreFilter",
			"org.springframework.security.access.prepost.PostFilter",
			"org.springframework.security.access.annotation.Secured", "jakarta.annotation.security.RolesAllowed",
			"jakarta.annotation.security.DenyAll", "jakarta.annotation.security.PermitAll");

	private final SecurityAnnotationScanner<PreAuthorize> scanner;

	private final SecurityExpressionHandler<MethodInvocation> expressions;

	/**
	 * Makes a reader.
	 * @param scanner finds the annotation
	 * @param expressions evaluates its expression
	 */
	public SecuredComponents(SecurityAnnotationScanner<PreAuthorize> scanner,
			SecurityExpressionHandler<MethodInvocation> expressions) {
		this.scanner = scanner;
		this.expressions = expressions;
	}

	/**
	 * Refuses annotations that would have no effect, so that nobody relies on them.
	 * @param type the class of a component
	 * @throws InvalidComponentException if it has one
	 */
	public static void check(Class<?> type) {
		for (Class<?> part = type; part != null && part != Component.class; part = part.getSuperclass()) {
			for (String annotation : OF_METHODS) {
				if (!annotation.equals(PRE_AUTHORIZE) && has(part, annotation)) {
					throw new InvalidComponentException.IneffectiveSecurity(type, part.getSimpleName(), annotation);
				}
				for (Method method : part.getDeclaredMethods()) {
					if (has(method, annotation)) {
						throw new InvalidComponentException.IneffectiveSecurity(type, method.getName() + "()",
								annotation);
					}
				}
			}
		}
	}

	private static boolean has(AnnotatedElement element, String annotation) {
		return MergedAnnotations.from(element, MergedAnnotations.SearchStrategy.DIRECT).isPresent(annotation);
	}

	/** Returns what a class demands, or null if it is nothing. */
	SpringSessionSecurity.@Nullable Rule rule(Class<?> type) {
		Method view = ReflectionUtils.findMethod(type, "view");
		PreAuthorize demanded = demanded(type);
		if (view == null || demanded == null) {
			return null;
		}
		MethodExpressionAuthorizationManager manager = new MethodExpressionAuthorizationManager(demanded.value());
		manager.setExpressionHandler(this.expressions);
		return new SpringSessionSecurity.Rule(manager, new SimpleMethodInvocation(null, view));
	}

	/**
	 * Finds the annotation of the class, or of the nearest one above it. Spring Security
	 * looks for that of the class which declares a method, so that {@code view()} of a
	 * class above would hide what stands on the component.
	 */
	private @Nullable PreAuthorize demanded(Class<?> type) {
		for (Class<?> part = type; part != null && part != Component.class; part = part.getSuperclass()) {
			Method[] methods = part.getDeclaredMethods();
			PreAuthorize found = (methods.length > 0) ? this.scanner.scan(methods[0], part)
					: MergedAnnotations.from(part, MergedAnnotations.SearchStrategy.DIRECT)
						.get(PreAuthorize.class)
						.synthesize(MergedAnnotation::isPresent)
						.orElse(null);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

}
