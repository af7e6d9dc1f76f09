/**
 * Forms: fields that know what their input means and what is wrong with it, and the value
 * that they make together.
 */
@NullMarked
package dev.lattice.engine.form;

import org.jspecify.annotations.NullMarked;
