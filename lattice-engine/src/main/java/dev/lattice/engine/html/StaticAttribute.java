package dev.lattice.engine.html;

/**
 * An attribute that does not change.
 *
 * @param name the name
 * @param value the value, unescaped
 */
public record StaticAttribute(String name, String value) implements Attribute {

	static StaticAttribute of(String name, String value) {
		return new StaticAttribute(name, SafeUrl.check(name, value));
	}

}
