package dev.lattice.autoconfigure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.lattice.engine.component.LatticeComponent;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Finds the classes with {@link LatticeComponent}. */
final class ComponentScanner extends ClassPathScanningCandidateComponentProvider {

	private final @Nullable ClassLoader loader;

	ComponentScanner(Environment environment, ResourceLoader resources) {
		super(false, environment);
		this.loader = resources.getClassLoader();
		setResourceLoader(resources);
		addIncludeFilter(new AnnotationTypeFilter(LatticeComponent.class, false));
	}

	/** Returns the classes in some packages and those below, ordered by name. */
	Set<Class<?>> scan(List<String> packages) {
		Set<String> names = new TreeSet<>();
		for (String each : packages) {
			for (BeanDefinition found : findCandidateComponents(each)) {
				if (found.getBeanClassName() != null) {
					names.add(found.getBeanClassName());
				}
			}
		}
		Set<Class<?>> types = new LinkedHashSet<>();
		names.forEach((name) -> types.add(ClassUtils.resolveClassName(name, this.loader)));
		return types;
	}

	/**
	 * Takes abstract and inner classes too, so that the catalog can say what is wrong.
	 */
	@Override
	protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
		return true;
	}

}
