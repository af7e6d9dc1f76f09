package dev.lattice.whole;

import dev.lattice.engine.signal.SharedSignal;
import dev.lattice.transport.webflux.PageCustomizer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.WebFilter;

/** An application with a few pages. */
@SpringBootApplication(proxyBeanMethods = false, excludeName = {
		"org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration" })
public class WholeApplication {

	@Bean
	SharedSignal<Integer> sharedCount() {
		return SharedSignal.of(0);
	}

	/** Stands for whatever decides who may see what. */
	@Bean
	WebFilter guard() {
		return (exchange, chain) -> {
			boolean guarded = exchange.getRequest().getPath().value().startsWith("/guarded");
			if (guarded && exchange.getRequest().getHeaders().getFirst("X-Role") == null) {
				exchange.getResponse().setStatusCode(HttpStatus.FORBIDDEN);
				return exchange.getResponse().setComplete();
			}
			return chain.filter(exchange);
		};
	}

	@Bean
	PageCustomizer description() {
		return (head) -> head.meta("description", "\"quoted\" & <escaped>");
	}

}
