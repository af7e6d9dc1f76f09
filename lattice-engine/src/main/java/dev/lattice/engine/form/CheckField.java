package dev.lattice.engine.form;

import java.util.function.Predicate;

import dev.lattice.engine.html.Html;
import dev.lattice.engine.html.Part;
import dev.lattice.engine.html.View;
import org.jspecify.annotations.Nullable;

/**
 * A field for a box that is checked or not. Its value is never null; a required one must
 * be checked.
 */
public final class CheckField extends ControlField<Boolean, Boolean> {

	CheckField(String name) {
		super(name, false);
	}

	@Override
	public CheckField required() {
		return required("Please check this box");
	}

	@Override
	public CheckField required(String problem) {
		super.required(problem);
		return this;
	}

	@Override
	public CheckField check(Predicate<? super Boolean> holds, String problem) {
		super.check(holds, problem);
		return this;
	}

	@Override
	protected Reading<Boolean> read(Boolean input) {
		return Reading.of(input);
	}

	@Override
	protected Boolean inputOf(@Nullable Boolean value) {
		return Boolean.TRUE.equals(value);
	}

	@Override
	protected boolean isEmpty(Boolean value) {
		return !value;
	}

	@Override
	public View control(Part... parts) {
		return Html.input(all(parts, wiring(), Html.type("checkbox"), Html.bindChecked(signal())));
	}

	@Override
	public View row(String label, Part... parts) {
		return Html.div(Html.cls("field"), Html.label(Html.cls("check"), control(parts), Html.span(label)), note());
	}

}
