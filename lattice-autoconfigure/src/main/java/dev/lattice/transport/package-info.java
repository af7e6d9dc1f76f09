/**
 * Drives sessions: their mailboxes and turns, who may have which, and how a page becomes
 * a component.
 */
@NullMarked
package dev.lattice.transport;

import org.jspecify.annotations.NullMarked;
