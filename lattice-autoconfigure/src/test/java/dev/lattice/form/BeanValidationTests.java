package dev.lattice.form;

import java.util.Locale;

import dev.lattice.autoconfigure.LatticeValidationAutoConfiguration;
import dev.lattice.engine.form.Problem;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

class BeanValidationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(
			AutoConfigurations.of(LatticeValidationAutoConfiguration.class, ValidationAutoConfiguration.class));

	record Order(@NotBlank String name, @Positive int amount) {

		@AssertTrue(message = "Nobody orders that much of it")
		boolean isModest() {
			return this.amount < 1000;
		}

	}

	@Test
	void whatIsSoundHasNoProblem() {
		this.runner.run(
				(context) -> assertThat(context.getBean(BeanValidation.class).problems(new Order("Tea", 1))).isEmpty());
	}

	@Test
	void aConstraintIsToldAtTheFieldOfItsProperty() {
		this.runner.run((context) -> assertThat(
				context.getBean(BeanValidation.class).in(Locale.ENGLISH).problems(new Order(" ", 0)))
			.containsExactly(new Problem("amount", "must be greater than 0"),
					new Problem("name", "must not be blank")));
	}

	@Test
	void oneOfTheWholeHasTheNameOfWhatSaysIt() {
		this.runner.run((context) -> assertThat(context.getBean(BeanValidation.class).problems(new Order("Tea", 1000)))
			.containsExactly(new Problem("modest", "Nobody orders that much of it")));
	}

	@Test
	void messagesAreInTheLanguageOfTheVisitor() {
		this.runner.run((context) -> assertThat(
				context.getBean(BeanValidation.class).in(Locale.GERMAN).problems(new Order(" ", 1)))
			.containsExactly(new Problem("name", "darf nicht leer sein")));
	}

	@Test
	void withoutAValidatorThereIsNone() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(LatticeValidationAutoConfiguration.class))
			.run((context) -> assertThat(context).doesNotHaveBean(BeanValidation.class));
	}

	@Test
	void withSeveralValidatorsTheApplicationMakesItsOwn() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(LatticeValidationAutoConfiguration.class))
			.withBean("one", Validator.class, () -> Validation.buildDefaultValidatorFactory().getValidator())
			.withBean("two", Validator.class, () -> Validation.buildDefaultValidatorFactory().getValidator())
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(BeanValidation.class));
	}

	@Test
	void withoutBeanValidationTheApplicationStarts() {
		this.runner.withClassLoader(new FilteredClassLoader("jakarta.validation"))
			.run((context) -> assertThat(context).hasNotFailed());
	}

}
