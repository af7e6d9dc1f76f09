package dev.lattice.engine.form;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Makes forms of up to eight fields. See {@link Form}. */
@SuppressWarnings("NullAway") // a field that may be empty gives null to who asked for it
abstract class Forms {

	Forms() {
	}

	/** Makes a form of one field; see {@link Form}. */
	public static <A, T> Form<T> of(Field<A> a, Function<? super A, ? extends T> make) {
		return Form.of(List.of(a), () -> make.apply(a.value()));
	}

	/** Makes a form of two fields; see {@link Form}. */
	public static <A, B, T> Form<T> of(Field<A> a, Field<B> b, BiFunction<? super A, ? super B, ? extends T> make) {
		return Form.of(List.of(a, b), () -> make.apply(a.value(), b.value()));
	}

	/** Makes a form of three fields; see {@link Form}. */
	public static <A, B, C, T> Form<T> of(Field<A> a, Field<B> b, Field<C> c,
			Maker.Of3<? super A, ? super B, ? super C, ? extends T> make) {
		return Form.of(List.of(a, b, c), () -> make.make(a.value(), b.value(), c.value()));
	}

	/** Makes a form of four fields; see {@link Form}. */
	public static <A, B, C, D, T> Form<T> of(Field<A> a, Field<B> b, Field<C> c, Field<D> d,
			Maker.Of4<? super A, ? super B, ? super C, ? super D, ? extends T> make) {
		return Form.of(List.of(a, b, c, d), () -> make.make(a.value(), b.value(), c.value(), d.value()));
	}

	/** Makes a form of five fields; see {@link Form}. */
	public static <A, B, C, D, E, T> Form<T> of(Field<A> a, Field<B> b, Field<C> c, Field<D> d, Field<E> e,
			Maker.Of5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends T> make) {
		return Form.of(List.of(a, b, c, d, e), () -> make.make(a.value(), b.value(), c.value(), d.value(), e.value()));
	}

	/** Makes a form of six fields; see {@link Form}. */
	public static <A, B, C, D, E, F, T> Form<T> of(Field<A> a, Field<B> b, Field<C> c, Field<D> d, Field<E> e,
			Field<F> f, Maker.Of6<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? extends T> make) {
		return Form.of(List.of(a, b, c, d, e, f),
				() -> make.make(a.value(), b.value(), c.value(), d.value(), e.value(), f.value()));
	}

	/** Makes a form of seven fields; see {@link Form}. */
	public static <A, B, C, D, E, F, G, T> Form<T> of(Field<A> a, Field<B> b, Field<C> c, Field<D> d, Field<E> e,
			Field<F> f, Field<G> g,
			Maker.Of7<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? super G, ? extends T> make) {
		return Form.of(List.of(a, b, c, d, e, f, g),
				() -> make.make(a.value(), b.value(), c.value(), d.value(), e.value(), f.value(), g.value()));
	}

	/** Makes a form of eight fields; see {@link Form}. */
	public static <A, B, C, D, E, F, G, H, T> Form<T> of(Field<A> a, Field<B> b, Field<C> c, Field<D> d, Field<E> e,
			Field<F> f, Field<G> g, Field<H> h,
			Maker.Of8<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? super G, ? super H, ? extends T> make) {
		return Form.of(List.of(a, b, c, d, e, f, g, h), () -> make.make(a.value(), b.value(), c.value(), d.value(),
				e.value(), f.value(), g.value(), h.value()));
	}

}
