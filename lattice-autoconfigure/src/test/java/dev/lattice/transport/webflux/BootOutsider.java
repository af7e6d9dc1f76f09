package dev.lattice.transport.webflux;

import dev.lattice.transport.SmileOutsider;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/** Breaks rules, to prove that they can be broken. */
public class BootOutsider {

	/** Not for this package. */
	public Class<?> boot = SpringApplication.class;

	/** The other half of the cycle. */
	public @Nullable SmileOutsider other;

}
