/**
 * The markup DSL. A view is an immutable description; what in it is a signal or a lambda
 * is a hole, the rest never changes. Text and attributes are escaped where they are
 * written, addresses are checked, and nothing can name a script.
 */
@NullMarked
package dev.lattice.engine.html;

import org.jspecify.annotations.NullMarked;
