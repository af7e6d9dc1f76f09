package dev.lattice.transport.webflux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/** The client's script, and the address that changes with its content. */
public final class ClientScript {

	/** Where the script lies on the class path. */
	public static final String RESOURCE = "META-INF/lattice/client.js";

	/** Where its hash lies on the class path. */
	public static final String PROPERTIES = "META-INF/lattice/client.properties";

	private final byte[] content;

	private final String path;

	/**
	 * Makes a script.
	 * @param content JavaScript
	 * @param hash changes with the content; letters, digits, hyphens and underscores
	 */
	public ClientScript(String content, String hash) {
		if (!hash.matches("[A-Za-z0-9_-]+")) {
			throw new IllegalArgumentException("The hash of the client's script must be a word, not '" + hash + "'");
		}
		this.content = content.getBytes(StandardCharsets.UTF_8);
		this.path = "/lattice/client-" + hash + ".js";
	}

	/**
	 * Loads the script.
	 * @param loader where to look
	 * @return the script
	 * @throws MissingClientException if it is not there
	 */
	public static ClientScript load(ClassLoader loader) {
		Properties properties = new Properties();
		try (InputStream script = loader.getResourceAsStream(RESOURCE);
				InputStream about = loader.getResourceAsStream(PROPERTIES)) {
			properties.load(required(about, PROPERTIES));
			String hash = properties.getProperty("hash", "");
			return new ClientScript(new String(required(script, RESOURCE).readAllBytes(), StandardCharsets.UTF_8),
					hash);
		}
		catch (IOException ex) {
			throw new MissingClientException(RESOURCE, ex);
		}
	}

	private static InputStream required(@Nullable InputStream found, String resource) {
		if (found == null) {
			throw new MissingClientException(resource, null);
		}
		return found;
	}

	/**
	 * Returns where the script is served, within the application.
	 * @return the path
	 */
	public String path() {
		return this.path;
	}

	byte[] content() {
		return this.content.clone();
	}

}
