package dev.lattice.sample;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What others see of somebody who looks at a page.
 *
 * @param name who
 * @param tint the name of the colour, which is a class of the style sheet
 * @param color the colour itself, to be seen on light and on dark
 */
record Guest(String name, String tint, String color) {

	private static final List<String> NAMES = List.of("Ada", "Grace", "Edsger", "Barbara", "Donald", "Frances");

	private enum Tint {

		AMBER("#b06a00"), BLUE("#3f6fe8"), GREEN("#2a8f50"), ROSE("#c7407a");

		private final String color;

		Tint(String color) {
			this.color = color;
		}

	}

	/** Somebody who has signed in, or any name; in any colour. */
	static Guest of(Optional<Principal> user) {
		Tint tint = any(List.of(Tint.values()));
		return new Guest(user.map(Principal::getName).orElseGet(() -> any(NAMES)), tint.name().toLowerCase(Locale.ROOT),
				tint.color);
	}

	private static <T> T any(List<T> choices) {
		return choices.get((int) (Math.random() * choices.size()));
	}

}
