/**
 * Spring Security in pages: who may see them, and who their code acts for.
 */
@NullMarked
package dev.lattice.security;

import org.jspecify.annotations.NullMarked;
