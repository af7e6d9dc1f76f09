package dev.lattice.jit.expression;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import javax.tools.ToolProvider;

/**
 * Evaluates expressions by compiling their source with the Java compiler: an oracle that
 * shares nothing with the interpreter, and that also proves the source right.
 */
final class JavacOracle implements AutoCloseable {

	private final URLClassLoader loader;

	private final Map<String, Method> methods = new HashMap<>();

	JavacOracle(List<Expression> expressions, Path folder) throws IOException, ReflectiveOperationException {
		Path file = folder.resolve("Oracle.java");
		Files.writeString(file, source(expressions));
		StringWriter errors = new StringWriter();
		boolean compiled = ToolProvider.getSystemJavaCompiler()
			.getTask(errors, null, null, List.of("-d", folder.toString(), "-proc:none", "-nowarn", "-Xlint:none"), null,
					ToolProvider.getSystemJavaCompiler()
						.getStandardFileManager(null, null, null)
						.getJavaFileObjects(file))
			.call();
		if (!compiled) {
			throw new AssertionError("Some source is not Java:\n" + errors);
		}
		this.loader = new URLClassLoader(new URL[] { folder.toUri().toURL() });
		for (Method method : this.loader.loadClass("Oracle").getDeclaredMethods()) {
			method.setAccessible(true);
			this.methods.put(method.getName(), method);
		}
	}

	/** Returns the boxed value, or the class of the exception. */
	Object evaluate(int index, ArrayRow row) throws IllegalAccessException {
		Object[] arguments = { row.ints()[0], row.ints()[1], row.longs()[0], row.longs()[1], row.doubles()[0],
				row.doubles()[1], row.booleans()[0], row.booleans()[1] };
		try {
			return Objects.requireNonNull(this.methods.get("f" + index)).invoke(null, arguments);
		}
		catch (InvocationTargetException ex) {
			return ex.getTargetException().getClass();
		}
	}

	@Override
	public void close() throws IOException {
		this.loader.close();
	}

	private static String source(List<Expression> expressions) {
		StringBuilder source = new StringBuilder("class Oracle {\n");
		for (int i = 0; i < expressions.size(); i++) {
			Expression expression = expressions.get(i);
			source.append("static ").append(expression.lane()).append(" f").append(i);
			source.append("(int int0, int int1, long long0, long long1, double double0, double double1,");
			source.append(" boolean boolean0, boolean boolean1) { return ").append(expression).append("; }\n");
		}
		return source.append("}\n").toString();
	}

}
