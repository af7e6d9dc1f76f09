package dev.lattice.benchmarks;

import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** The measured server: Lattice with the measured pages, in a process of its own. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class LatticeServer {

	/** No client in the load stands for a person, so none may be too fast. */
	private static final int NO_LIMIT = 10_000_000;

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(LatticeServer.class);
		application.setDefaultProperties(Map.of("spring.main.banner-mode", "off", "logging.level.root", "warn",
				"spring.threads.virtual.enabled", true, "lattice.websocket.events-per-second", NO_LIMIT,
				"lattice.websocket.event-burst", NO_LIMIT, "lattice.session.join-timeout", "60s"));
		application.run(args);
	}

}
