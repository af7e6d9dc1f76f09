/** The browser in which tests of several modules run. */
@NullMarked
package dev.lattice.testbrowser;

import org.jspecify.annotations.NullMarked;
