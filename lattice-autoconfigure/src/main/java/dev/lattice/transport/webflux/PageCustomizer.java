package dev.lattice.transport.webflux;

/** Adds to the head of every page. Beans of this type are applied in their order. */
@FunctionalInterface
public interface PageCustomizer {

	/**
	 * Customizes one page.
	 * @param head what to add to
	 */
	void customize(PageHead head);

}
