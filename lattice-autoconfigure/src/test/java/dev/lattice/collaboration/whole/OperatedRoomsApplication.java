package dev.lattice.collaboration.whole;

import java.util.concurrent.atomic.AtomicInteger;

import dev.lattice.collaboration.CollaborationListener;
import dev.lattice.rooms.log.RoomLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** An application with meters, a listener of its own, and a log that may be cut off. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(excludeName = {
		"org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration" })
public class OperatedRoomsApplication {

	@Bean
	MeterRegistry meters() {
		return new SimpleMeterRegistry();
	}

	@Bean
	SwitchedLog switchedLog() {
		return new SwitchedLog();
	}

	@Bean
	RoomLog log(SwitchedLog switched) {
		return switched.log();
	}

	@Bean
	Heard heard() {
		return new Heard();
	}

	/** Hears of sockets, beside the meters. */
	static final class Heard implements CollaborationListener {

		final AtomicInteger refused = new AtomicInteger();

		@Override
		public void clientRefused() {
			this.refused.incrementAndGet();
		}

	}

}
