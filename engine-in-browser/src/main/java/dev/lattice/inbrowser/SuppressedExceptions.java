package dev.lattice.inbrowser;

import java.util.List;

import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.FieldReference;
import org.teavm.model.MethodHolder;
import org.teavm.model.Program;
import org.teavm.model.ValueType;
import org.teavm.model.Variable;
import org.teavm.model.instructions.ConstructArrayInstruction;
import org.teavm.model.instructions.IntegerConstantInstruction;
import org.teavm.model.instructions.PutFieldInstruction;

/**
 * Lets exceptions have suppressed ones. The compiler runs it on the browser's JDK: up to
 * TeaVM 0.15.0 the constructors of {@link Throwable} leave out the empty list of
 * suppressed exceptions, and each use of it fails (TeaVM pull request 1252).
 */
public final class SuppressedExceptions implements ClassHolderTransformer {

	private static final String THROWABLE = "java.lang.Throwable";

	private static final String CONSTRUCTOR = "<init>";

	/** Called by the compiler. */
	public SuppressedExceptions() {
	}

	@Override
	public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
		if (type.getName().equals(THROWABLE)) {
			for (MethodHolder method : type.getMethods()) {
				if (method.getName().equals(CONSTRUCTOR)) {
					startWithNoneSuppressed(method.getProgram());
				}
			}
		}
	}

	private static void startWithNoneSuppressed(Program constructor) {
		Variable none = constructor.createVariable();
		IntegerConstantInstruction zero = new IntegerConstantInstruction();
		zero.setConstant(0);
		zero.setReceiver(none);
		Variable empty = constructor.createVariable();
		ConstructArrayInstruction array = new ConstructArrayInstruction();
		array.setItemType(ValueType.object(THROWABLE));
		array.setSize(none);
		array.setReceiver(empty);
		PutFieldInstruction put = new PutFieldInstruction();
		put.setInstance(constructor.variableAt(0));
		put.setField(new FieldReference(THROWABLE, "suppressed"));
		put.setFieldType(ValueType.arrayOf(ValueType.object(THROWABLE)));
		put.setValue(empty);
		constructor.basicBlockAt(0).addFirstAll(List.of(zero, array, put));
	}

}
