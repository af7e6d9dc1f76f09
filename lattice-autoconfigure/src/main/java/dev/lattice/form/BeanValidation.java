package dev.lattice.form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.lattice.engine.form.FormValidator;
import dev.lattice.engine.form.Problem;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Looks at what is submitted with Jakarta Bean Validation: what violates a constraint of
 * a property is told at the field of that name, everything else at the form.
 * {@code form.validateWith(beanValidation)}. There is a bean of it where the application
 * has a {@link Validator}. May be used by any thread.
 */
public final class BeanValidation implements FormValidator<Object> {

	private final Validator validator;

	/**
	 * Makes a validator.
	 * @param validator does the work
	 */
	public BeanValidation(Validator validator) {
		this.validator = validator;
	}

	@Override
	public List<Problem> problems(Object value) {
		List<Problem> problems = new ArrayList<>();
		for (ConstraintViolation<Object> violation : this.validator.validate(value)) {
			problems.add(new Problem(violation.getPropertyPath().toString(), violation.getMessage()));
		}
		// A set of violations has no order of its own.
		problems.sort(Comparator.comparing(Problem::field).thenComparing(Problem::message));
		return problems;
	}

	/**
	 * Has the messages in a language. A component takes its visitor's as a parameter of
	 * its constructor.
	 * @param locale the language
	 * @return a validator whose messages are in it, if the application has them
	 */
	public FormValidator<Object> in(Locale locale) {
		return (value) -> {
			Locale before = LocaleContextHolder.getLocale();
			LocaleContextHolder.setLocale(locale);
			try {
				return problems(value);
			}
			finally {
				LocaleContextHolder.setLocale(before);
			}
		};
	}

}
