/** What has to move when a keyed list changes. */
@NullMarked
package dev.lattice.engine.diff;

import org.jspecify.annotations.NullMarked;
