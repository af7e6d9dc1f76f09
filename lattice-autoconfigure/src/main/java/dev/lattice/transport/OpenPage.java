package dev.lattice.transport;

import dev.lattice.engine.session.FirstPaint;

/**
 * A page that was just rendered.
 *
 * @param actor its session
 * @param paint what makes its HTML live
 * @param token lets its user join the session
 */
public record OpenPage(SessionActor actor, FirstPaint paint, String token) {
}
