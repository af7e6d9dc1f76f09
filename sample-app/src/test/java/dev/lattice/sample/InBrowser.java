package dev.lattice.sample;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives tests {@link Tab tabs} and {@link Network networks} as parameters. Each tab is in
 * a context of its own, as if it were another user's; at the end of the test it must have
 * had no fault that it did not expect.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(InBrowserExtension.class)
@Timeout(240)
@interface InBrowser {

}
