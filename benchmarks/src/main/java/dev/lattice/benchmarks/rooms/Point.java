package dev.lattice.benchmarks.rooms;

import java.util.List;

/**
 * What a number of deliveries costs; or the line through several of those, as where it
 * begins and how it rises.
 */
record Point(double x, double y) {

	/**
	 * Returns the line with the smallest squares of relative errors: the large ones shall
	 * not drown the small ones.
	 */
	static Point fit(List<Point> points) {
		double weight = 0;
		double meanX = 0;
		double meanY = 0;
		for (Point point : points) {
			double each = 1 / (point.y * point.y);
			weight += each;
			meanX += each * point.x;
			meanY += each * point.y;
		}
		meanX /= weight;
		meanY /= weight;
		double covariance = 0;
		double variance = 0;
		for (Point point : points) {
			double each = 1 / (point.y * point.y);
			covariance += each * (point.x - meanX) * (point.y - meanY);
			variance += each * (point.x - meanX) * (point.x - meanX);
		}
		double rise = (variance == 0) ? 0 : covariance / variance;
		return new Point(meanY - rise * meanX, rise);
	}

}
