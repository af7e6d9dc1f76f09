package dev.lattice.test;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.SpringBootTestContextBootstrapper;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds the application's class, and the properties of {@link LatticeTest}. */
class LatticeTestContextBootstrapper extends SpringBootTestContextBootstrapper {

	@Override
	protected String @Nullable [] getProperties(Class<?> testClass) {
		LatticeTest test = TestContextAnnotationUtils.findMergedAnnotation(testClass, LatticeTest.class);
		return (test != null) ? test.properties() : null;
	}

}
