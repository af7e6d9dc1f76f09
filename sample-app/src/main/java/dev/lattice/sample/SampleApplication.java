package dev.lattice.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the showcase. */
@SpringBootApplication
public class SampleApplication {

	/**
	 * Runs the application until the process is told to stop.
	 * @param args Spring Boot's command line properties
	 */
	public static void main(String[] args) {
		SpringApplication.run(SampleApplication.class, args);
	}

}
