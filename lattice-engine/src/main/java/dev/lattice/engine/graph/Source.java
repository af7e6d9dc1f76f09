package dev.lattice.engine.graph;

/** What can be read: a cell, which is set, or a derived value, which is computed. */
public sealed interface Source permits Cell, Derived {

}
