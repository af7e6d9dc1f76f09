package dev.lattice.engine.archfixture.layers.graph;

import dev.lattice.engine.archfixture.layers.session.Top;

/** Breaks a rule on purpose: it imports a layer above its own. */
record Above(Top top) {

}
