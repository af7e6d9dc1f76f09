/**
 * Typed expressions as data, and their interpreter.
 * <p>
 * An {@link dev.lattice.jit.expression.Expression} is a tree of immutable records over
 * the inputs of a row, for instance {@code int0 * 2 > int1}. Types are checked when a
 * node is made, so every expression that exists can be evaluated. The
 * {@link dev.lattice.jit.expression.Interpreter} is the reference for what an expression
 * means: whatever compiles expressions must give the same result, bit for bit.
 *
 * <h2>Meaning</h2>
 * <ul>
 * <li>Four lanes: {@code int}, {@code long}, {@code double}, {@code boolean}. Nothing is
 * converted unless {@link dev.lattice.jit.expression.Expression.Convert} says so.</li>
 * <li>Arithmetic is Java's. The integral lanes wrap around, and the smallest number
 * divided by -1 is itself. Dividing by an integral zero throws an
 * {@link java.lang.ArithmeticException} that names the expression.</li>
 * <li>{@code double} is IEEE 754: dividing by zero gives an infinity or NaN; every
 * comparison with NaN is false except {@code !=}, and -0.0 equals 0.0.</li>
 * <li>Conversions are Java's casts: {@code double} to an integral lane rounds towards
 * zero, saturates, and makes NaN zero; {@code long} to {@code int} keeps the low 32
 * bits.</li>
 * <li>Operands are evaluated from left to right. {@code &&}, {@code ||} and the
 * conditional evaluate only the operands that decide.</li>
 * </ul>
 *
 * <h2>Planned</h2>
 * <p>
 * A front end that traces ordinary lambdas and one that parses text, a linear form that
 * shares common subexpressions, and compilers of it to JVM and WebAssembly code. Columns
 * of many rows will mark a row that divides by zero instead of throwing. The order of
 * work is in {@code docs/roadmap.md}.
 */
@NullMarked
package dev.lattice.jit.expression;

import org.jspecify.annotations.NullMarked;
