package dev.lattice.collaboration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import dev.lattice.rooms.RoomLimits;

/**
 * The limits of rooms by their names: of the patterns that match, the one that says most
 * about the name counts alone.
 */
public final class NamedLimits implements Function<String, RoomLimits> {

	private final RoomLimits others;

	private final Map<String, RoomLimits> limits = new LinkedHashMap<>();

	private final RoomPatterns patterns;

	/**
	 * Makes limits.
	 * @param property where they are configured, for messages
	 * @param others the limits of rooms that no pattern matches
	 * @param changes what is different for names that match a pattern
	 * @throws IllegalArgumentException if a pattern or a limit cannot be
	 */
	public NamedLimits(String property, RoomLimits others, Map<String, ? extends UnaryOperator<RoomLimits>> changes) {
		this.others = others;
		this.patterns = new RoomPatterns(property, new ArrayList<>(changes.keySet()));
		changes.forEach((pattern, change) -> this.limits.put(pattern, changed(property, pattern, change)));
	}

	private RoomLimits changed(String property, String pattern, UnaryOperator<RoomLimits> change) {
		try {
			return change.apply(this.others);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(property + ".[" + pattern + "]: " + ex.getMessage(), ex);
		}
	}

	@Override
	public RoomLimits apply(String room) {
		return this.patterns.mostSpecific(room).map(this.limits::get).orElse(this.others);
	}

}
