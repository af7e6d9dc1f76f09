package dev.lattice.engine.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.lattice.engine.event.EventType;
import dev.lattice.engine.html.Attribute;
import dev.lattice.engine.html.Html;
import dev.lattice.engine.html.Part;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.LinkedSignal;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * What a form asks for: the input as the user left it, what it means, and what is wrong
 * with it. An application makes one where it makes its signals, gives it its rules, and
 * then a {@link Form} that it is part of.
 * <p>
 * A problem is shown once the user has committed an input of this field (left the control
 * after a change, chosen an option) or submitted the form, not while somebody is still
 * typing the first time. From then on it follows every input. Whether it is shown or not,
 * a form with a problem hands nothing over.
 * <p>
 * Belongs to its session's turns, as signals do.
 *
 * @param <T> the type of the value
 */
public abstract class Field<T> {

	private static final EventType<Boolean> COMMITTED = EventType.signalOnly("change");

	/** After so many milliseconds without a key what was typed is told. */
	static final int TYPING = 250;

	private final String name;

	private final List<Rule<T>> rules = new ArrayList<>();

	private final Signal<Boolean> visited = new Signal<>(false);

	private final Memo<Reading<T>> reading = new Memo<>(this::examine);

	private final Signal<?> input;

	/** Goes with the input that was refused. */
	private final LinkedSignal<String> refusal;

	private String missing = "";

	private @Nullable Form<?> form;

	Field(String name, Signal<?> input) {
		if (name.isEmpty() || !Letters.all(name, Field::isOfName)) {
			throw new IllegalArgumentException(
					"'" + name + "' is no name of a field; expected letters, digits, dots, _ and -");
		}
		this.name = name;
		this.input = input;
		this.refusal = LinkedSignal.of(input, (changed) -> "");
	}

	private static boolean isOfName(int letter) {
		return Character.isLetterOrDigit(letter) || letter == '_' || letter == '-' || letter == '.';
	}

	/**
	 * Makes a field for a line of text. Its value is the text without the blanks around.
	 * @param name the name of the control, unique in its form
	 * @return the field
	 */
	public static TextField text(String name) {
		return new TextField(name);
	}

	/**
	 * Makes a field for a whole number.
	 * @param name the name of the control, unique in its form
	 * @return the field; its value is null while it is empty
	 */
	public static RangeField<Integer> integer(String name) {
		return new RangeField<>(name, Numbers.INTEGER);
	}

	/**
	 * Makes a field for a number.
	 * @param name the name of the control, unique in its form
	 * @return the field; its value is null while it is empty
	 */
	public static RangeField<Double> number(String name) {
		return new RangeField<>(name, Numbers.DOUBLE);
	}

	/**
	 * Makes a field for a box that is checked or not.
	 * @param name the name of the control, unique in its form
	 * @return the field
	 */
	public static CheckField check(String name) {
		return new CheckField(name);
	}

	/**
	 * Makes a field for one of several options.
	 * @param <T> the type of an option
	 * @param name the name of the control, unique in its form
	 * @param options the options, in order
	 * @param label what an option is called; no two alike
	 * @return the field; its value is null while nothing is chosen
	 */
	public static <T> ChoiceField<T> choice(String name, List<T> options, Function<? super T, String> label) {
		return new ChoiceField<>(name, options, label);
	}

	/**
	 * Requires that there is a value.
	 * @return this field
	 */
	public Field<T> required() {
		return required("Please fill this in");
	}

	/**
	 * Requires that there is a value.
	 * @param problem what the user is told if there is none
	 * @return this field
	 */
	public Field<T> required(String problem) {
		this.missing = said(problem);
		return this;
	}

	/**
	 * Adds a rule. It is asked only of a value that is there and has kept the rules
	 * before it; signals that it reads are followed.
	 * @param holds whether a value is all right; runs often, so it must not wait for
	 * anything
	 * @param problem what the user is told if not
	 * @return this field
	 */
	public Field<T> check(Predicate<? super T> holds, String problem) {
		this.rules.add(new Rule<>(Objects.requireNonNull(holds, "holds"), said(problem)));
		return this;
	}

	private String said(String problem) {
		if (this.form != null) {
			throw new IllegalStateException(
					"The field '" + this.name + "' is in a form already; give it its rules before");
		}
		if (problem.isBlank()) {
			throw new IllegalArgumentException("A rule of the field '" + this.name + "' says nothing to the user");
		}
		return problem;
	}

	/** Reads the input, and depends on it. */
	abstract Reading<T> read();

	/** Puts a value into the control, as the application's, not the user's. */
	abstract void write(@Nullable T value);

	/** Puts back what the application had put in last. */
	abstract void restore();

	/**
	 * Returns whether the user has changed nothing; whatever is running then depends on
	 * it.
	 * @return whether the input is what the application had put in last
	 */
	public abstract boolean isUnchanged();

	/**
	 * Makes the control alone.
	 * @param parts more of it, such as {@code placeholder("…")}
	 * @return the control
	 * @throws IllegalStateException if the field is in no form yet
	 */
	public abstract View control(Part... parts);

