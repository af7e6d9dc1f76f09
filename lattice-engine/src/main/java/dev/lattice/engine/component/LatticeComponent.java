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

	/**
	 * Returns what becomes of a page that comes back when its session is gone: its server
	 * was stopped, or it was away for too long.
	 * @return the policy
	 */
	Reconnect reconnect() default Reconnect.REHYDRATE;

}
