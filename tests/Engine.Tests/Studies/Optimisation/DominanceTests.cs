using CsCheck;
using NegotiationSim.Engine.Studies.Optimisation;

namespace NegotiationSim.Engine.Tests.Studies.Optimisation;

public class DominanceTests
{
    private static readonly Gen<double[][]> Points =
        Gen.Int[1, 4].SelectMany(m => Gen.Int[0, 4].Select(v => v / 4.0).Array[m].Array[1, 30]);

    [Fact]
    public void Fronts_are_what_peeling_off_the_undominated_gives() => Points.Sample(points =>
    {
        var left = Enumerable.Range(0, points.Length).ToList();
        foreach (var front in ParetoDominance.Fronts(points))
        {
            int[] undominated =
                [.. left.Where(
                    i =>
                        !left.Any(
                            j => points[j].Zip(points[i]).All(p => p.First <= p.Second)
                                && points[j].Zip(points[i]).Any(p => p.First < p.Second)))];
            Assert.Equal(undominated, front);
            left.RemoveAll(front.Contains);
        }
        Assert.Empty(left);
    });

    [Fact]
    public void Crowding_is_the_neighbours_distance_in_shares_of_the_range() =>
        Assert.Equal([double.PositiveInfinity, 3.0 / 4 + 6.0 / 8, 3.0 / 4 + 4.0 / 8, double.PositiveInfinity],
            ParetoDominance.Crowding([[0, 8], [1, 4], [3, 2], [4, 0]]));

    [Fact]
    public void Volumes_of_boxes_that_overlap_are_counted_once()
    {
        Assert.Equal(6, Hypervolume.Of([[0, 2], [1, 1], [2, 0]], [3, 3]));
        Assert.Equal(2 * 2 * 1 + 1 * 1 * 2 - 1, Hypervolume.Of([[0, 0, 1], [1, 1, 0]], [2, 2, 2]));
        Assert.Equal(4, Hypervolume.Of([[1, 1], [1, 1], [2, 2], [5, 0]], [3, 3]));
        Assert.Equal(0, Hypervolume.Of([[3, 0]], [3, 3]));
        Assert.Equal(0, Hypervolume.Of([], [1, 1]));
    }

    [Fact]
    public void A_volume_is_the_share_of_a_fine_grid_that_is_dominated() =>
        Gen.Int[0, 8].Select(v => v / 8.0).Array[4].Array[1, 12].Sample(points =>
    {
        var inside = 0;
        for (var cell = 0; cell < 8 * 8 * 8 * 8; cell++)
        {
            double[] middle = [(cell % 8 + .5) / 8, (cell / 8 % 8 + .5) / 8, (cell / 64 % 8 + .5) / 8, (cell / 512 + .5) / 8];
            if (points.Any(p => p.Zip(middle).All(v => v.First < v.Second))) inside++;
        }
        Assert.Equal(inside / 4096.0, Hypervolume.Of(points, [1, 1, 1, 1]), 1e-12);
    }, iter: 50);
}
