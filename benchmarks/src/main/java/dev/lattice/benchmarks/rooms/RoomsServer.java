package dev.lattice.benchmarks.rooms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * The measured server: an application whose rooms are open to everybody, with the
 * defaults of Lattice but for what bounds a single client.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class RoomsServer {

	/** No client of the load stands for a person, and all come from one address. */
	private static final List<String> LIMITS = List.of("lattice.rooms.limits.edits-per-second",
			"lattice.rooms.sockets.messages-per-second", "lattice.rooms.sockets.message-burst",
			"lattice.rooms.sockets.max-connections", "lattice.rooms.sockets.max-connections-per-address");

	private static final int NO_LIMIT = 10_000_000;

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(RoomsServer.class);
		Map<String, Object> properties = new HashMap<>(
				Map.of("spring.main.banner-mode", "off", "logging.level.root", "warn", "lattice.rooms.open", "**"));
		LIMITS.forEach((limit) -> properties.put(limit, NO_LIMIT));
		application.setDefaultProperties(properties);
		application.run(args);
	}

}
