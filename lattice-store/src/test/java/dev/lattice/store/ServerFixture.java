package dev.lattice.store;

import java.io.IOException;
import java.util.function.Supplier;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A real server for the whole run. */
public abstract class ServerFixture implements AutoCloseable {

	private final String uri;

	private final AutoCloseable stop;

	/**
	 * Takes a server that runs.
	 * @param uri where it is
	 * @param stop ends it
	 */
	protected ServerFixture(String uri, AutoCloseable stop) {
		this.uri = uri;
		this.stop = stop;
	}

	public final String uri() {
		return this.uri;
	}

	@Override
	public final void close() throws IOException {
		try {
			this.stop.close();
		}
		catch (Exception ex) {
			throw new IOException("The server could not be ended", ex);
		}
	}

	/**
	 * Gives tests the fixture, which ends with the run.
	 *
	 * @param <F> its type
	 */
	protected abstract static class Extension<F extends ServerFixture> implements ParameterResolver {

		private final Class<F> type;

		private final Supplier<F> start;

		protected Extension(Class<F> type, Supplier<F> start) {
			this.type = type;
			this.start = start;
		}

		@Override
		public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
			return parameter.getParameter().getType() == this.type;
		}

		@Override
		public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
			return context.getRoot()
				.getStore(ExtensionContext.Namespace.GLOBAL)
				.computeIfAbsent(this.type, (key) -> this.start.get(), this.type);
		}

	}

}
