/**
 * What operators see: the endpoint and the meters.
 */
@NullMarked
package dev.lattice.actuate;

import org.jspecify.annotations.NullMarked;
