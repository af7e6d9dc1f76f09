package dev.lattice.whole;

import dev.lattice.engine.signal.SharedSignal;
import dev.lattice.transport.webflux.PageCustomizer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** An application with a few pages. */
@SpringBootApplication(proxyBeanMethods = false)
public class WholeApplication {

	@Bean
	SharedSignal<Integer> sharedCount() {
		return SharedSignal.of(0);
	}

	@Bean
	PageCustomizer description() {
		return (head) -> head.meta("description", "\"quoted\" & <escaped>");
	}

}
