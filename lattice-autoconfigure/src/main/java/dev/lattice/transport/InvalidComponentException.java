package dev.lattice.transport;

import java.io.Serial;

/** Says at start-up that a class cannot be the component of a page. */
public abstract sealed class InvalidComponentException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Class<?> type;

	private InvalidComponentException(Class<?> type, String problem) {
		super(problem);
		this.type = type;
	}

	/**
	 * Returns the class in question.
	 * @return the class
	 */
	public Class<?> type() {
		return this.type;
	}

	/** The class does not extend {@link dev.lattice.engine.component.Component}. */
	public static final class NotAComponent extends InvalidComponentException {

		@Serial
		private static final long serialVersionUID = 1L;

		NotAComponent(Class<?> type) {
			super(type, type.getName() + " has @LatticeComponent but does not extend Component");
		}

	}

	/** No instance can be made: the class is abstract or an inner class. */
	public static final class NotConcrete extends InvalidComponentException {

		@Serial
		private static final long serialVersionUID = 1L;

		NotConcrete(Class<?> type) {
			super(type, type.getName() + " has @LatticeComponent but is abstract or an inner class");
		}

	}

	/** There is no constructor to choose. */
	public static final class NoConstructor extends InvalidComponentException {

		@Serial
		private static final long serialVersionUID = 1L;

		private final int publicConstructors;

		NoConstructor(Class<?> type, int publicConstructors) {
			super(type, type.getName() + " has " + publicConstructors
					+ " public constructors and more than one constructor in all");
			this.publicConstructors = publicConstructors;
		}

		/**
		 * Returns how many public constructors there are.
		 * @return the number
		 */
		public int publicConstructors() {
			return this.publicConstructors;
		}

	}

	/** A parameter takes its value from the address, but the class file has no names. */
	public static final class NoParameterNames extends InvalidComponentException {

		@Serial
		private static final long serialVersionUID = 1L;

		private final int index;

		NoParameterNames(Class<?> type, int index) {
			super(type, "Parameter " + index + " of the constructor of " + type.getName()
					+ " takes its value from the address, but its name is not in the class file");
			this.index = index;
		}

		/**
		 * Returns the parameter's place.
		 * @return its index, from 0
		 */
		public int index() {
			return this.index;
		}

	}

	/** The path is not a pattern. */
	public static final class BadRoute extends InvalidComponentException {

		@Serial
		private static final long serialVersionUID = 1L;

		private final String path;

		BadRoute(Class<?> type, String path, String problem) {
			super(type, "The path '" + path + "' of " + type.getName() + " is not a path: " + problem);
			this.path = path;
		}

		/**
		 * Returns the path.
		 * @return the path as written
		 */
		public String path() {
			return this.path;
		}

	}

	/** Another component has the same path. */
	public static final class DuplicateRoute extends InvalidComponentException {

		@Serial
		private static final long serialVersionUID = 1L;

		private final Class<?> other;

		private final String path;

		DuplicateRoute(Class<?> type, Class<?> other, String path) {
			super(type, "The path '" + path + "' of " + type.getName() + " is also that of " + other.getName());
			this.other = other;
			this.path = path;
		}

		/**
		 * Returns the other class.
		 * @return the class
		 */
		public Class<?> other() {
			return this.other;
		}

		/**
		 * Returns the path of both.
		 * @return the path
		 */
		public String path() {
			return this.path;
		}

	}

	/** An annotation of Spring Security stands where nothing evaluates it. */
	public static final class IneffectiveSecurity extends InvalidComponentException {

		@Serial
		private static final long serialVersionUID = 1L;

		/**
		 * Makes an exception.
		 * @param type the class of the component
		 * @param where the class or method that has the annotation
		 * @param annotation the name of the annotation's type
		 */
		public IneffectiveSecurity(Class<?> type, String where, String annotation) {
			super(type, type.getName() + " has @" + annotation + " on " + where
					+ ", where it has no effect: a component is not a bean around whose methods Spring Security stands");
		}

	}

}
