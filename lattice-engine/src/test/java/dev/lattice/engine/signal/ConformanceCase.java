package dev.lattice.engine.signal;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of one of the cases in {@code docs/spec/signal-cases.md}. It runs in a turn of a
 * new graph, whose root is the current scope; what is posted there is lost.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(TurnOfItsOwn.class)
@interface ConformanceCase {

	/**
	 * Returns which cases the test proves.
	 * @return their ids
	 */
	String[] value();

}
