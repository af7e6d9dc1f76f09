/**
 * Pages and sockets on Spring WebFlux.
 */
@NullMarked
package dev.lattice.transport.webflux;

import org.jspecify.annotations.NullMarked;
