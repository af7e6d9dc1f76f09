package dev.lattice.transport.webflux;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import dev.lattice.engine.patch.Wire;
import org.jspecify.annotations.Nullable;

/**
 * The client's script, and its optional parts (P-45): each with an address that changes
 * with its content.
 */
public final class ClientScript {

	/** The folder on the class path in which scripts lie. */
	public static final String FOLDER = "META-INF/lattice/";

	private static final String CORE = "client";

	private static final List<String> PARTS = List.of(Wire.MORE, Wire.NAVIGATION, Wire.MOVES, Wire.RECOVERY,
			Wire.FALLBACK, Wire.TEXTS, Wire.CARETS);

	private final byte[] content;

	private final String path;

	private final String integrity;

	private final Map<String, ClientScript> parts;

	/**
	 * Makes a script without parts: what needs one is not to be had.
	 * @param content JavaScript
	 * @param hash changes with the content; letters, digits, hyphens and underscores
	 */
	public ClientScript(String content, String hash) {
		this(CORE, content, hash, Map.of());
	}

	private ClientScript(String name, String content, String hash, Map<String, ClientScript> parts) {
		if (!hash.matches("[A-Za-z0-9_-]+")) {
			throw new IllegalArgumentException("The hash of the client's script must be a word, not '" + hash + "'");
		}
		this.content = content.getBytes(StandardCharsets.UTF_8);
		this.integrity = integrity(this.content);
		this.path = "/lattice/" + name + "-" + hash + ".js";
		this.parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
	}

	/**
	 * Loads the script and its parts.
	 * @param loader where to look
	 * @return the script
	 * @throws MissingClientException if one of them is not there
	 */
	public static ClientScript load(ClassLoader loader) {
		Map<String, ClientScript> parts = new LinkedHashMap<>();
		for (String name : PARTS) {
			parts.put(name, load(loader, name, Map.of()));
		}
		return load(loader, CORE, parts);
	}

	private static ClientScript load(ClassLoader loader, String name, Map<String, ClientScript> parts) {
		String resource = FOLDER + name + ".js";
		String properties = FOLDER + name + ".properties";
		Properties about = new Properties();
		try (InputStream script = loader.getResourceAsStream(resource);
				InputStream described = loader.getResourceAsStream(properties)) {
			about.load(required(described, properties));
			String content = new String(required(script, resource).readAllBytes(), StandardCharsets.UTF_8);
			return new ClientScript(name, content, about.getProperty("hash", ""), parts);
		}
		catch (IOException ex) {
			throw new MissingClientException(resource, ex);
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

	/**
	 * Returns what a browser compares the script with before it runs it.
	 * @return the value of an attribute {@code integrity}
	 */
	public String integrity() {
		return this.integrity;
	}

	private static String integrity(byte[] content) {
		try {
			return "sha384-" + Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-384").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-384", ex);
		}
	}

	/**
	 * Returns the optional parts of the client.
	 * @return the parts by their names
	 */
	public Map<String, ClientScript> parts() {
		return this.parts;
	}

	/** What is served at a path: this script, or one of its parts; null if neither is. */
	byte @Nullable [] at(String path) {
		if (path.equals(this.path)) {
			return this.content.clone();
		}
		for (ClientScript part : this.parts.values()) {
			if (path.equals(part.path)) {
				return part.content.clone();
			}
		}
		return null;
	}

}
