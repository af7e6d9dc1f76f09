package dev.lattice.secured;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.lattice.transport.UserCheck;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/** An application whose users log in: a form for browsers, a header for others. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableMethodSecurity
public class SecuredApplication {

	/** Users who may not go on, and roles that were taken away. */
	static final Set<String> DISABLED = ConcurrentHashMap.newKeySet();

	@Bean
	SecurityWebFilterChain security(ServerHttpSecurity http) {
		return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.authorizeExchange((paths) -> paths.pathMatchers("/actuator/**").hasRole("ADMIN").anyExchange().permitAll())
			.httpBasic(Customizer.withDefaults())
			.formLogin(Customizer.withDefaults())
			.build();
	}

	/** Everybody is a user, and root an administrator. */
	@Bean
	ReactiveUserDetailsService users() {
		return (name) -> Mono
			.fromSupplier(() -> name.equals("root") ? user(name, "USER", "ADMIN") : user(name, "USER"));
	}

	private static UserDetails user(String name, String... roles) {
		return User.withUsername(name).password("{noop}secret").roles(roles).build();
	}

	@Bean
	UserCheck disabled() {
		return (user) -> !DISABLED.contains(user.getName());
	}

	@Bean
	Grants grants() {
		return new Grants();
	}

	/** What may be asked in expressions. */
	static class Grants {

		private final Map<String, Boolean> taken = new ConcurrentHashMap<>();

		void take(String user) {
			this.taken.put(user, true);
		}

		void give(String user) {
			this.taken.remove(user);
		}

		public boolean has(String user) {
			return !this.taken.containsKey(user);
		}

	}

	/** Ends the HTTP session without Spring Security. */
	@RestController
	static class Sessions {

		@GetMapping("/invalidate")
		Mono<Void> invalidate(WebSession session) {
			return session.invalidate();
		}

	}

}
