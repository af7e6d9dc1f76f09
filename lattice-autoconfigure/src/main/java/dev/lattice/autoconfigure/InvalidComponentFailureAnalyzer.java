package dev.lattice.autoconfigure;

import dev.lattice.transport.InvalidComponentException;
import dev.lattice.transport.InvalidComponentException.BadRoute;
import dev.lattice.transport.InvalidComponentException.DuplicateRoute;
import dev.lattice.transport.InvalidComponentException.IneffectiveSecurity;
import dev.lattice.transport.InvalidComponentException.NoConstructor;
import dev.lattice.transport.InvalidComponentException.NoParameterNames;
import dev.lattice.transport.InvalidComponentException.NotAComponent;
import dev.lattice.transport.InvalidComponentException.NotConcrete;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to change in a class that cannot be the component of a page. */
final class InvalidComponentFailureAnalyzer extends AbstractFailureAnalyzer<InvalidComponentException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidComponentException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", action(cause), cause);
	}

	private static String action(InvalidComponentException cause) {
		String name = cause.type().getSimpleName();
		return switch (cause) {
			case NotAComponent problem ->
				"Let " + name + " extend dev.lattice.engine.component.Component, or remove the annotation.";
			case NotConcrete problem -> "Make " + name
					+ " a concrete top-level or static nested class, or put the annotation on its subclasses.";
			case NoConstructor problem ->
				(problem.publicConstructors() == 0) ? "Make the constructor that Lattice shall call public."
						: "Leave exactly one constructor of " + name + " public.";
			case NoParameterNames problem ->
				"Compile with -parameters (Maven: maven.compiler.parameters=true), so that parameter " + problem.index()
						+ " has a name that can be found in the address.";
			case BadRoute problem ->
				"Write a path such as /customers/{id} in @LatticeComponent(\"" + problem.path() + "\").";
			case DuplicateRoute problem -> "Give " + name + " or " + problem.other().getSimpleName()
					+ " another path than '" + problem.path() + "'.";
			case IneffectiveSecurity problem -> "Put @PreAuthorize on the class " + name
					+ ", or secure the method of a service that the component calls.";
		};
	}

}
