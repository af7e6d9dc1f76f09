package dev.lattice.engine.component;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a {@link Component} the page at an address. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface LatticeComponent {

	/**
	 * Returns the path of the page, such as {@code /customers/{id}}.
	 * @return the path
	 */
	String value();

	/**
	 * Returns the title of the page; by default the class's name in words.
	 * @return the title
	 */
	String title() default "";

}
