package dev.lattice.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.annotation.AliasFor;

/** Runs the sample application on a free port, and its pages in a browser. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = SampleApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@InBrowser
@interface SampleTest {

	/** Settings of the application, as {@code name=value}. */
	@AliasFor(annotation = SpringBootTest.class)
	String[] properties() default {};

}
