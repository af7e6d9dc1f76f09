package dev.lattice;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.lattice.transport.SmileOutsider;
import dev.lattice.transport.webflux.BootOutsider;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ArchitectureTests {

	private static final ArchRule ONLY_SMILE_NAMES_JACKSON = noClasses().that()
		.resideOutsideOfPackage("dev.lattice.transport.smile..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..");

	private static final ArchRule ONLY_CONFIGURATION_NAMES_BOOT = noClasses().that()
		.resideOutsideOfPackages("dev.lattice.autoconfigure..", "dev.lattice.actuate..", "dev.lattice.test..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.springframework.boot..");

	private static final ArchRule ONLY_WEBFLUX_NAMES_WEBFLUX = noClasses().that()
		.resideOutsideOfPackages("dev.lattice.transport.webflux..", "dev.lattice.autoconfigure..", "dev.lattice.test..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework.web.reactive..", "reactor.netty..");

	private static final ArchRule NO_CYCLES = slices().matching("dev.lattice.(**)").should().beFreeOfCycles();

	private final JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.withImportOption((location) -> location.contains("lattice-autoconfigure"))
		.importPackages("dev.lattice");

	@Test
	void onlyTheSmilePackageNamesJackson() {
		ONLY_SMILE_NAMES_JACKSON.check(this.classes);
	}

	@Test
	void onlyAutoConfigurationAndActuatorNameSpringBoot() {
		ONLY_CONFIGURATION_NAMES_BOOT.check(this.classes);
	}

	@Test
	void onlyTheWebFluxPackageNamesWebFlux() {
		ONLY_WEBFLUX_NAMES_WEBFLUX.check(this.classes);
	}

	@Test
	void packagesHaveNoCycles() {
		NO_CYCLES.check(this.classes);
	}

	@Test
	void classesWereFound() {
		assertThat(this.classes).hasSizeGreaterThan(50);
	}

	@Test
	void eachRuleCanFail() {
		JavaClasses outsiders = new ClassFileImporter().importClasses(SmileOutsider.class, BootOutsider.class);

		for (ArchRule rule : new ArchRule[] { ONLY_SMILE_NAMES_JACKSON, ONLY_CONFIGURATION_NAMES_BOOT,
				ONLY_WEBFLUX_NAMES_WEBFLUX, NO_CYCLES }) {
			assertThatExceptionOfType(AssertionError.class).as(rule.getDescription())
				.isThrownBy(() -> rule.check(outsiders));
		}
	}

}
