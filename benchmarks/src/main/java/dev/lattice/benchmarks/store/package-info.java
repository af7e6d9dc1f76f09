/** What keeping rooms costs, beside writing the same bytes without a log. */
@NullMarked
package dev.lattice.benchmarks.store;

import org.jspecify.annotations.NullMarked;
