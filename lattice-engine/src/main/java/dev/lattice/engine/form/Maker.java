package dev.lattice.engine.form;

/**
 * What makes the value of a form of the values of its fields, such as {@code Draft::new}.
 */
public final class Maker {

	private Maker() {
	}

	/**
	 * Makes a value of three.
	 */
	@FunctionalInterface
	public interface Of3<A, B, C, T> {

		/** Makes the value. */
		T make(A a, B b, C c);

	}

	/**
	 * Makes a value of four.
	 */
	@FunctionalInterface
	public interface Of4<A, B, C, D, T> {

		/** Makes the value. */
		T make(A a, B b, C c, D d);

	}

	/**
	 * Makes a value of five.
	 */
	@FunctionalInterface
	public interface Of5<A, B, C, D, E, T> {

		/** Makes the value. */
		T make(A a, B b, C c, D d, E e);

	}

	/**
	 * Makes a value of six.
	 */
	@FunctionalInterface
	public interface Of6<A, B, C, D, E, F, T> {

		/** Makes the value. */
		T make(A a, B b, C c, D d, E e, F f);

	}

	/**
	 * Makes a value of seven.
	 */
	@FunctionalInterface
	public interface Of7<A, B, C, D, E, F, G, T> {

		/** Makes the value. */
		T make(A a, B b, C c, D d, E e, F f, G g);

	}

	/**
	 * Makes a value of eight.
	 */
	@FunctionalInterface
	public interface Of8<A, B, C, D, E, F, G, H, T> {

		/** Makes the value. */
		T make(A a, B b, C c, D d, E e, F f, G g, H h);

	}

}
