package dev.lattice.engine.signal;

import java.lang.reflect.Method;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Runs a test inside a turn of a new graph, whose root is the current scope. */
public final class TurnOfItsOwn implements InvocationInterceptor {

	@Override
	public void interceptTestMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method,
			ExtensionContext context) throws Throwable {
		inATurn(invocation);
	}

	@Override
	public void interceptTestTemplateMethod(Invocation<Void> invocation, ReflectiveInvocationContext<Method> method,
			ExtensionContext context) throws Throwable {
		inATurn(invocation);
	}

	private static void inATurn(Invocation<Void> invocation) throws Throwable {
		Throwable[] thrown = { null };
		Scope.root((action) -> {
		}).run(() -> {
			try {
				invocation.proceed();
			}
			catch (Throwable ex) {
				thrown[0] = ex;
			}
		});
		if (thrown[0] != null) {
			throw thrown[0];
		}
	}

}
