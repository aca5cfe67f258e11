using CsCheck;
using NegotiationSim.Engine.Coercion.Bargaining.Negotiation;

namespace NegotiationSim.Engine.Tests.Coercion.Bargaining.Negotiation;

public class ZoneTests
{
    [Fact]
    public void The_zone_of_a_small_table_is_that_of_trying_every_package() => TableNumbers.Any(mostLevels: 4).ForAll(numbers =>
    {
        var table = numbers.Table;
        var zone = Zone.Of(table, most: 100_000);
        var all = Packages(numbers)
            .Select(p => (Sender: numbers.Table.Utility(Side.Sender, p), Target: numbers.Table.Utility(Side.Target, p))).ToList();
        var (r, q) = (numbers.SenderReserve, numbers.TargetReserve);
        var inside = all.Where(u => u.Sender >= r && u.Target >= q).ToList();
        Assert.Equal(inside.Count > 0, zone.Exists);
        Assert.All(zone.Frontier, p => Assert.DoesNotContain(all, u => u.Sender > p.Sender + 1e-9 && u.Target > p.Target + 1e-9));
        Assert.All(all, u => Assert.Contains(zone.Frontier, p => p.Sender >= u.Sender - 1e-9 && p.Target >= u.Target - 1e-9));
        Assert.All(zone.Frontier, p => Assert.Equal(p.Sender, numbers.Table.Utility(Side.Sender, p.Package), 9));
        if (!zone.Exists) return;
        Assert.Equal(inside.Max(u => u.Sender) - r, zone.SenderWidth, 9);
        Assert.Equal(inside.Max(u => u.Target) - q, zone.TargetWidth, 9);
        Assert.Equal(inside.Max(u => (u.Sender - r) * (u.Target - q)), (zone.Nash!.Sender - r) * (zone.Nash.Target - q), 9);
        Assert.Equal(inside.Max(u => u.Sender + u.Target), zone.Utilitarian!.Sender + zone.Utilitarian.Target, 9);
        Assert.Equal(inside.Max(u => Math.Min(u.Sender - r, u.Target - q)),
            Math.Min(zone.Egalitarian!.Sender - r, zone.Egalitarian.Target - q), 9);
    }, 60);

    [Fact]
    public void Over_a_cake_there_is_a_zone_exactly_if_the_alternatives_leave_something() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1]).ForAll(c =>
        {
            var zone = Zone.Of(TableNumbers.Cake(1000, c.Item1, c.Item2).Table);
            if (Math.Abs(c.Item1 + c.Item2 - 1) > .002) Assert.Equal(c.Item1 + c.Item2 < 1, zone.Exists);
            if (zone.Exists) Assert.Equal(1 - c.Item1 - c.Item2, zone.SenderWidth, .002);
        }, 200);

    /// <summary>Two solutions known in closed form.</summary>
    [Fact]
    public void The_solutions_are_those_of_the_books()
    {
        var cake = Zone.Of(TableNumbers.Cake(1000, .2, .1).Table); // u₁ + u₂ ≤ 1, d = (.2, .1): Nash (.55, .45)
        Assert.Equal(.55, cake.Nash!.Sender, 9);
        Assert.Equal(.55, cake.KalaiSmorodinsky!.Sender, 9);
        // u₁ = √x, u₂ = 1 − x
        var root = new TableNumbers([new Issue(Side.Target, new Curve(CurveKind.Convex, .5), TableNumbers.Line, 3000)], [1], [1], 0, -1);
        var zone = Zone.Of(root.Table, most: 10_000);
        Assert.Equal(1.0 / 3, zone.Nash!.Package[0], 9);
        Assert.Equal(.618034, zone.KalaiSmorodinsky!.Sender, 3);
        Assert.Equal(.618034, zone.Egalitarian!.Target + 1, 3);
    }

    private static IEnumerable<Package> Packages(TableNumbers numbers)
    {
        IEnumerable<Package> all = [new Package()];
        for (var j = 0; j < numbers.Issues.Length; j++)
        {
            var (issue, levels) = (j, numbers.Issues[j].Levels);
            all = all.SelectMany(package => Enumerable.Range(0, levels + 1).Select(level =>
            {
                package[issue] = (double)level / levels;
                return package;
            }));
        }
        return all;
    }
}
