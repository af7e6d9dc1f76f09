package dev.lattice.transport;

import dev.lattice.transport.webflux.BootOutsider;
import org.springframework.web.reactive.DispatcherHandler;
import tools.jackson.dataformat.smile.SmileFactory;

/** Breaks rules, to prove that they can be broken. */
public class SmileOutsider {

	/** Not for this package. */
	public SmileFactory jackson = new SmileFactory();

	/** Not for this package either. */
	public Class<?> webFlux = DispatcherHandler.class;

	/** Half of a cycle. */
	public BootOutsider other = new BootOutsider();

}
