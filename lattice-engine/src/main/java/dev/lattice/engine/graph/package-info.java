/**
 * What must run when something changes, and in which order: the algorithm under the
 * signals, to be read in one sitting. It knows {@link Cell}s, which are set, values that
 * are {@link Derived} from them, and {@link Reaction}s that run again; not what they hold
 * or do, whose turn it is, or who owns them: that stands in
 * {@code dev.lattice.engine.signal}, which alone uses this package.
 * <h2>How it works</h2> <pre>
 *   price ──┐                        Cell      set by the application
 *           ├──▶ total ──▶ effect    Derived   computed when it is read
 *   count ──┘        └───▶ hole      Reaction  runs at the end of the batch,
 *                                              or when its renderer wants it
 * </pre>
 * <p>
 * <b>Edges.</b> While an observer runs, what it reads becomes its sources, in the order
 * of reading ({@code Tracking}). The next run is compared with that list, read by read;
 * as long as it is the same, nothing is entered and nothing allocated. A source knows its
 * observers too, but only the live ones: effects, watchers, and the memos that these
 * read. A memo that nobody observes is <i>detached</i>: it knows its sources and they do
 * not know it. So it is garbage as soon as its user drops it, and writes do not pay for
 * it.
 * <p>
 * <b>Push.</b> A write marks: those that read the cell itself are <i>dirty</i>, those
 * further down must <i>check</i> ({@code Marking}). Marking stops at what is marked
 * already, runs no code of the application, and puts effects into a queue, watchers into
 * theirs. In a batch even the first must only check, since the batch may restore the
 * value; what each cell was is kept until somebody reads or the batch ends.
 * <p>
 * <b>Pull.</b> Who is marked and about to be used asks ({@code Propagation}) its sources
 * in the order in which it read them, and those ask theirs: one that is dirty is
 * computed; if its value is another one, its observers are dirty; the asking stops at the
 * first change, since what comes later may not be read again. If nobody had changed, the
 * asker is current without running. So nothing sees a mix of old and new values, nothing
 * is computed that is not needed, and nothing twice.
 * <p>
 * <b>Clock.</b> Marks do not reach a detached memo. It remembers the time at which it was
 * last known to be current, and each source the time at which it last changed; comparing
 * the two answers the same question.
 * <p>
 * <b>Plans.</b> Where the edges stay as they are, a pull takes the same way each time. A
 * cell that is written again and again gets a {@code Plan}: that way as a list, with
 * jumps over what a change makes uncertain. It saves the marking and asking and changes
 * nothing else.
 * <p>
 * <b>Stacks.</b> Marking, asking, attaching and detaching are loops. Computing a memo for
 * the first time is recursion through the application's code; when that is too deep, the
 * innermost is computed first, from the bottom of the stack, and the others start again.
 * <p>
 * To read it: {@code Audience}, {@code Source}, {@code Cell}, {@code Observer},
 * {@code Derived}, {@code Reaction}; then {@code Edges}, {@code Tracking},
 * {@code Marking}, {@code Propagation}, {@code Planning} and {@code Graph}, which are one
 * object in six parts. The colours are those of Reactively (M. Medjitov, "Super Charging
 * Fine-Grained Reactive Performance"), the iterative walk that of alien-signals (J. Yu,
 * "Push-Pull Based Signal Algorithm"), the clock that of Salsa's revisions.
 */
@NullMarked
package dev.lattice.engine.graph;

import org.jspecify.annotations.NullMarked;
