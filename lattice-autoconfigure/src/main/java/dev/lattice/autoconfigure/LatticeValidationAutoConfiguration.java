package dev.lattice.autoconfigure;

import dev.lattice.form.BeanValidation;
import jakarta.validation.Validator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} of forms that are checked with Jakarta
 * Bean Validation, where there is one {@link Validator}, or one that is primary.
 */
@AutoConfiguration(afterName = "org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration")
@ConditionalOnClass(Validator.class)
@ConditionalOnSingleCandidate(Validator.class)
@ConditionalOnBooleanProperty(name = "lattice.enabled", matchIfMissing = true)
public final class LatticeValidationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	BeanValidation latticeBeanValidation(Validator validator) {
		return new BeanValidation(validator);
	}

}
