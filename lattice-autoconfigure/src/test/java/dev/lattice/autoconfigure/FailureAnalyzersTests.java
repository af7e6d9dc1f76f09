package dev.lattice.autoconfigure;

import java.util.List;
import java.util.Objects;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.LatticeComponent;
import dev.lattice.engine.html.View;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.ComponentFactory;
import dev.lattice.transport.SigningKeys;
import dev.lattice.transport.webflux.ClientScript;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.core.convert.support.DefaultConversionService;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static dev.lattice.engine.html.Html.p;
import static org.assertj.core.api.Assertions.assertThat;

class FailureAnalyzersTests {

	@Test
	void aClassThatIsNoComponent() {
		assertAnalysis(() -> ComponentCatalog.of(List.of(NoComponent.class)),
				NoComponent.class.getName() + " has @LatticeComponent but does not extend Component.",
				"Let NoComponent extend dev.lattice.engine.component.Component, or remove the annotation.");
	}

	@Test
	void anAbstractClass() {
		assertAnalysis(() -> ComponentCatalog.of(List.of(Abstract.class)), "abstract or an inner class",
				"Make Abstract a concrete top-level or static nested class");
	}

	@Test
	void twoComponentsOnOneRoute() {
		assertAnalysis(() -> ComponentCatalog.of(List.of(First.class, Second.class)),
				"The path '/same' of " + Second.class.getName() + " is also that of " + First.class.getName() + ".",
				"Give Second or First another path than '/same'.");
	}

	@Test
	void aRouteThatIsNoPath() {
		assertAnalysis(() -> ComponentCatalog.of(List.of(BadRoute.class)), "it does not start with '/'",
				"Write a path such as /customers/{id}");
	}

	@Test
	void severalConstructors() {
		assertAnalysis(() -> factory(Several.class), "has 0 public constructors and more than one constructor in all",
				"Make the constructor that Lattice shall call public.");
	}

	@Test
	void aWeakKey() {
		assertAnalysis(() -> SigningKeys.of(List.of("c2hvcnQ=")),
				"The key lattice.security.keys[0] has 5 bytes, but at least 32 are needed.", "openssl rand -base64 32");
	}

	@Test
	void aMissingClient() {
		ClassLoader without = new FilteredClassLoader(new ClassPathResource(ClientScript.FOLDER + "more.js"));
		assertAnalysis(() -> ClientScript.load(without), "META-INF/lattice/more.js, is not on the class path.",
				"Add dev.lattice:lattice-spring-boot-starter");
	}

	@Test
	void aStoreOfFilesWithoutADirectory() {
		assertAnalysis(() -> {
			throw startupFailure("lattice.session.store=file");
		}, "lattice.session.store-directory, where the files are to be, is not set.", "lattice.session.store=client");
	}

	/** What keeps an application with a setting from starting. */
	private static RuntimeException startupFailure(String setting) {
		Throwable[] failure = new Throwable[1];
		new ReactiveWebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(WebFluxAutoConfiguration.class, LatticeAutoConfiguration.class,
					LatticeWebFluxAutoConfiguration.class))
			.withPropertyValues(setting)
			.run((context) -> failure[0] = context.getStartupFailure());
		return new IllegalStateException("The application does not start", failure[0]);
	}

	private static void assertAnalysis(Runnable failing, String description, String action) {
		FailureAnalysis analysis = Objects.requireNonNull(analyze(failing));
		assertThat(analysis.getDescription()).contains(description);
		assertThat(analysis.getAction()).contains(action);
	}

	private static @Nullable FailureAnalysis analyze(Runnable failing) {
		try {
			failing.run();
		}
		catch (RuntimeException ex) {
			for (FailureAnalyzer analyzer : analyzers()) {
				FailureAnalysis analysis = analyzer.analyze(new IllegalStateException("outer", ex));
				if (analysis != null) {
					return analysis;
				}
			}
		}
		return null;
	}

	private static List<FailureAnalyzer> analyzers() {
		return SpringFactoriesLoader.forDefaultResourceLocation()
			.load(FailureAnalyzer.class, SpringFactoriesLoader.FailureHandler.handleMessage((message, ex) -> {
			}))
			.stream()
			.filter((analyzer) -> analyzer.getClass().getName().startsWith("dev.lattice"))
			.toList();
	}

	private static void factory(Class<?> type) {
		new ComponentFactory(ComponentCatalog.of(List.of(type)), new DefaultListableBeanFactory(),
				DefaultConversionService.getSharedInstance());
	}

	static class Plain extends Component {

		@Override
		protected View view() {
			return p("");
		}

	}

	@LatticeComponent("/none")
	static class NoComponent {

	}

	@LatticeComponent("/abstract")
	abstract static class Abstract extends Plain {

	}

	@LatticeComponent("/same")
	static class First extends Plain {

	}

	@LatticeComponent("/same")
	static class Second extends Plain {

	}

	@LatticeComponent("bad")
	static class BadRoute extends Plain {

	}

	@LatticeComponent("/several")
	static class Several extends Plain {

		Several() {
		}

		Several(int ignored) {
		}

	}

}
