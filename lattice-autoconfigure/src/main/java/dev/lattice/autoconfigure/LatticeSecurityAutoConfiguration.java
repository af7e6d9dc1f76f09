package dev.lattice.autoconfigure;

import dev.lattice.security.HttpSessionEvents;
import dev.lattice.security.SecuredComponents;
import dev.lattice.security.SpringSessionSecurity;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.ComponentRoute;
import dev.lattice.transport.LatticeSessions;
import dev.lattice.transport.SessionSecurity;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.access.PermissionEvaluator;
import org.springframework.security.access.expression.method.DefaultMethodSecurityExpressionHandler;
import org.springframework.security.access.expression.method.MethodSecurityExpressionHandler;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authorization.DefaultAuthorizationManagerFactory;
import org.springframework.security.core.annotation.AnnotationTemplateExpressionDefaults;
import org.springframework.security.core.annotation.SecurityAnnotationScanners;

/**
 * {@link AutoConfiguration Auto-configuration} of Spring Security in pages.
 */
@AutoConfiguration(before = LatticeWebFluxAutoConfiguration.class, after = LatticeAutoConfiguration.class)
@ConditionalOnClass({ PreAuthorize.class, LatticeSessions.class })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "lattice.enabled", matchIfMissing = true)
@ConditionalOnBean(ComponentCatalog.class)
public final class LatticeSecurityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(SessionSecurity.class)
	SpringSessionSecurity latticeSessionSecurity(ComponentCatalog catalog, ApplicationContext context,
			ObjectProvider<MethodSecurityExpressionHandler> expressions, ObjectProvider<RoleHierarchy> roles,
			ObjectProvider<PermissionEvaluator> permissions,
			ObjectProvider<AnnotationTemplateExpressionDefaults> templates) {
		catalog.routes().stream().map(ComponentRoute::type).forEach(SecuredComponents::check);
		MethodSecurityExpressionHandler handler = expressions
			.getIfAvailable(() -> handler(context, roles, permissions));
		return new SpringSessionSecurity(new SecuredComponents(SecurityAnnotationScanners.requireUnique(
				PreAuthorize.class, templates.getIfAvailable(AnnotationTemplateExpressionDefaults::new)), handler));
	}

	@Bean
	@ConditionalOnMissingBean
	HttpSessionEvents latticeHttpSessionEvents(LatticeSessions sessions) {
		return new HttpSessionEvents(sessions);
	}

	/** What Spring Security makes where the application has none. */
	private static MethodSecurityExpressionHandler handler(ApplicationContext context,
			ObjectProvider<RoleHierarchy> roles, ObjectProvider<PermissionEvaluator> permissions) {
		DefaultMethodSecurityExpressionHandler handler = new DefaultMethodSecurityExpressionHandler();
		handler.setApplicationContext(context);
		roles.ifAvailable((hierarchy) -> {
			DefaultAuthorizationManagerFactory<MethodInvocation> managers = new DefaultAuthorizationManagerFactory<>();
			managers.setRoleHierarchy(hierarchy);
			handler.setAuthorizationManagerFactory(managers);
		});
		permissions.ifAvailable(handler::setPermissionEvaluator);
		return handler;
	}

}
