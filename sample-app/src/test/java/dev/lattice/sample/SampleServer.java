package dev.lattice.sample;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The sample application, started and stopped by a test; always on the same port. */
final class SampleServer implements AutoCloseable {

	private final List<String> settings;

	private @Nullable ConfigurableApplicationContext application;

	private int port;

	private SampleServer(List<String> settings) {
		this.settings = settings;
	}

	/** Starts with settings of the form {@code name=value}. */
	static SampleServer with(String... settings) {
		SampleServer server = new SampleServer(List.of(settings));
		server.start();
		return server;
	}

	void start() {
		String[] arguments = Stream
			.concat(this.settings.stream(), Stream.of("server.port=" + this.port, "spring.main.banner-mode=off"))
			.map("--"::concat)
			.toArray(String[]::new);
		ConfigurableApplicationContext started = new SpringApplicationBuilder(SampleApplication.class).run(arguments);
		this.application = started;
		this.port = started.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	void stop() {
		if (this.application != null) {
			this.application.close();
			this.application = null;
		}
	}

	String address(String path) {
		return "http://localhost:" + this.port + path;
	}

	@Override
	public void close() {
		stop();
	}

}
