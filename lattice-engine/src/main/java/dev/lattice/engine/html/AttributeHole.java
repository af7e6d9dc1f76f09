package dev.lattice.engine.html;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * An attribute that changes.
 *
 * @param name the name
 * @param source gives the value; null leaves the attribute out
 */
public record AttributeHole(String name, Supplier<? extends @Nullable Object> source) implements Attribute {

	static AttributeHole of(String name, Supplier<? extends @Nullable Object> source) {
		if (!SafeUrl.applies(name)) {
			return new AttributeHole(name, source);
		}
		return new AttributeHole(name, () -> {
			Object value = source.get();
			return (value != null) ? SafeUrl.check(name, value.toString()) : null;
		});
	}

}
