/** What an application writes: components, and what they can use while they are made. */
@NullMarked
package dev.lattice.engine.component;

import org.jspecify.annotations.NullMarked;
