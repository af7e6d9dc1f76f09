package dev.lattice.collaboration;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.springframework.util.AntPathMatcher;

/**
 * Patterns of names of rooms: {@code *} stands for any part of a name between slashes, or
 * for any characters of it, {@code ?} for one character, {@code **} for several parts.
 */
public final class RoomPatterns {

	private static final AntPathMatcher MATCHER = new AntPathMatcher();

	/** What a name may have besides letters and digits, and what stands for others. */
	private static final String SIGNS = "-_.~:@/*?";

	private static final int MAX_LENGTH = 200;

	private final List<String> patterns;

	/**
	 * Makes patterns.
	 * @param property where they are configured, for the message
	 * @param patterns the patterns
	 * @throws IllegalArgumentException if no name could match one of them
	 */
	public RoomPatterns(String property, List<String> patterns) {
		patterns.forEach((pattern) -> check(property, pattern));
		this.patterns = List.copyOf(patterns);
	}

	/**
	 * Returns whether one of the patterns matches.
	 * @param room a name
	 * @return whether one does
	 */
	public boolean match(String room) {
		return this.patterns.stream().anyMatch((pattern) -> MATCHER.match(pattern, room));
	}

	/**
	 * Returns the pattern that says most about a name: the name itself before others, the
	 * one with fewer wildcards, then the longer one, then the first by its characters.
	 * @param room a name
	 * @return the pattern, or nothing if none matches
	 */
	public Optional<String> mostSpecific(String room) {
		Comparator<String> order = MATCHER.getPatternComparator(room).thenComparing(Comparator.naturalOrder());
		return this.patterns.stream().filter((pattern) -> MATCHER.match(pattern, room)).min(order);
	}

	private static void check(String property, String pattern) {
		if (pattern.isEmpty() || pattern.length() > MAX_LENGTH) {
			throw refused(property, pattern, "has " + pattern.length() + " characters; use 1 to " + MAX_LENGTH);
		}
		for (int i = 0; i < pattern.length(); i++) {
			char c = pattern.charAt(i);
			if (!isLetterOrDigit(c) && SIGNS.indexOf(c) < 0) {
				throw refused(property, pattern, "has '" + c + "' at " + i
						+ ", which no name of a room has; use letters and digits of ASCII, - _ . ~ : @ / and * ? **");
			}
		}
		for (String part : pattern.split("/", -1)) {
			if (part.isEmpty() || part.equals(".") || part.equals("..")) {
				throw refused(property, pattern,
						"has the part '" + part + "'; no part between slashes may be empty, . or ..");
			}
			if (part.contains("**") && !part.equals("**")) {
				throw refused(property, pattern, "has the part '" + part + "'; ** stands alone between slashes");
			}
		}
	}

	private static boolean isLetterOrDigit(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
	}

	private static IllegalArgumentException refused(String property, String pattern, String why) {
		return new IllegalArgumentException("The pattern '" + pattern + "' of " + property + " " + why);
	}

}
