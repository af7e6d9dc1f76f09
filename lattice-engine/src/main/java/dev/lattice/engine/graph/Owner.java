package dev.lattice.engine.graph;

/**
 * What can own what is made while it is the {@linkplain Graph#owner() owner}. The graph
 * knows who it is and asks no more of it.
 */
public interface Owner {

}
