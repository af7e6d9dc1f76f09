package dev.lattice.collaboration.whole;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

import dev.lattice.rooms.Caller;
import dev.lattice.rooms.RoomPolicy;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.ReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.server.SecurityWebFilterChain;
import reactor.core.publisher.Mono;

/** An application whose users log in, and may see the rooms that they are members of. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class SecuredRoomsApplication {

	/** Room and user, such as "plan ada". */
	static final Set<String> MEMBERS = ConcurrentHashMap.newKeySet();

	/** Whom the policy was asked about. */
	static final Queue<Caller> ASKED = new ConcurrentLinkedQueue<>();

	@Bean
	RoomPolicy policy() {
		return new RoomPolicy() {

			@Override
			public boolean canOpen(String room, Caller caller) {
				ASKED.add(caller);
				return MEMBERS.contains(room + " " + caller.user());
			}

			@Override
			public boolean canEdit(String room, Caller caller) {
				return caller.kind() == Caller.Kind.APPLICATION || !room.startsWith("museum");
			}

		};
	}

	@Bean
	SecurityWebFilterChain security(ServerHttpSecurity http) {
		return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.authorizeExchange((paths) -> paths.anyExchange().permitAll())
			.httpBasic(Customizer.withDefaults())
			.build();
	}

	@Bean
	ReactiveUserDetailsService users() {
		return (name) -> Mono
			.fromSupplier(() -> User.withUsername(name).password("{noop}secret").roles("USER").build());
	}

}
