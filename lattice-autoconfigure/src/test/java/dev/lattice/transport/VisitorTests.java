package dev.lattice.transport;

import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

import static org.assertj.core.api.Assertions.assertThat;

class VisitorTests {

	@Test
	void aUserHasAName() {
		assertThat(Visitor.of(new TestingAuthenticationToken("ada", "secret")).userName()).isEqualTo("ada");
	}

	@Test
	void whomSpringSecurityCallsAnonymousIsNoUser() {
		Visitor anonymous = Visitor.of(new AnonymousAuthenticationToken("key", "anonymousUser",
				AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")));

		assertThat(anonymous.userName()).isNull();
	}

}
