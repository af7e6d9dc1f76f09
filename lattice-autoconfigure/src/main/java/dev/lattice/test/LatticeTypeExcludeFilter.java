package dev.lattice.test;

import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;

/** Leaves out all that component scanning would find. */
final class LatticeTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<LatticeTest> {

	LatticeTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
	}

}
