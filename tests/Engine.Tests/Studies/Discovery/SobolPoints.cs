namespace NegotiationSim.Engine.Tests.Studies.Discovery;

/// <summary>The first five dimensions of the Sobol' sequence in Gray order with the directions of Joe and Kuo (2008),
/// unscrambled.</summary>
internal static class SobolPoints
{
    private static readonly (int Degree, uint Coefficients,
        uint[] Start)[] Polynomials = [(0, 0, []), (1, 0, [1]), (2, 1, [1, 3]), (3, 1, [1, 3, 1]), (3, 2, [1, 1, 1])];

    internal static double[][] First(int count)
    {
        var directions = Polynomials.Select(p => Directions(p.Degree, p.Coefficients, p.Start)).ToArray();
        var state = new uint[directions.Length];
        var points = new double[count][];
        for (var i = 0; i < count; i++)
        {
            points[i] = [.. state.Select(x => x / 4294967296.0)];
            for (var d = 0; d < state.Length; d++) state[d] ^= directions[d][int.TrailingZeroCount(~i)];
        }
        return points;
    }

    private static uint[] Directions(int degree, uint coefficients, uint[] start)
    {
        var v = new uint[32];
        for (var i = 0; i < 32; i++)
        {
            if (degree == 0 || i < degree) v[i] = (degree == 0 ? 1 : start[i]) << (31 - i);
            else
            {
                v[i] = v[i - degree] ^ (v[i - degree] >> degree);
                for (var k = 1; k < degree; k++)
                    if ((coefficients >> (degree - 1 - k) & 1) == 1) v[i] ^= v[i - k];
            }
        }
        return v;
    }
}
