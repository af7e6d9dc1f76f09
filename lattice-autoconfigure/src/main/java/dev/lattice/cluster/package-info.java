/**
 * What nodes tell each other besides rooms: topics, and shared signals with one value.
 */
@NullMarked
package dev.lattice.cluster;

import org.jspecify.annotations.NullMarked;
