package dev.lattice.benchmarks;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import reactor.netty.resources.LoopResources;

/**
 * The one thread that makes all load, on the transport that the servers use too.
 *
 * @param loop the thread
 * @param channel what connects
 */
record LoadMachine(EventLoop loop, Class<? extends Channel> channel) {

	static LoadMachine start() {
		LoopResources resources = LoopResources.create("load", 1, true);
		EventLoopGroup group = resources.onClient(true);
		return new LoadMachine(group.next(), resources.onChannelClass(SocketChannel.class, group));
	}

}
