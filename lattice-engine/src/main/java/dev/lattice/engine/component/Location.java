package dev.lattice.engine.component;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The address of a page: its path, and the first value of each query parameter. Belongs
 * to its session's turns.
 */
public final class Location {

	private final String path;

	private final Map<String, String> query;

	private boolean changed;

	private boolean everChanged;

	/**
	 * Makes a location.
	 * @param path the path, as in the address, encoded
	 * @param query the query's parameters, decoded, in order
	 */
	public Location(String path, Map<String, String> query) {
		this.path = path;
		this.query = new LinkedHashMap<>(query);
	}

	/**
	 * Returns the path.
	 * @return the path, encoded
	 */
	public String path() {
		return this.path;
	}

	/**
	 * Returns the value of a query parameter.
	 * @param name the parameter's name
	 * @return its value, or null if it is not there
	 */
	public @Nullable String query(String name) {
		return this.query.get(name);
	}

	void query(String name, @Nullable String value) {
		String before = (value != null) ? this.query.put(name, value) : this.query.remove(name);
		this.changed |= !Objects.equals(before, value);
		this.everChanged |= this.changed;
	}

	/**
	 * Returns whether {@link #takeChanged} would return true.
	 * @return whether the location has changed
	 */
	public boolean isChanged() {
		return this.changed;
	}

	/** Counts the location as changed if it ever was, for a page that may not know it. */
	public void repeat() {
		this.changed = this.everChanged;
	}

	/**
	 * Returns whether the location has changed since the last call.
	 * @return whether it has
	 */
	public boolean takeChanged() {
		boolean taken = this.changed;
		this.changed = false;
		return taken;
	}

	/** The path and, if there is one, the query, encoded. */
	@Override
	public String toString() {
		StringBuilder url = new StringBuilder(this.path);
		char separator = '?';
		for (Map.Entry<String, String> parameter : this.query.entrySet()) {
			url.append(separator);
			PercentEncoding.append(url, parameter.getKey());
			url.append('=');
			PercentEncoding.append(url, parameter.getValue());
			separator = '&';
		}
		return url.toString();
	}

}
