package dev.lattice.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;

/**
 * A fault in one method of one class, planted while the class is loaded; the class that
 * ships has no seam for it.
 *
 * @param name what is wrong, as the document says it
 * @param type the class, below {@code dev.lattice}
 * @param method the method
 * @param change how its code is changed
 */
record PlantedBug(String name, String type, String method, Change change) {

	private static final int API = Opcodes.ASM9;

	private static final String ROOT = "dev.lattice.";

	/**
	 * Runs simulations with the fault until one notices.
	 * @param seeds how many at most
	 * @return the seed that noticed, or -1
	 */
	long noticedBy(long seeds) {
		Loader loader = new Loader(this);
		try {
			Method run = loader.loadClass(Simulation.class.getName()).getDeclaredMethod("run", long.class);
			run.setAccessible(true);
			for (long seed = 0; seed < seeds; seed++) {
				boolean noticed = run.invoke(null, seed) != null;
				if (!loader.planted) {
					throw new AssertionError("Nothing was planted: there is no " + this.type + "." + this.method);
				}
				if (noticed) {
					return seed;
				}
			}
			return -1;
		}
		catch (ReflectiveOperationException ex) {
			throw new AssertionError((ex instanceof InvocationTargetException) ? ex.getCause() : ex);
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

	/** How code is changed. */
	interface Change {

		/**
		 * Returns what takes the method's code.
		 * @param to takes the changed code
		 * @param descriptor the method's descriptor
		 * @return takes the original code, or null to drop it
		 */
		@Nullable MethodVisitor apply(MethodVisitor to, String descriptor);

		/** Does nothing but to return; null for nothing, a flag or an empty list. */
		static Change returns(@Nullable Object value) {
			return (to, descriptor) -> {
				to.visitCode();
				switch (value) {
					case null -> to.visitInsn(Opcodes.RETURN);
					case Boolean flag -> {
						to.visitInsn(flag ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
						to.visitInsn(Opcodes.IRETURN);
					}
					default -> {
						to.visitMethodInsn(Opcodes.INVOKESTATIC, "java/util/List", "of", "()Ljava/util/List;", true);
						to.visitInsn(Opcodes.ARETURN);
					}
				}
				to.visitMaxs(0, 0);
				to.visitEnd();
				return null;
			};
		}

		/** Leaves calls of a method out; where one has a result, 0 or false is it. */
		static Change without(String call) {
			return calls(call, (to, descriptor, again) -> {
				Type[] arguments = Type.getArgumentTypes(descriptor);
				for (int i = arguments.length - 1; i >= 0; i--) {
					to.visitInsn((arguments[i].getSize() == 2) ? Opcodes.POP2 : Opcodes.POP);
				}
				to.visitInsn(Opcodes.POP);
				if (!Type.getReturnType(descriptor).equals(Type.VOID_TYPE)) {
					to.visitInsn(Opcodes.ICONST_0);
				}
			});
		}

		/** As {@link #without}, where 1 or true is the result. */
		static Change holds(String call) {
			return calls(call, (to, descriptor, again) -> {
				for (int i = Type.getArgumentTypes(descriptor).length; i >= 0; i--) {
					to.visitInsn(Opcodes.POP);
				}
				to.visitInsn(Opcodes.ICONST_1);
			});
		}

		/** Calls a method without arguments and result twice. */
		static Change twice(String call) {
			return calls(call, (to, descriptor, again) -> {
				to.visitInsn(Opcodes.DUP);
				again.run();
				again.run();
			});
		}

		private static Change calls(String call, Rewrite rewrite) {
			return (to, method) -> new MethodVisitor(API, to) {
				@Override
				public void visitMethodInsn(int opcode, String owner, String name, String descriptor,
						boolean isInterface) {
					Runnable again = () -> super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
					if (name.equals(call)) {
						rewrite.rewrite(this.mv, descriptor, again);
					}
					else {
						again.run();
					}
				}
			};
		}

		/** Leaves out that a field gets a value. */
		static Change keeping(String field) {
			return (to, method) -> new MethodVisitor(API, to) {
				@Override
				public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
					if (opcode == Opcodes.PUTFIELD && name.equals(field)) {
						super.visitInsn(Opcodes.POP2);
					}
					else {
						super.visitFieldInsn(opcode, owner, name, descriptor);
					}
				}
			};
		}

		/** Has one small number in place of another. */
		static Change number(int from, int to) {
			return (code, method) -> new MethodVisitor(API, code) {
				@Override
				public void visitInsn(int opcode) {
					super.visitInsn((opcode == Opcodes.ICONST_0 + from) ? Opcodes.ICONST_0 + to : opcode);
				}
			};
		}

	}

	private interface Rewrite {

		void rewrite(MethodVisitor to, String descriptor, Runnable again);

	}

	/** Loads all classes of the project anew, one of them with a fault. */
	private static final class Loader extends ClassLoader {

		private final PlantedBug bug;

		private boolean planted;

		Loader(PlantedBug bug) {
			super(PlantedBug.class.getClassLoader());
			this.bug = bug;
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (!name.startsWith(ROOT)) {
				return super.loadClass(name, resolve);
			}
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				return (loaded != null) ? loaded : define(name);
			}
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
				if (in == null) {
					throw new ClassNotFoundException(name);
				}
				byte[] code = in.readAllBytes();
				byte[] loaded = name.equals(ROOT + this.bug.type()) ? planted(code) : code;
				return defineClass(name, loaded, 0, loaded.length);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private byte[] planted(byte[] code) {
			ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
			new ClassReader(code).accept(new ClassVisitor(API, writer) {
				@Override
				public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
						String[] exceptions) {
					MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
					if (!name.equals(Loader.this.bug.method()) || (access & Opcodes.ACC_BRIDGE) != 0) {
						return method;
					}
					Loader.this.planted = true;
					return Loader.this.bug.change().apply(method, descriptor);
				}
			}, 0);
			return writer.toByteArray();
		}

	}

}
