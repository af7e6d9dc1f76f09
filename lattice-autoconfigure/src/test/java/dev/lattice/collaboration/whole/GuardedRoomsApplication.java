package dev.lattice.collaboration.whole;

import java.util.concurrent.atomic.AtomicInteger;

import dev.lattice.collaboration.CollaborationListener;
import dev.lattice.collaboration.RoomTokens;
import dev.lattice.rooms.Caller;
import dev.lattice.rooms.RoomPolicy;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;

/** An application that decides who may do what in its rooms. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(excludeName = {
		"org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration" })
public class GuardedRoomsApplication {

	static final AtomicInteger TOO_SLOW = new AtomicInteger();

	@Bean
	RoomPolicy policy() {
		return new RoomPolicy() {

			@Override
			public boolean canOpen(String room, Caller caller) {
				return !room.startsWith("secret");
			}

			@Override
			public boolean canEdit(String room, Caller caller) {
				return caller.kind() == Caller.Kind.APPLICATION || !room.startsWith("museum");
			}

		};
	}

	/** "bad" is nobody, "reader" looks on, "slow" is never found out. */
	@Bean
	RoomTokens tokens() {
		return (request) -> switch (String.valueOf(request.token())) {
			case "bad" -> Mono.empty();
			case "slow" -> Mono.never();
			case "broken" -> throw new IllegalStateException("The users cannot be read");
			case "reader" -> Mono.just(RoomTokens.RoomGrant.readOnly(new Caller("reader", Caller.Kind.CLIENT, null)));
			default -> RoomTokens.PRINCIPAL.grant(request);
		};
	}

	@Bean
	CollaborationListener listener() {
		return new CollaborationListener() {

			@Override
			public void clientTooSlow() {
				TOO_SLOW.incrementAndGet();
			}

		};
	}

}
