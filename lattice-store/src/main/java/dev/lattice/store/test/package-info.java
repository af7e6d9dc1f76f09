/**
 * The contract of every {@link dev.lattice.rooms.log.RoomLog}, as tests that those who
 * write one extend. Needs JUnit and AssertJ, which applications do not get from here.
 */
@NullMarked
package dev.lattice.store.test;

import org.jspecify.annotations.NullMarked;
