package dev.lattice.engine;

import java.util.function.Function;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Holds the module to its rules, and proves of each rule that it can fail: on a class
 * under {@code archfixture} which breaks it.
 */
class ArchitectureTests {

	private static final String ROOT = "dev.lattice.engine";

	private static final JavaClasses MODULE = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	static Stream<Arguments> rules() {
		Stream<Arguments> layers = LayerRules.restricted()
			.stream()
			.map((name) -> rule(name + " imports only layers below",
					(root) -> LayerRules.importsOnlyLayersBelow(root, name), "layers", name + ".Above"));
		return Stream.concat(layers, Stream.of(
				rule("has only known packages", LayerRules::hasOnlyKnownPackages, "layers", "elsewhere.Above"),
				rule("uses only allowed packages", PurityRules::usesOnlyAllowedPackages, "packages", "AtomicInteger"),
				rule("uses no reflection", PurityRules::usesNoReflection, "reflection", "forName"),
				rule("uses no handles", PurityRules::usesNoHandles, "handles", "MethodHandle"),
				rule("uses no threads", PurityRules::usesNoThreads, "threads", "Thread"),
				rule("uses no format", PurityRules::usesNoFormat, "format", "String.format"),
				rule("uses no regular expressions", PurityRules::usesNoRegularExpressions, "expressions",
						"String.matches"),
				rule("asks nobody", PurityRules::asksNobody, "ambient", "currentTimeMillis"),
				rule("has no cycles", PurityRules::hasNoCycles, "cycle", "Cycle detected"),
				rule("is null-marked", PurityRules::isNullMarked, "unmarked", "lacks a package-info.java")));
	}

	@Test
	void everyPackageIsRestricted() {
		assertThat(LayerRules.restricted()).containsExactly("collection", "component", "diff", "durable", "event",
				"form", "graph", "html", "patch", "render", "session", "signal", "text");
		assertThat(LayerRules.forbidden("html")).containsExactly("collection", "component", "diff", "durable", "form",
				"graph", "patch", "render", "session");
	}

	private static Arguments rule(String name, Function<String, ArchRule> rule, String fixture, String complaint) {
		return arguments(named(name, rule), fixture, complaint);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("rules")
	void theModuleKeepsTheRule(Function<String, ArchRule> rule, String fixture, String complaint) {
		assertThat(MODULE).isNotEmpty();
		rule.apply(ROOT).allowEmptyShould(true).check(MODULE);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("rules")
	void theRuleFailsOnItsFixture(Function<String, ArchRule> rule, String fixture, String complaint) {
		String root = ROOT + ".archfixture." + fixture;
		JavaClasses broken = new ClassFileImporter().importPackages(root);

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> rule.apply(root).check(broken))
			.withMessageContaining(complaint);
	}

}
