package dev.lattice.collaboration.whole;

import dev.lattice.rooms.Room;
import dev.lattice.rooms.Rooms;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** An application with rooms that are open to everybody. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(excludeName = {
		"org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration" })
public class RoomsApplication {

	@Bean
	Room board(Rooms rooms) {
		return rooms.open("board");
	}

	/** For a process of its own. */
	public static void main(String[] arguments) {
		SpringApplication.run(RoomsApplication.class, arguments);
	}

}
