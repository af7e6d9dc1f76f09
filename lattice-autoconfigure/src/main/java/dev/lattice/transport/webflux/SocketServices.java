package dev.lattice.transport.webflux;

import java.util.concurrent.Executor;

import dev.lattice.transport.FrameReader;
import dev.lattice.transport.PageTokens;
import dev.lattice.transport.Pages;
import dev.lattice.transport.SessionDirectory;
import dev.lattice.transport.TransportListener;

/**
 * What sockets use.
 *
 * @param sessions the sessions that pages join
 * @param pages renders a page anew when its session is gone
 * @param tokens checks what pages show
 * @param reader reads frames
 * @param deflater deflates frames for clients that can read them
 * @param executor runs what may block
 * @param listener hears of traffic
 */
public record SocketServices(SessionDirectory sessions, Pages pages, PageTokens tokens, FrameReader reader,
		FrameDeflater deflater, Executor executor, TransportListener listener) {
}
