/**
 * Gives measurements the headless page of the test kit.
 */
@NullMarked
package dev.lattice.test;

import org.jspecify.annotations.NullMarked;
