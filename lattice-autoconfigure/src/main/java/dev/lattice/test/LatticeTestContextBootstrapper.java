package dev.lattice.test;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.SpringBootTestContextBootstrapper;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Finds the application's class, and the properties of {@link LatticeTest}. */
class LatticeTestContextBootstrapper extends SpringBootTestContextBootstrapper {

	@Override
	protected String @Nullable [] getProperties(Class<?> testClass) {
		LatticeTest test = TestContextAnnotationUtils.findMergedAnnotation(testClass, LatticeTest.class);
		if (test == null) {
			return null;
		}
		List<String> properties = new ArrayList<>(List.of(test.properties()));
		properties.addFirst("lattice.rooms.store=memory");
		return properties.toArray(String[]::new);
	}

}
