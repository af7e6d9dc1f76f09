/**
 * Values that change ({@link Signal}), values derived from them ({@link Memo}) and what
 * happens when they change ({@link Effect}, {@link Watcher}), owned by {@link Scope}s.
 * {@link IntSignal}, {@link IntMemo} and their kin hold primitives.
 * <p>
 * What runs, and in which order, is decided in {@code dev.lattice.engine.graph}, where
 * the algorithm is described: signals are its cells, memos its derived values, effects
 * and watchers its reactions. Here stand the values, the sessions and the owners.
 * <p>
 * <b>Turns.</b> A graph belongs to one session and to one thread at a time, its turn;
 * {@link Scope#post} is the way in for the others ({@code SessionGraph}).
 * <p>
 * <b>Effects</b> run at the end of the outermost batch, in the order in which they were
 * made ({@code EffectQueue}); watchers when their {@link WatchQueue} is drained.
 * <p>
 * <b>Owners.</b> What an effect or a scope makes ends with it, last made first
 * ({@code Holdings}). Nobody owns signals and memos.
 * <p>
 * <b>Made of these:</b> {@link LinkedSignal}, {@link Selector}, {@link KeyedSignals},
 * {@link SharedSignal}, {@link Boundary}. What a graph does is shown by
 * {@link GraphSnapshot} and {@link Trace}.
 */
@NullMarked
package dev.lattice.engine.signal;

import org.jspecify.annotations.NullMarked;
