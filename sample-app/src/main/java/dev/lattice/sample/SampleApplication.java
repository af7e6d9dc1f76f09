package dev.lattice.sample;

import dev.lattice.engine.signal.SharedSignal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Serves the samples. */
@SpringBootApplication
public class SampleApplication {

	public static void main(String[] args) {
		SpringApplication.run(SampleApplication.class, args);
	}

	@Bean
	SharedSignal<Integer> votes() {
		return SharedSignal.of(0);
	}

}
