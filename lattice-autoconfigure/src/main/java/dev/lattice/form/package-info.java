/**
 * What forms have on a server: fields of dates and of exact numbers, and Jakarta Bean
 * Validation.
 */
@NullMarked
package dev.lattice.form;

import org.jspecify.annotations.NullMarked;