	/**
	 * Makes a row: the label, the control, and below it the problem.
	 * @param label the text of the label
	 * @param parts more of the control
	 * @return the row, a {@code div} of the class {@code field}
	 * @throws IllegalStateException if the field is in no form yet
	 */
	public View row(String label, Part... parts) {
		return Html.div(Html.cls("field"), Html.label(label, Html.forId(id())), control(parts), note());
	}

	/**
	 * Makes the place where the problem stands, which assistive technology reads with the
	 * control. For those who lay out rows by themselves.
	 * @return the place, a {@code p} of the class {@code problem}
	 */
	public final View note() {
		return Html.p(Html.id(noteId()), Html.cls("problem"), Html.aria("live", "polite"), Html.text(this::problem));
	}

	/**
	 * Gives what ties a control to this field: its id and name, its state, and that it
	 * was visited.
	 * @return the attributes
	 */
	protected final Attribute wiring() {
		Attribute all = Html.attributes(Html.id(id()), Html.name(this.name), state(), visits());
		return isRequired() ? Html.attributes(all, Html.required()) : all;
	}

	/**
	 * Gives what a control, or the group around several, says of its problem.
	 * @return the attributes
	 */
	protected final Attribute state() {
		return Html.attributes(Html.aria("invalid", () -> problem().isEmpty() ? null : "true"),
				Html.aria("describedby", noteId()));
	}

	/**
	 * Hears that the user has committed an input.
	 * @return the handler
	 */
	protected final Attribute visits() {
		return Html.on(COMMITTED, (changed) -> visit());
	}

	/**
	 * Puts parts together.
	 * @param more what the application gives
	 * @param own what the field gives
	 * @return all of them
	 */
	protected static Part[] all(Part[] more, Part... own) {
		Part[] all = Arrays.copyOf(own, own.length + more.length);
		System.arraycopy(more, 0, all, own.length, more.length);
		return all;
	}

	/**
	 * Returns the id of the control, or of the first of several.
	 * @return the id, unique in the page
	 * @throws IllegalStateException if the field is in no form yet
	 */
	protected final String id() {
		if (this.form == null) {
			throw new IllegalStateException(
					"The field '" + this.name + "' is in no form; make the form before the view");
		}
		return this.form.id() + "-" + this.name;
	}

	private String noteId() {
		return id() + "-problem";
	}

	/**
	 * Returns the name of the control.
	 * @return the name
	 */
	public final String name() {
		return this.name;
	}

	/**
	 * Returns whether there must be a value.
	 * @return whether the field is required
	 */
	public final boolean isRequired() {
		return !this.missing.isEmpty();
	}

	/**
	 * Returns what the input means; whatever is running then depends on it.
	 * @return the value; null if there is none, or not a sound one
	 */
	public final @Nullable T value() {
		return this.reading.get().value();
	}

	/**
	 * Puts a value into the control, which then counts as unchanged and is not blamed for
	 * anything.
	 * @param value the value; null for none
	 */
	public final void set(@Nullable T value) {
		write(value);
		begin();
	}

	/** Puts back what was set last, or nothing; the field is not blamed for anything. */
	public final void reset() {
		restore();
		begin();
	}

	private void begin() {
		forgive();
		this.visited.set(false);
	}

	/**
	 * Says that the value was not taken, for a reason that no rule knows: somebody else
	 * has the name. The user is told until the input changes or is submitted again.
	 * @param problem what the user is told
	 */
	public final void reject(String problem) {
		if (problem.isBlank()) {
			throw new IllegalArgumentException("The field '" + this.name + "' is rejected without a reason");
		}
		this.refusal.set(problem);
		visit();
	}

	/**
	 * Returns what the user is told; whatever is running then depends on it.
	 * @return the problem; empty if there is none, or it is not to be shown yet
	 */
	public final String problem() {
		if (!this.visited.get()) {
			return "";
		}
		String fault = this.reading.get().problem();
		if (fault.isEmpty() && this.form != null) {
			fault = this.form.faultOf(this);
		}
		return fault.isEmpty() ? this.refusal.get() : fault;
	}

	/** Returns whether the field keeps its own rules. */
	final boolean isSound() {
		return this.reading.get().isSound();
	}

	final @Nullable Object input() {
		return this.input.get();
	}

	final void visit() {
		this.visited.set(true);
	}

	final void forgive() {
		this.refusal.set("");
	}

	final void join(Form<?> form) {
		if (this.form != null) {
			throw new IllegalStateException("The field '" + this.name + "' is in another form already");
		}
		this.form = form;
	}

	private Reading<T> examine() {
		Reading<T> read = read();
		T value = read.value();
		if (!read.isSound()) {
			return read;
		}
		if (value == null || isEmpty(value)) {
			return isRequired() ? Reading.failed(this.missing) : read;
		}
		for (Rule<T> rule : this.rules) {
			if (!rule.holds().test(value)) {
				return Reading.failed(rule.problem());
			}
		}
		return read;
	}

	/**
	 * Returns whether a value is as good as none, so that rules are not asked about it.
	 * @param value the value
	 * @return whether it is empty
	 */
	protected boolean isEmpty(T value) {
		return false;
	}

	@Override
	public final String toString() {
		return "field '" + this.name + "'";
	}

}
