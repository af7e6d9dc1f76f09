package dev.lattice.engine.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.lattice.engine.component.ClientMessages;
import dev.lattice.engine.component.ComponentContext;
import dev.lattice.engine.html.Attribute;
import dev.lattice.engine.html.Client;
import dev.lattice.engine.html.Html;
import dev.lattice.engine.html.View;
import dev.lattice.engine.signal.LinkedSignal;
import dev.lattice.engine.signal.Memo;
import dev.lattice.engine.signal.Scope;
import dev.lattice.engine.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * Fields, and the value that they make together. What is submitted is checked by the
 * server, whatever the browser says, and handed over only if nothing is wrong with it;
 * else each field tells what is, and the first of them has the focus. <pre>{@code
 * Field<String> name = Field.text("name").required().maxLength(80);
 * Field<String> email = Field.text("email").required().email();
 * Form<Draft> form = Form.of(name, email, Draft::new);
 *
 * form(this.form.onSubmit(this::save), this.name.row("Name"), this.email.row("E-mail"),
 *     this.form.note(), button("Save"))
 * }</pre>
 * <p>
 * Three kinds of checks follow each other: the rules of each field; then
 * {@linkplain #check rules} of the value as a whole; both run whenever an input changes
 * and somebody looks. When the form is submitted, {@linkplain #validateWith validators}
 * come after them. What even these do not know, the handler of the submit
 * {@linkplain #reject rejects}.
 * <p>
 * Belongs to its session's turns, as signals do.
 *
 * @param <T> the type of the value
 */
public final class Form<T> extends Forms {

	private final List<Field<?>> fields;

	private final Supplier<? extends T> make;

	private final List<Check<T>> checks = new ArrayList<>();

	private final List<FormValidator<? super T>> validators = new ArrayList<>();

	private final Signal<Boolean> submitted = new Signal<>(false);

	private final Memo<Outcome<T>> outcome = new Memo<>(this::examine);

	/** Goes with the inputs that were refused. */
	private final LinkedSignal<String> refusal = LinkedSignal.of(this::inputs, (changed) -> "");

	private final ClientMessages messages;

	private final String id;

	private Form(List<Field<?>> fields, Supplier<? extends T> make) {
		this.fields = fields;
		this.make = make;
		this.messages = Scope.provided(ComponentContext.class).messages();
		this.id = "form" + this.messages.nextNumber();
		Set<String> names = new HashSet<>();
		for (Field<?> field : fields) {
			if (!names.add(field.name())) {
				throw new IllegalArgumentException("Two fields of the form have the name '" + field.name() + "'");
			}
			field.join(this);
		}
	}

	/**
	 * Makes a form of any number of fields.
	 * @param <T> the type of the value
	 * @param fields the fields, in the order in which they stand in the page
	 * @param make makes the value of what the fields' {@link Field#value()} returns; is
	 * called only when each field has kept its rules
	 * @return the form
	 * @throws IllegalArgumentException if two fields have the same name
	 * @throws IllegalStateException outside a component, or if a field is in another form
	 */
	public static <T> Form<T> of(List<? extends Field<?>> fields, Supplier<? extends T> make) {
		return new Form<>(List.copyOf(fields), make);
	}

	/**
	 * Adds a rule of the value as a whole, told at a field.
	 * @param at the field at which the problem is told
	 * @param rule says what is wrong with a value, null if nothing is; runs often, so it
	 * must not wait for anything
	 * @return this form
	 * @throws IllegalArgumentException if the field is not of this form
	 */
	public Form<T> check(Field<?> at, Function<? super T, @Nullable String> rule) {
		if (!this.fields.contains(at)) {
			throw new IllegalArgumentException("The " + at + " is not of this form");
		}
		this.checks.add(new Check<>(at, rule));
		return this;
	}

	/**
	 * Adds a rule of the value as a whole, told at the {@linkplain #note() form}.
	 * @param rule says what is wrong with a value, null if nothing is; runs often, so it
	 * must not wait for anything
	 * @return this form
	 */
	public Form<T> check(Function<? super T, @Nullable String> rule) {
		this.checks.add(new Check<>(null, rule));
		return this;
	}

	/**
	 * Adds a validator, which looks at what is submitted.
	 * @param validator the validator
	 * @return this form
	 */
	public Form<T> validateWith(FormValidator<? super T> validator) {
		this.validators.add(validator);
		return this;
	}

	/**
	 * Makes an element this form.
	 * @param handler takes the value, in a turn of the session, when it was submitted and
	 * nothing is wrong with it
	 * @return the attributes of the {@code form}
	 */
	public Attribute onSubmit(Consumer<? super T> handler) {
		return Html.attributes(Html.id(this.id), Html.novalidate(), Html.onSubmit(() -> submit(handler)));
	}

	void submit(Consumer<? super T> handler) {
		this.submitted.set(true);
		this.refusal.set("");
		this.fields.forEach(Field::visit);
		this.fields.forEach(Field::forgive);
		Outcome<T> submission = this.outcome.get();
		if (submission.isSound() && isTaken(submission.value())) {
			handler.accept(submission.value());
		}
		focusFirstProblem();
	}

	private boolean isTaken(T value) {
		List<Problem> problems = new ArrayList<>();
		this.validators.forEach((validator) -> problems.addAll(validator.problems(value)));
		problems.forEach(this::reject);
		return problems.isEmpty();
	}

	private void focusFirstProblem() {
		for (Field<?> field : this.fields) {
			if (!field.problem().isEmpty()) {
				this.messages.run(List.of(Client.focus("[id=\"" + field.id() + "\"]")));
				return;
			}
		}
	}

	private void reject(Problem problem) {
		Field<?> field = find(problem.field());
		if (field == null) {
			reject(problem.message());
		}
		else if (field.problem().isEmpty()) {
			field.reject(problem.message());
		}
	}

	/**
	 * Says that what was submitted was not taken, for a reason that no rule knows. The
	 * user is told until an input changes or the form is submitted again. Several such
	 * problems are told one after the other.
	 * @param problem what the user is told
	 */
	public void reject(String problem) {
		if (problem.isBlank()) {
			throw new IllegalArgumentException("A form is rejected without a reason");
		}
		String others = this.refusal.peek();
		this.refusal.set(others.isEmpty() ? problem : others + " " + problem);
	}

	/**
	 * Returns whether all rules are kept; whatever is running then depends on it.
	 * Validators have no part in it.
	 * @return whether nothing is known to be wrong
	 */
	public boolean isValid() {
		return this.outcome.get().isSound();
	}

	/**
	 * Returns whether the user has changed anything; whatever is running then depends on
	 * it.
	 * @return whether a field is not as it was {@linkplain Field#set set}
	 */
	public boolean isChanged() {
		for (Field<?> field : this.fields) {
			if (!field.isUnchanged()) {
				return true;
			}
		}
		return false;
	}

	/** Puts all fields back to what they were set to; nothing is blamed. */
	public void reset() {
		this.fields.forEach(Field::reset);
		this.refusal.set("");
		this.submitted.set(false);
	}

	/**
	 * Returns what the user is told about the form as a whole; whatever is running then
	 * depends on it.
	 * @return the problem; empty if there is none, or nothing was submitted yet
	 */
	public String problem() {
		String refused = this.refusal.get();
		return refused.isEmpty() && this.submitted.get() ? this.outcome.get().faults().getOrDefault("", "") : refused;
	}

	/**
	 * Makes the place where the problem of the form as a whole stands; it is read aloud
	 * when it comes.
	 * @return the place, a {@code p} of the class {@code problem}
	 */
	public View note() {
		return Html.p(Html.cls("problem"), Html.role("alert"), Html.text(this::problem));
	}

	String id() {
		return this.id;
	}

	/** Returns what a rule of the value as a whole says of a field. */
	String faultOf(Field<?> field) {
		return this.outcome.get().faults().getOrDefault(field.name(), "");
	}

	private @Nullable Field<?> find(String name) {
		for (Field<?> field : this.fields) {
			if (field.name().equals(name)) {
				return field;
			}
		}
		return null;
	}

	private List<@Nullable Object> inputs() {
		List<@Nullable Object> inputs = new ArrayList<>();
		this.fields.forEach((field) -> inputs.add(field.input()));
		return inputs;
	}

	private Outcome<T> examine() {
		for (Field<?> field : this.fields) {
			if (!field.isSound()) {
				return new Outcome<>(null, Map.of());
			}
		}
		T value = this.make.get();
		Map<String, String> faults = new HashMap<>();
		for (Check<T> check : this.checks) {
			String fault = check.rule().apply(value);
			if (fault != null && !fault.isEmpty()) {
				faults.putIfAbsent((check.at() != null) ? check.at().name() : "", fault);
			}
		}
		return new Outcome<>(value, faults);
	}

	private record Check<T>(@Nullable Field<?> at, Function<? super T, @Nullable String> rule) {
	}

	/**
	 * What the rules say.
	 *
	 * @param made the value; null if a field does not keep its rules
	 * @param faults what is wrong with it, by the field's name, or "" for the form
	 */
	private record Outcome<T>(@Nullable T made, Map<String, String> faults) {

		boolean isSound() {
			return this.made != null && this.faults.isEmpty();
		}

		T value() {
			return Objects.requireNonNull(this.made);
		}

	}

}
