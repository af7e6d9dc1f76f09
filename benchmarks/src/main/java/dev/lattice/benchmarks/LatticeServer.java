package dev.lattice.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** The measured server: Lattice with the measured pages, in a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class LatticeServer {

	/**
	 * No page in the load stands for a person, so none may be too fast, and all come from
	 * one address.
	 */
	private static final List<String> LIMITS = List.of("lattice.websocket.events-per-second",
			"lattice.websocket.event-burst", "lattice.websocket.max-connections",
			"lattice.websocket.max-connections-per-address", "lattice.session.max-sessions",
			"lattice.session.max-per-address", "lattice.session.max-unjoined",
			"lattice.session.max-unjoined-per-address");

	private static final int NO_LIMIT = 10_000_000;

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(LatticeServer.class);
		Map<String, Object> properties = new HashMap<>(
				Map.of("spring.main.banner-mode", "off", "logging.level.root", "warn", "spring.threads.virtual.enabled",
						true, "lattice.session.join-timeout", "60s", "lattice.rooms.store", "memory"));
		LIMITS.forEach((limit) -> properties.put(limit, NO_LIMIT));
		application.setDefaultProperties(properties);
		application.run(args);
	}

}
