package dev.lattice.transport.smile;

import java.util.function.Consumer;

import dev.lattice.engine.patch.FrameWriter;
import dev.lattice.engine.session.FrameCodec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.dataformat.smile.SmileFactory;

/** Writes frames as Smile documents without header (P-3); safe for concurrent use. */
public final class SmileFrameCodec implements FrameCodec {

	private final SmileFactory factory = SmileFormat.writing();

	@Override
	public byte[] encode(Consumer<FrameWriter> content) {
		BufferRecycler recycler = this.factory._getRecyclerPool().acquireAndLinkPooled();
		try (ByteArrayBuilder bytes = new ByteArrayBuilder(recycler)) {
			try (JsonGenerator out = this.factory.createGenerator(ObjectWriteContext.empty(), bytes)) {
				out.writeStartArray();
				content.accept(new SmileFrameWriter(out));
				out.writeEndArray();
			}
			// To close the builder would not give its buffer back.
			return bytes.getClearAndRelease();
		}
		finally {
			recycler.releaseToPool();
		}
	}

	/** Writes one frame's elements to Jackson's generator. */
	private static final class SmileFrameWriter implements FrameWriter {

		private final JsonGenerator out;

		SmileFrameWriter(JsonGenerator out) {
			this.out = out;
		}

		@Override
		public void integer(int value) {
			this.out.writeNumber(value);
		}

		@Override
		public void string(String value) {
			this.out.writeString(wellFormed(value));
		}

		@Override
		public void flag(boolean value) {
			this.out.writeBoolean(value);
		}

		@Override
		public void nothing() {
			this.out.writeNull();
		}

		/** A lone surrogate has no UTF-8; it must not cost a user the session. */
		private static String wellFormed(String value) {
			for (int i = 0; i < value.length(); i++) {
				if (Character.isSurrogate(value.charAt(i))) {
					return Surrogates.repaired(value, i);
				}
			}
			return value;
		}

	}

}
