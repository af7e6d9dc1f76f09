package dev.lattice.engine.archfixture.layers.session;

import dev.lattice.engine.archfixture.layers.graph.Bottom;

/** Breaks a rule on purpose: it imports what only the signals may. */
record Above(Bottom bottom) {

}
