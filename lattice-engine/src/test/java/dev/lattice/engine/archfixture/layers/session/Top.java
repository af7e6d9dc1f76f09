package dev.lattice.engine.archfixture.layers.session;

/** What a layer below must not import. */
public final class Top {

}
