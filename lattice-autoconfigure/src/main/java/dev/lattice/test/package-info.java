/**
 * Tests of components without a browser: {@link dev.lattice.test.LatticeTest} starts the
 * part of the application that they need, {@link dev.lattice.test.LatticeTester} opens
 * pages and uses them as a person would.
 */
@NullMarked
package dev.lattice.test;

import org.jspecify.annotations.NullMarked;
