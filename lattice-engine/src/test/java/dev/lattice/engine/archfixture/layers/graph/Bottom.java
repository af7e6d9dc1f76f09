package dev.lattice.engine.archfixture.layers.graph;

/** What only the signals may import. */
public final class Bottom {

}
