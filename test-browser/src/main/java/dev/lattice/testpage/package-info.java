/** Random pages, by which modules prove what holds for every page. */
@NullMarked
package dev.lattice.testpage;

import org.jspecify.annotations.NullMarked;
