using System.Reflection;
using System.Runtime.InteropServices;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Numbers.Lanes;

namespace NegotiationSim.Engine.Tests.Coercion.Simulation;

/// <summary>The numbers that equations read over lanes are those of a setting.</summary>
public class SettingOfLanesTests
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void Numbers_over_lanes_follow_each_other_as_the_plain_ones_do()
    {
        var types = typeof(Setting).Assembly.GetTypes();
        foreach (var field in typeof(Setting<>).GetFields(All).Where(f => f.FieldType.IsGenericType))
        {
            var name = field.FieldType.Name[..^2];
            if (name == "Home") continue; // put number by number
            var plain = types.Single(t => t.Name == name && t.Namespace == field.FieldType.Namespace);
            Assert.Equal(NamesOf(plain), NamesOf(field.FieldType));
            Assert.All(plain.GetFields(All), number => Assert.Equal(typeof(double), number.FieldType));
        }
    }

    [Fact]
    public void Every_lane_has_the_numbers_of_its_world()
    {
        var worlds = Enumerable.Range(0, 8).Select(_ => Setting.Defaults(default)).ToArray();
        for (var i = 0; i < worlds.Length; i++)
            foreach (var parameter in Setting.Parameters) parameter.Slot(ref worlds[i]) += i;
        var workplace = new Workplace<Real4>();
        workplace.Take(worlds.AsMemory(2, 3));
        Assert.Equal([2, 3, 4, 4], Lanes(workplace.Set.Tension.Talks).Select(x => Math.Round(x - .03)));
        Assert.Equal([2, 3, 4, 4], Lanes(workplace.Set.Programme.Dismantlement).Select(x => Math.Round(x - .04)));
        Assert.Equal([2, 3, 4, 4], Lanes(workplace.Set.InitialCapability).Select(x => Math.Round(x - .7)));
        workplace.Take(worlds.AsMemory(5, 1));
        Assert.Equal([5, 5, 5, 5], Lanes(workplace.Set.Tension.Talks).Select(x => Math.Round(x - .03)));
    }

    [Fact]
    public void Numbers_that_differ_are_put_beside_those_that_all_worlds_have()
    {
        var worlds = Enumerable.Range(0, 20).Select(_ => Setting.Defaults(default)).ToArray();
        for (var i = 0; i < worlds.Length; i++)
            foreach (var (p, parameter) in Setting.Parameters.Index())
                if (p % 3 == 0) parameter.Slot(ref worlds[i]) += i;
        var derived = worlds.Select(w => DerivedSetting.Of(w)).ToArray();
        var (whole, few) = (new Workplace<Real4>(), new Workplace<Real4>());
        few.Take(worlds.AsMemory(0, 1));
        var varied = new VariedNumbers<Real4>(worlds, derived);
        foreach (var which in (int[][])[[3, 17, 5, 5], [0, 1, 19, 2]])
        {
            whole.Set.Take(new Worlds(worlds, derived, which));
            varied.Put(which, ref few.Set);
            Assert.Equal(Bytes(whole), Bytes(few));
        }

        static byte[] Bytes(Workplace<Real4> place) => MemoryMarshal.AsBytes(new Span<Setting<Real4>>(ref place.Set)).ToArray();
    }

    private static double[] Lanes(Real4 numbers) => [.. Enumerable.Range(0, 4).Select(lane => numbers[lane])];

    private static IEnumerable<string> NamesOf(Type type) => type.GetFields(All).Select(f => f.Name.Trim('<').Split('>')[0]);
}
