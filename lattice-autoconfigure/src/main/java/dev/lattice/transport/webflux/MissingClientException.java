package dev.lattice.transport.webflux;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

/** Says that the client's script cannot be read from the class path. */
public final class MissingClientException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final String resource;

	MissingClientException(String resource, @Nullable Throwable cause) {
		super("Cannot read " + resource + " from the class path", cause);
		this.resource = resource;
	}

	/**
	 * Returns what is missing.
	 * @return a path on the class path
	 */
	public String resource() {
		return this.resource;
	}

}
