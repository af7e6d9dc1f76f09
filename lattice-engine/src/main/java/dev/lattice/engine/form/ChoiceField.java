package dev.lattice.engine.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.lattice.engine.html.Html;
import dev.lattice.engine.html.Part;
import dev.lattice.engine.html.View;
import org.jspecify.annotations.Nullable;

/**
 * A field for one of several options, in a {@code select} or as radio buttons. Its value
 * is null while nothing is chosen.
 *
 * @param <T> the type of an option
 */
public final class ChoiceField<T> extends ControlField<T, String> {

	private final Map<String, T> options = new LinkedHashMap<>();

	private final Function<? super T, String> label;

	private boolean radios;

	private String prompt = "";

	ChoiceField(String name, List<T> options, Function<? super T, String> label) {
		super(name, "");
		this.label = label;
		for (T option : options) {
			String called = label.apply(option);
			if (called.isEmpty() || this.options.put(called, option) != null) {
				throw new IllegalArgumentException("The options of the " + this
						+ " are told apart by their labels; this one is empty or there twice: '" + called + "'");
			}
		}
	}

	/**
	 * Shows the options as radio buttons.
	 * @return this field
	 */
	public ChoiceField<T> radios() {
		this.radios = true;
		return this;
	}

	/**
	 * Says what a {@code select} shows while nothing is chosen.
	 * @param prompt the text, such as "Please choose"
	 * @return this field
	 */
	public ChoiceField<T> prompt(String prompt) {
		this.prompt = prompt;
		return this;
	}

	@Override
	public ChoiceField<T> required() {
		return required("Please choose one");
	}

	@Override
	public ChoiceField<T> required(String problem) {
		super.required(problem);
		return this;
	}

	@Override
	public ChoiceField<T> check(Predicate<? super T> holds, String problem) {
		super.check(holds, problem);
		return this;
	}

	@Override
	protected Reading<T> read(String input) {
		T option = this.options.get(input);
		return (option != null || input.isEmpty()) ? Reading.of(option) : Reading.failed("Please choose one of these");
	}

	@Override
	protected String inputOf(@Nullable T value) {
		if (value == null) {
			return "";
		}
		String called = this.label.apply(value);
		if (!this.options.containsKey(called)) {
			throw new IllegalArgumentException("The " + this + " has no option '" + called + "'; it has "
					+ String.join(", ", this.options.keySet()));
		}
		return called;
	}

	@Override
	public View control(Part... parts) {
		return this.radios ? group(parts) : select(parts);
	}

	@Override
	public View row(String label, Part... parts) {
		if (!this.radios) {
			return super.row(label, parts);
		}
		return Html.fieldset(Html.cls("field"), Html.legend(label, Html.id(id() + "-label")), control(parts), note());
	}

	private View select(Part... parts) {
		List<Part> all = new ArrayList<>(List.of(all(parts, wiring(), Html.bind(signal()))));
		all.add(Html.option(this.prompt, Html.value("")));
		this.options.keySet().forEach((called) -> all.add(Html.option(called, Html.value(called))));
		return Html.select(all.toArray(Part[]::new));
	}

	private View group(Part... parts) {
		List<Part> all = new ArrayList<>(List.of(all(parts, Html.role("radiogroup"), state(),
				Html.aria("labelledby", id() + "-label"), Html.aria("required", String.valueOf(isRequired())))));
		// The first one is where the focus goes.
		String id = id();
		int number = 1;
		for (String called : this.options.keySet()) {
			all.add(Html.label(Html.cls("check"), Html.input(Html.type("radio"), Html.id(id), Html.name(name()),
					visits(), Html.bindRadio(signal(), called)), Html.span(called)));
			id = id() + "-" + ++number;
		}
		return Html.div(all.toArray(Part[]::new));
	}

}
