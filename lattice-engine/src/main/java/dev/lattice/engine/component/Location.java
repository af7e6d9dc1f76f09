package dev.lattice.engine.component;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * The address of a page: its path, and the first value of each query parameter; and where
 * the page wants to go from there. Belongs to its session's turns.
 */
public final class Location {

	private final String path;

	/** May be changed unless it is empty. */
	private Map<String, String> query;

	/** The parameters of the query that live in signals. */
	private Map<String, List<Parameter>> parameters = Map.of();

	private boolean changed;

	private boolean everChanged;

	/** Whether one of the changes is to have an entry of its own in the history. */
	private boolean pushed;

	private @Nullable Departure departure;

	/**
	 * Makes a location.
	 * @param path the path, as in the address, encoded
	 * @param query the query's parameters, decoded, in order
	 */
	public Location(String path, Map<String, String> query) {
		this.path = path;
		this.query = query.isEmpty() ? Map.of() : new LinkedHashMap<>(query);
	}

	/**
	 * Returns the same address for the page made anew: nothing is bound to it yet.
	 * @return another location, equal in path and query
	 */
	public Location again() {
		return new Location(this.path, this.query);
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

	/**
	 * Returns the query's parameters as they stand now.
	 * @return values by name, decoded, in order
	 */
	public Map<String, String> query() {
		return Collections.unmodifiableMap(new LinkedHashMap<>(this.query));
	}

	/**
	 * Lets a signal have the value of a parameter whenever the address changes, until the
	 * current scope ends.
	 */
	void bind(String name, String absent, Signal<String> signal) {
		Parameter parameter = new Parameter(absent, signal);
		if (this.parameters.isEmpty()) {
			this.parameters = new LinkedHashMap<>();
		}
		List<Parameter> sameName = this.parameters.computeIfAbsent(name, (key) -> new ArrayList<>());
		sameName.add(parameter);
		Scope.onDispose(() -> {
			sameName.remove(parameter);
			if (sameName.isEmpty()) {
				this.parameters.remove(name, sameName);
			}
		});
	}

	void query(String name, @Nullable String value, HistoryEntry entry) {
		if (value == null && this.query.isEmpty()) {
			return;
		}
		if (this.query.isEmpty()) {
			this.query = new LinkedHashMap<>();
		}
		String before = (value != null) ? this.query.put(name, value) : this.query.remove(name);
		if (!Objects.equals(before, value)) {
			this.changed = true;
			this.everChanged = true;
			this.pushed |= entry == HistoryEntry.PUSH;
		}
	}

	/**
	 * Takes over another address, if this page can show it as it is: the path is the
	 * same, and each parameter of the query that differs lives in a signal. The signals
	 * get their new values.
	 * @param other the other address
	 * @return whether the page follows; if not, nothing has changed
	 */
	public boolean follow(Location other) {
		if (!this.path.equals(other.path)) {
			return false;
		}
		Set<String> names = new LinkedHashSet<>(this.query.keySet());
		names.addAll(other.query.keySet());
		names.removeIf((name) -> Objects.equals(this.query.get(name), other.query.get(name)));
		if (!this.parameters.keySet().containsAll(names)) {
			return false;
		}
		this.query = other.query.isEmpty() ? Map.of() : new LinkedHashMap<>(other.query);
		this.everChanged = true;
		for (String name : names) {
			List<Parameter> sameName = this.parameters.getOrDefault(name, List.of());
			sameName.forEach((parameter) -> parameter.become(this.query.get(name)));
		}
		return true;
	}

	/**
	 * Asks the browser to go to another address, with the next patch; of several, the
	 * last counts.
	 * @param departure where to, and how
	 */
	public void leave(Departure departure) {
		this.departure = departure;
	}

	/**
	 * Returns whether the browser is to be told something: that the address has changed,
	 * or where to go.
	 * @return whether there is anything
	 */
	public boolean isChanged() {
		return this.changed || this.departure != null;
	}

	/** Counts the location as changed if it ever was, for a page that may not know it. */
	public void repeat() {
		this.changed = this.everChanged;
	}

	/**
	 * Returns whether the location has changed since the last call.
	 * @return what that does to the history, or null if it has not
	 */
	public @Nullable HistoryEntry takeChanged() {
		HistoryEntry taken = !this.changed ? null : this.pushed ? HistoryEntry.PUSH : HistoryEntry.REPLACE;
		this.changed = false;
		this.pushed = false;
		return taken;
	}

	/**
	 * Returns where the page wants to go, once.
	 * @return where to, or null if it stays
	 */
	public @Nullable Departure takeDeparture() {
		Departure taken = this.departure;
		this.departure = null;
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

	/**
	 * A signal that lives in the query.
	 *
	 * @param absent its value when the parameter is not there
	 * @param signal the signal
	 */
	private record Parameter(String absent, Signal<String> signal) {

		void become(@Nullable String value) {
			this.signal.set((value != null) ? value : this.absent);
		}

	}

}
