package dev.lattice.autoconfigure;

import dev.lattice.security.SpringSessionSecurity;
import dev.lattice.transport.CheckedUsers;
import dev.lattice.transport.LatticeSessions;
import dev.lattice.transport.SessionSecurity;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class LatticeSecurityAutoConfigurationTests {

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(WebFluxAutoConfiguration.class, LatticeAutoConfiguration.class,
				LatticeSecurityAutoConfiguration.class, LatticeWebFluxAutoConfiguration.class));

	@Test
	void usesSpringSecurityWhereItIsThere() {
		this.runner.run((context) -> assertThat(context).hasSingleBean(SpringSessionSecurity.class)
			.hasSingleBean(LatticeSessions.class));
	}

	@Test
	void runsWithoutSpringSecurity() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(SessionSecurity.class.getName())
				.doesNotHaveBean("latticeSessionSecurity")
				.hasSingleBean(CheckedUsers.class));
	}

	@Test
	void asksNobodyAgainWhereTheIntervalIsZero() {
		this.runner.withPropertyValues("lattice.security.recheck-interval=0")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("latticeAuthorityPoll"));
		this.runner.run((context) -> assertThat(context).hasBean("latticeAuthorityPoll"));
	}

}
