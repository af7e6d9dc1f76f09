package dev.lattice.collaboration;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Sentences R-230 and R-231. */
class RoomPatternsTests {

	private static RoomPatterns patterns(String... patterns) {
		return new RoomPatterns("test.patterns", List.of(patterns));
	}

	@Test
	void theNameItselfSaysMostThenFewerWildcardsThenMoreLetters() {
		RoomPatterns patterns = patterns("**", "a/**", "a/*", "a/b*", "a/bc");
		assertThat(patterns.mostSpecific("a/bc")).contains("a/bc");
		assertThat(patterns.mostSpecific("a/bd")).contains("a/b*");
		assertThat(patterns.mostSpecific("a/c")).contains("a/*");
		assertThat(patterns.mostSpecific("a/c/d")).contains("a/**");
		assertThat(patterns.mostSpecific("b")).contains("**");
	}

	@Test
	void theOrderInWhichTheyStandSaysNothing() {
		assertThat(patterns("*b", "a*").mostSpecific("ab")).isEqualTo(patterns("a*", "*b").mostSpecific("ab"));
	}

	@Test
	void aNameThatMatchesNoneHasNone() {
		assertThat(patterns("a/*").mostSpecific("a/b/c")).isEmpty();
		assertThat(patterns().match("a")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/a", "a/", "a//b", "../a", "a/./b", "{id}", "a b", "a**", "a/**b", "a#", "\u00e9",
			"a%2f" })
	void aPatternThatNoNameOfARoomMatchesIsRefused(String pattern) {
		assertThatIllegalArgumentException().isThrownBy(() -> patterns("fine/*", pattern))
			.withMessageContaining("The pattern '" + pattern + "' of test.patterns has ");
	}

	@Test
	void aPatternIsNoLongerThanAName() {
		assertThatIllegalArgumentException().isThrownBy(() -> patterns("a".repeat(201)))
			.withMessageContaining("201 characters");
	}

}
