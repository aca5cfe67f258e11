using CsCheck;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;

namespace NegotiationSim.Engine.Tests;

/// <summary>Properties that must hold for any setting in range: the same random cases every time.</summary>
internal static class Properties
{
    /// <summary>Tries a property on cases 0, 1, 2, …; a failure names its case, which can be run alone.</summary>
    internal static void ForAll<T>(this Gen<T> gen, Action<T> property, int cases = 1000)
    {
        for (var i = 0; i < cases; i++)
        {
            var value = gen.Generate(new PCG((uint)i, 20_241), null, out _);
            try
            {
                property(value);
            }
            catch (Exception e)
            {
                throw new Xunit.Sdk.XunitException($"Case {i}: {e.Message}\n{value}", e);
            }
        }
    }

    /// <summary>A number in [0, 1], with its ends more often than chance would have them.</summary>
    internal static readonly Gen<double> Share = Gen.Frequency((8, Gen.Double.Unit), (1, Gen.Const(0.0)), (1, Gen.Const(1.0)));

    /// <summary>A group of numbers, each anywhere in its declared range.</summary>
    internal static Gen<T> Group<T>(IReadOnlyList<Parameter<T>> parameters)
        where T : struct => Share.Array[parameters.Count].Select(shares =>
    {
        var group = default(T);
        for (var i = 0; i < shares.Length; i++) Put(parameters[i], ref group, shares[i]);
        return group;
    });

    /// <summary>A world with every declared number anywhere in its range: two eras of any policies, three third parties.</summary>
    internal static readonly Gen<Setting> World = Gen.Select(
        Group(Setting.Parameters), Group(Policy.Parameters), Group(Policy.Parameters), Group(ThirdParty.Parameters).Array[3], Share,
        (setting, first, second, parties, attention) =>
        {
            setting.Rounds = 40;
            setting.Eras = [new Era { Policy = first, Attention = attention }, new Era { Policy = second, FirstRound = 20, Attention = 1 }];
            setting.Coalition.Count = parties.Length;
            for (var j = 0; j < parties.Length; j++) setting.Coalition.Members[j] = parties[j];
            return setting;
        });

    /// <summary>A state with every share anywhere in [0, 1].</summary>
    internal static readonly Gen<WorldState> State =
        Gen.Select(Share.Array[8], Gen.Double[.01, 20].Array[4], Gen.Int[0, 3], Gen.Bool, Gen.Bool,
        (shares, beliefs, stage, opportunist, reluctant) => new WorldState
        {
            Capability = shares[0],
            Tension = shares[1],
            Hardship = shares[2],
            Openness = shares[3],
            Reform = shares[4],
            Pressure = shares[5],
            Relief = shares[6],
            Depth = shares[7],
            Stage = stage,
            SenderTrust = new Trust(beliefs[0], beliefs[1]),
            TargetTrust = new Trust(beliefs[2], beliefs[3]),
            Target = opportunist ? TargetType.Opportunist : TargetType.SecuritySeeker,
            Administration = reluctant ? AdministrationType.Reluctant : AdministrationType.Committed,
        });

    /// <summary>Two shares, the lesser first.</summary>
    internal static readonly Gen<(double Low, double High)> Pair =
        Gen.Select(Share, Share, (a, b) => (Math.Min(a, b), Math.Max(a, b)));

    /// <summary>Asserts order up to rounding.</summary>
    internal static void AtMost(double lesser, double greater) =>
        Assert.True(lesser <= greater + 1e-12 * Math.Max(1, Math.Abs(greater)), $"{lesser:R} should be at most {greater:R}");

    private static void Put<T>(Parameter<T> parameter, ref T group, double share)
    {
        var (low, high) = (parameter.Declaration.Low, parameter.Declaration.High);
        var value = Math.Min(high, low + share * (high - low));
        parameter.Slot(ref group) = parameter.Declaration.IsWhole ? Math.Round(value) : value;
    }
}
