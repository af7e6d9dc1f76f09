package dev.lattice.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.lattice.autoconfigure.LatticeAutoConfiguration;
import dev.lattice.autoconfigure.LatticeRoomsAutoConfiguration;
import dev.lattice.engine.component.Component;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Tests components of an application without a server and without a browser. Test methods
 * may have a parameter of type {@link LatticeTester}.
 * <p>
 * Only Lattice is configured, and of the application only the class with
 * {@code @SpringBootApplication} and its own {@code @Bean} methods; services that a
 * component needs are given by {@code @Import}, {@code @TestConfiguration} or
 * {@code @MockitoBean}. Rooms are kept in memory, unless a property of the test says
 * otherwise.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(LatticeTestContextBootstrapper.class)
@ExtendWith({ SpringExtension.class, LatticeTesterExtension.class })
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(LatticeTypeExcludeFilter.class)
@ImportAutoConfiguration({ LatticeAutoConfiguration.class, LatticeRoomsAutoConfiguration.class })
public @interface LatticeTest {

	/**
	 * Returns the components that the tests may open; by default all of the application.
	 * @return the components
	 */
	Class<? extends Component>[] value() default {};

	/**
	 * Returns properties to set, each as {@code name=value}.
	 * @return the properties
	 */
	String[] properties() default {};

}
