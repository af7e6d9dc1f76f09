package dev.lattice.security;

import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import dev.lattice.transport.SessionSecurity;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import reactor.util.context.Context;

/**
 * Evaluates {@link PreAuthorize} on the classes of components, and sets the security
 * context for the code of pages, on its threads and for the publishers that it follows.
 */
public final class SpringSessionSecurity implements SessionSecurity {

	private static final Authentication ANONYMOUS = new AnonymousAuthenticationToken("lattice", "anonymous",
			AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

	private final SecurityContextHolderStrategy contexts = SecurityContextHolder.getContextHolderStrategy();

	private final SecuredComponents components;

	private final ConcurrentMap<Class<?>, Optional<Rule>> rules = new ConcurrentHashMap<>();

	/**
	 * Makes a security.
	 * @param components finds out what their classes demand
	 */
	public SpringSessionSecurity(SecuredComponents components) {
		this.components = components;
	}

	/**
	 * Refuses a component whose class demands what the user does not have.
	 * @throws AuthorizationDeniedException if so
	 */
	@Override
	public void check(Class<?> page, @Nullable Principal user) {
		Optional<Rule> rule = this.rules.computeIfAbsent(page,
				(type) -> Optional.ofNullable(this.components.rule(type)));
		if (rule.isEmpty()) {
			return;
		}
		AuthorizationResult result = rule.get().authorize(authentication(user));
		if (result == null || !result.isGranted()) {
			throw new AuthorizationDeniedException("Access Denied", (result != null) ? result : () -> false);
		}
	}

	@Override
	public Runnable enter(@Nullable Principal user) {
		SecurityContext before = this.contexts.getContext();
		this.contexts.setContext(context(known(user)));
		return () -> {
			if (before.getAuthentication() == null) {
				this.contexts.clearContext();
			}
			else {
				this.contexts.setContext(before);
			}
		};
	}

	@Override
	public Context context(@Nullable Principal user) {
		Authentication known = known(user);
		return (known != null) ? ReactiveSecurityContextHolder.withAuthentication(known) : Context.empty();
	}

	private SecurityContext context(@Nullable Authentication known) {
		SecurityContext context = this.contexts.createEmptyContext();
		context.setAuthentication(known);
		return context;
	}

	private static Authentication authentication(@Nullable Principal user) {
		Authentication known = known(user);
		return (known != null) ? known : ANONYMOUS;
	}

	private static @Nullable Authentication known(@Nullable Principal user) {
		return (user instanceof Authentication authentication) ? authentication : null;
	}

	/**
	 * What the class of a component demands.
	 *
	 * @param manager evaluates it
	 * @param view the call that it is evaluated for
	 */
	record Rule(AuthorizationManager<MethodInvocation> manager, MethodInvocation view) {

		@Nullable AuthorizationResult authorize(Authentication authentication) {
			return this.manager.authorize(() -> authentication, this.view);
		}

	}

}
