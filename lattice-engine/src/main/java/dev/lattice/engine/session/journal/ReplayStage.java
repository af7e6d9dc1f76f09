package dev.lattice.engine.session.journal;

import java.util.function.Function;
import java.util.function.Supplier;

import dev.lattice.engine.component.Component;
import dev.lattice.engine.component.Location;
import dev.lattice.engine.render.Templates;
import dev.lattice.engine.session.FrameCodec;
import dev.lattice.engine.session.SessionLimits;

/**
 * What a session is done again with; the same as when it was recorded, so that it does
 * the same.
 *
 * @param components finds what makes the component at an address
 * @param codec makes frames
 * @param templates a table of templates
 * @param limits how much the session may hold
 */
public record ReplayStage(Function<Location, Supplier<? extends Component>> components, FrameCodec codec,
		Templates templates, SessionLimits limits) {
}
