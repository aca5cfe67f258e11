namespace NegotiationSim.Engine.Tests.Studies.Sensitivity;

/// <summary>A function whose sensitivity indices are known exactly, to check estimators against.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">The function of a point of the unit cube.</param>
/// <param name="Variance">Its variance over the cube.</param>
/// <param name="First">Its first-order Sobol' indices.</param>
/// <param name="Total">Its total Sobol' indices.</param>
/// <param name="Second">Its second-order Sobol' indices, by the two factors from 0; a pair not there has 0. Null if not given.</param>
internal sealed record TestFunction(
    string Name, TestFunctions.Function Value, double Variance, IReadOnlyList<double> First, IReadOnlyList<double> Total,
    IReadOnlyDictionary<(int One, int Other), double>? Second);

/// <summary>The usual functions with known indices.</summary>
internal static class TestFunctions
{
    /// <summary>A function of a point of the unit cube.</summary>
    /// <param name="point">The point.</param>
    internal delegate double Function(ReadOnlySpan<double> point);

    /// <summary>sin x₁ + a sin² x₂ + b x₃⁴ sin x₁ with each x from −π to π (Ishigami and Homma 1990).</summary>
    /// <param name="a">The weight of the second factor; 7 in most papers.</param>
    /// <param name="b">The weight of the interaction; 0.1 in most papers.</param>
    internal static TestFunction Ishigami(double a = 7, double b = .1)
    {
        var p4 = Math.Pow(Math.PI, 4);
        var (v1, v2, v13) = (Math.Pow(1 + b * p4 / 5, 2) / 2, a * a / 8, b * b * p4 * p4 * 8 / 225);
        var v = v1 + v2 + v13;
        return new TestFunction("Ishigami", Value, v, [v1 / v, v2 / v, 0], [(v1 + v13) / v, v2 / v, v13 / v],
            new Dictionary<(int, int), double> { [(0, 2)] = v13 / v });

        double Value(ReadOnlySpan<double> point)
        {
            var (x, y, z) = (Angle(point[0]), Math.Sin(Angle(point[1])), Angle(point[2]));
            return Math.Sin(x) * (1 + b * z * z * z * z) + a * y * y;
        }

        static double Angle(double u) => Math.PI * (2 * u - 1);
    }

    /// <summary>The product of (|4x − 2| + a) / (1 + a) over the factors (Sobol' 1993, "g").</summary>
    /// <param name="a">A weight for each factor: 0 matters most, 99 hardly.</param>
    internal static TestFunction SobolG(params IReadOnlyList<double> a)
    {
        double[] own = [.. a.Select(w => 1 / (3 * (1 + w) * (1 + w)))];
        var product = own.Aggregate(1.0, (p, v) => p * (1 + v));
        var variance = product - 1;
        var pairs = from i in Enumerable.Range(0, a.Count) from j in Enumerable.Range(i + 1, a.Count - i - 1) select (i, j);
        return new TestFunction("Sobol' g", Value, variance, [.. own.Select(v => v / variance)],
            [.. own.Select(v => v * product / (1 + v) / variance)], pairs.ToDictionary(p => p, p => own[p.i] * own[p.j] / variance));

        double Value(ReadOnlySpan<double> point)
        {
            var value = 1.0;
            for (var i = 0; i < a.Count; i++) value *= (Math.Abs(4 * point[i] - 2) + a[i]) / (1 + a[i]);
            return value;
        }
    }
}
