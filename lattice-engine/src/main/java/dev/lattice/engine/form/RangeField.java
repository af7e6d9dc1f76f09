package dev.lattice.engine.form;

import java.util.function.Predicate;

import dev.lattice.engine.html.Attribute;
import dev.lattice.engine.html.Html;
import dev.lattice.engine.html.Part;
import dev.lattice.engine.html.View;
import org.jspecify.annotations.Nullable;

/**
 * A field for a value that has an order, entered as a text: a number, a date. Its value
 * is null while it is empty.
 *
 * @param <T> the type of the value
 */
public final class RangeField<T extends Comparable<? super T>> extends ControlField<T, String> {

	private final InputType<T> type;

	/**
	 * Makes a field in the current graph.
	 * @param name the name of the control, unique in its form
	 * @param type how the value is entered
	 */
	public RangeField(String name, InputType<T> type) {
		super(name, "");
		this.type = type;
	}

	/**
	 * Bounds the value from below.
	 * @param least the least that is all right
	 * @return this field
	 */
	public RangeField<T> min(T least) {
		return min(least, "At least " + this.type.show().apply(least) + ", please");
	}

	/**
	 * Bounds the value from below.
	 * @param least the least that is all right
	 * @param problem what the user is told if it is less
	 * @return this field
	 */
	public RangeField<T> min(T least, String problem) {
		return check((value) -> value.compareTo(least) >= 0, problem);
	}

	/**
	 * Bounds the value from above.
	 * @param most the most that is all right
	 * @return this field
	 */
	public RangeField<T> max(T most) {
		return max(most, "At most " + this.type.show().apply(most) + ", please");
	}

	/**
	 * Bounds the value from above.
	 * @param most the most that is all right
	 * @param problem what the user is told if it is more
	 * @return this field
	 */
	public RangeField<T> max(T most, String problem) {
		return check((value) -> value.compareTo(most) <= 0, problem);
	}

	@Override
	public RangeField<T> required() {
		super.required();
		return this;
	}

	@Override
	public RangeField<T> required(String problem) {
		super.required(problem);
		return this;
	}

	@Override
	public RangeField<T> check(Predicate<? super T> holds, String problem) {
		super.check(holds, problem);
		return this;
	}

	@Override
	protected Reading<T> read(String input) {
		return input.isBlank() ? Reading.of(null) : this.type.read().apply(input.strip());
	}

	@Override
	protected String inputOf(@Nullable T value) {
		return (value != null) ? this.type.write().apply(value) : "";
	}

	@Override
	public View control(Part... parts) {
		Attribute keyboard = this.type.inputmode().isEmpty() ? Html.attributes()
				: Html.inputmode(this.type.inputmode());
		return Html.input(all(parts, wiring(), Html.type(this.type.type()), keyboard,
				Html.bind(signal(), Html.debounce(TYPING))));
	}

}
