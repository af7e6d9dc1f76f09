/**
 * Collections that the graph watches part by part: {@link ListSignal} and
 * {@link MapSignal}. They are made of signals and know nothing of the graph behind them.
 */
@NullMarked
package dev.lattice.engine.collection;

import org.jspecify.annotations.NullMarked;
