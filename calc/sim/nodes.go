package sim

import "math"

// Node is a point of a rule that averages a function: the mean is near the sum
// of Weight × function(X).
type Node struct{ X, Weight float64 }

// NormalNodes are the n nodes of the Gauss–Hermite rule for a standard normal
// variable, ascending: exact for polynomials up to degree 2n − 1. n must be
// from 1 to 64.
//
// The roots of the orthonormal Hermite polynomial are found by Newton's method
// from the guesses of Press et al., Numerical Recipes, section 4.6.
func NormalNodes(n int) []Node {
	nodes := make([]Node, n)
	z := 0.0
	for i := 0; i < (n+1)/2; i++ {
		switch i {
		case 0:
			z = math.Sqrt(float64(2*n+1)) - 1.85575*math.Pow(float64(2*n+1), -0.16667)
		case 1:
			z -= 1.14 * math.Pow(float64(n), 0.426) / z
		case 2:
			z = 1.86*z + 0.86*nodes[0].X/math.Sqrt2
		case 3:
			z = 1.91*z + 0.91*nodes[1].X/math.Sqrt2
		default:
			z = 2*z + nodes[i-2].X/math.Sqrt2
		}
		var slope float64
		z, slope = hermiteRoot(n, z)
		weight := 2 / (slope * slope) / math.SqrtPi
		nodes[i] = Node{-z * math.Sqrt2, weight}
		nodes[n-1-i] = Node{z * math.Sqrt2, weight}
	}
	return nodes
}

// hermiteRoot is the root of the orthonormal polynomial near z and its slope
// there.
func hermiteRoot(n int, z float64) (root, slope float64) {
	for range 100 {
		value, previous := math.Pow(math.Pi, -0.25), 0.0
		for j := 1; j <= n; j++ {
			value, previous = z*math.Sqrt(2/float64(j))*value-math.Sqrt(float64(j-1)/float64(j))*previous, value
		}
		slope = math.Sqrt(2*float64(n)) * previous
		step := value / slope
		if z -= step; math.Abs(step) < 1e-15*max(1, math.Abs(z)) {
			break
		}
	}
	return z, slope
}
