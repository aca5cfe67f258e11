using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;

namespace NegotiationSim.Engine.Tests.Docking;

/// <summary>The worlds and policies of docs/model.md, typed in from its tables: no scenario file is involved.</summary>
internal static class ReferenceWorlds
{
    internal static readonly IReadOnlyDictionary<string, Policy> Policies = new Dictionary<string, Policy>
    {
        ["maximum-pressure"] = Point(.90, .30, 1.0, 1, 1, 1.0, .5, 0, 0, .05, .25, .6),
        ["strategic-patience"] = Point(.55, .15, 1.0, 1, 1, .8, .3, 0, 0, .05, .10, .6),
        ["grand-bargain"] = Point(.80, .20, 1.0, 1, .5, 1.0, .7, .1, .2, .05, .45, .6),
        ["agreed-framework"] = Point(.30, .10, .7, 2, .5, .8, .4, .1, .3, .05, .45, .4),
        ["phased"] = Point(.45, .05, .6, 4, .5, .8, .6, .3, .7, .35, .50, .7),
        ["neglect"] = Point(.35, .05, 1.0, 1, 1, .5, .1, 0, 0, 0, .02, .5),
    };

    internal static Setting Essay(string policy)
    {
        var setting = Setting.Defaults(Policies[policy]);
        setting.Coalition.Count = 3;
        setting.Coalition.Members[0] = new ThirdParty { Leverage = .6, Enforcement = .5, FearOfCollapse = .3 };
        setting.Coalition.Members[1] = new ThirdParty { RegionalWeight = .35 };
        setting.Coalition.Members[2] = new ThirdParty { RegionalWeight = .25 };
        return setting;
    }

    internal static Setting Hawk(string policy)
    {
        var setting = Essay(policy);
        setting.Mechanisms.Spiral = .2;
        setting.Mechanisms.Assurance = .3;
        setting.Mechanisms.Autarky = .2;
        setting.Mechanisms.Appeasement = 1.5;
        setting.Coalition.Members[0].Enforcement = 1;
        setting.Priors.Seekers = .2;
        setting.Target.Economy = .4;
        setting.Target.Security = .25;
        return setting;
    }

    private static Policy Point(
        double pressure, double escalation, double depth, double phases, double first, double relief, double guarantee,
        double gestures, double backchannel, double outreach, double talks, double verification) => new()
        {
            Pressure = pressure,
            Escalation = escalation,
            Depth = depth,
            Phases = phases,
            FirstMoverShare = first,
            Relief = relief,
            Guarantee = guarantee,
            Gestures = gestures,
            Backchannel = backchannel,
            Outreach = outreach,
            Talks = talks,
            Verification = verification,
        };
}
