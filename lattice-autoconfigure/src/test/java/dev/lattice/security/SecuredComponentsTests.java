package dev.lattice.security;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.html.View;
import dev.lattice.transport.InvalidComponentException;
import org.aopalliance.intercept.MethodInvocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.access.expression.SecurityExpressionHandler;
import org.springframework.security.access.expression.method.DefaultMethodSecurityExpressionHandler;
import org.springframework.security.access.prepost.PostAuthorize;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.SecurityAnnotationScanners;
import org.springframework.security.core.context.SecurityContextHolder;

import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What stands on the class of a component; sentence P-91. */
class SecuredComponentsTests {

	private final SecurityExpressionHandler<MethodInvocation> expressions = new DefaultMethodSecurityExpressionHandler();

	private final SpringSessionSecurity security = new SpringSessionSecurity(
			new SecuredComponents(SecurityAnnotationScanners.requireUnique(PreAuthorize.class), this.expressions));

	@ParameterizedTest
	@ValueSource(classes = { OnHandler.class, AfterHandler.class, Inherited.class, OldOnClass.class })
	void anAnnotationWithoutEffectIsRefusedAtStartUp(Class<?> type) {
		assertThatExceptionOfType(InvalidComponentException.IneffectiveSecurity.class)
			.isThrownBy(() -> SecuredComponents.check(type))
			.withMessageContaining("has no effect")
			.withMessageContaining(type.getName());
	}

	@Test
	void theAnnotationOnTheClassIsFine() {
		SecuredComponents.check(ForAdmins.class);
		SecuredComponents.check(Open.class);
	}

	@Test
	void aClassDemandsWhatItsAnnotationSays() {
		this.security.check(ForAdmins.class, user("root", "ROLE_ADMIN"));

		assertThatExceptionOfType(AuthorizationDeniedException.class)
			.isThrownBy(() -> this.security.check(ForAdmins.class, user("ada", "ROLE_USER")));
		assertThatExceptionOfType(AuthorizationDeniedException.class)
			.isThrownBy(() -> this.security.check(ForAdmins.class, null));
	}

	@Test
	void aClassDemandsWhatTheOneAboveItSays() {
		assertThatExceptionOfType(AuthorizationDeniedException.class)
			.isThrownBy(() -> this.security.check(AlsoForAdmins.class, user("ada", "ROLE_USER")));
	}

	@ParameterizedTest
	@ValueSource(classes = { ByInterface.class, ByInterfaceWithoutMethods.class })
	void aClassDemandsWhatItsInterfaceSays(Class<?> type) {
		assertThatExceptionOfType(AuthorizationDeniedException.class)
			.isThrownBy(() -> this.security.check(type, user("ada", "ROLE_USER")));
	}

	@Test
	void aClassWithoutTheAnnotationIsForEverybody() {
		this.security.check(Open.class, null);
	}

	@Test
	void whatAThreadKnewBeforeItKnowsAfterwards() {
		Authentication before = user("before");
		SecurityContextHolder.getContext().setAuthentication(before);
		try {
			Runnable leave = this.security.enter(user("ada"));
			assertThat(SecurityContextHolder.getContext().getAuthentication().getName()).isEqualTo("ada");
			leave.run();
			assertThat(SecurityContextHolder.getContext().getAuthentication()).isSameAs(before);
		}
		finally {
			SecurityContextHolder.clearContext();
		}
	}

	@Test
	void aThreadIsNotLeftWithAUser() {
		this.security.enter(user("ada")).run();

		assertThat(SecurityContextHolder.getContext().getAuthentication()).isNull();
	}

	private static Authentication user(String name, String... authorities) {
		return new TestingAuthenticationToken(name, "", authorities);
	}

	static class Open extends Component {

		@Override
		protected View view() {
			return p("open");
		}

	}

	@PreAuthorize("hasRole('ADMIN')")
	static class ForAdmins extends Open {

	}

	static class AlsoForAdmins extends ForAdmins {

	}

	@PreAuthorize("hasRole('ADMIN')")
	interface AdminsOnly {

	}

	static class ByInterface extends Component implements AdminsOnly {

		@Override
		protected View view() {
			return p("secret");
		}

	}

	static class ByInterfaceWithoutMethods extends Open implements AdminsOnly {

	}

	static class OnHandler extends Open {

		@PreAuthorize("denyAll()")
		void delete() {
		}

	}

	static class AfterHandler extends Open {

		@PostAuthorize("denyAll()")
		String read() {
			return "";
		}

	}

	static class Inherited extends OnHandler {

	}

	@Secured("ROLE_ADMIN")
	static class OldOnClass extends Open {

	}

}
