package dev.lattice.transport.smile;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.dataformat.smile.SmileFactory;
import tools.jackson.dataformat.smile.SmileReadFeature;
import tools.jackson.dataformat.smile.SmileWriteFeature;

/** The dialect of Smile that frames are written in (P-3). */
final class SmileFormat {

	private SmileFormat() {
	}

	static SmileFactory writing() {
		return SmileFactory.builder()
			.disable(SmileWriteFeature.WRITE_HEADER)
			.disable(SmileWriteFeature.WRITE_END_MARKER)
			.disable(SmileWriteFeature.CHECK_SHARED_NAMES)
			.disable(SmileWriteFeature.CHECK_SHARED_STRING_VALUES)
			.build();
	}

	/** Nothing nests; a string is never longer than the frame that holds it. */
	static SmileFactory reading() {
		return SmileFactory.builder()
			.disable(SmileReadFeature.REQUIRE_HEADER)
			.streamReadConstraints(
					StreamReadConstraints.builder().maxNestingDepth(1).maxStringLength(Integer.MAX_VALUE).build())
			.build();
	}

}
