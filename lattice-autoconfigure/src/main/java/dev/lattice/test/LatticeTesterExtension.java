package dev.lattice.test;

import java.util.List;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.SessionLimits;
import dev.lattice.transport.ComponentCatalog;
import dev.lattice.transport.ComponentFactory;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/** Gives each test a {@link LatticeTester} of its own and closes its pages. */
final class LatticeTesterExtension implements ParameterResolver, AfterEachCallback {

	private static final Namespace NAMESPACE = Namespace.create(LatticeTesterExtension.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext extension) {
		return parameter.getParameter().getType() == LatticeTester.class;
	}

	@Override
	public LatticeTester resolveParameter(ParameterContext parameter, ExtensionContext extension) {
		return extension.getStore(NAMESPACE)
			.computeIfAbsent(LatticeTester.class, (type) -> tester(extension), LatticeTester.class);
	}

	private static LatticeTester tester(ExtensionContext extension) {
		Assert.state(ClassUtils.isPresent("org.jsoup.Jsoup", LatticeTesterExtension.class.getClassLoader()),
				"LatticeTester needs jsoup to read pages; add the dependency org.jsoup:jsoup with scope 'test'");
		ApplicationContext context = SpringExtension.getApplicationContext(extension);
		LatticeTest test = TestContextAnnotationUtils.findMergedAnnotation(extension.getRequiredTestClass(),
				LatticeTest.class);
		List<Class<? extends Component>> chosen = (test != null) ? List.of(test.value()) : List.of();
		ComponentCatalog catalog = context.getBean(ComponentCatalog.class);
		ComponentFactory factory = context.getBean(ComponentFactory.class);
		return new LatticeTester(new TesterPages(catalog, factory, chosen, context.getBean(Templates.class),
				context.getBean(SessionLimits.class)));
	}

	@Override
	public void afterEach(ExtensionContext extension) {
		LatticeTester tester = extension.getStore(NAMESPACE).get(LatticeTester.class, LatticeTester.class);
		if (tester != null) {
			tester.close();
		}
	}

}
