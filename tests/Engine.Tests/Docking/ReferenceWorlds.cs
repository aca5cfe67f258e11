using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;

namespace NegotiationSim.Engine.Tests.Docking;

/// <summary>The worlds and policies of docs/model.md, typed in from its tables: no scenario file is involved.</summary>
internal static class ReferenceWorlds
{
    internal static readonly IReadOnlyDictionary<string, Policy> Policies = new Dictionary<string, Policy>
    {
        ["maximum-pressure"] = Point(.90, .30, 1.0, 1, 1, 1.0, .5, 0, 0, .05, .25, .6, .8, 0, 0),
        ["strategic-patience"] = Point(.55, .15, 1.0, 1, 1, .8, .3, 0, 0, .05, .10, .6, .2, 0, 0),
        ["grand-bargain"] = Point(.80, .20, 1.0, 1, .5, 1.0, .7, .1, .2, .05, .45, .6, .4, 0, 0),
        ["agreed-framework"] = Point(.30, .10, .7, 2, .5, .8, .4, .1, .3, .05, .45, .4, .1, 0, 0),
        ["phased"] = Point(.45, .05, .6, 4, .5, .8, .6, .3, .7, .35, .50, .7, 0, .3, 1),
        ["neglect"] = Point(.35, .05, 1.0, 1, 1, .5, .1, 0, 0, 0, .02, .5, .1, 0, 0),
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

    /// <summary>The essay's world as the record has it at the Agreed Framework.</summary>
    internal static Setting Of1994(string policy)
    {
        var setting = Essay(policy);
        setting.Initial.Capability = .1;
        setting.Initial.Openness = .03;
        setting.Priors.TargetTrust = .15;
        setting.Mechanisms.Autarky = .6;
        return setting;
    }

    /// <summary>Nearly every number of the second edition off its default.</summary>
    internal static Setting Mixed(string policy)
    {
        var setting = Essay(policy);
        setting.Eras[0].Policy.Rhetoric = .5;
        setting.Eras[0].Policy.Recognition = .4;
        setting.Eras[0].Policy.Moratorium = .7;
        setting.Initial.Capability = .5;
        setting.Mechanisms.Distraction = .3;
        setting.Mechanisms.Denial = .6;
        setting.Mechanisms.Coercion = 1.4;
        setting.Mechanisms.Transformation = .5;
        setting.Mechanisms.Content = .5;
        setting.Mechanisms.Commitment = .6;
        setting.Mechanisms.Diversion = 1.6;
        setting.Threat.Rhetoric = .35;
        setting.Threat.Guarantee = .5;
        ref var ratification = ref setting.Ratification;
        ratification.StatusQuo = .02;
        ratification.VerifiedTrust = .3;
        ratification.Sovereignty = .6;
        ratification.MoratoriumCost = .06;
        ratification.MoratoriumCalm = .4;
        ratification.GuaranteeCost = .8;
        setting.Implementation.MoratoriumVerification = .3;
        setting.Implementation.MoratoriumTemptation = .4;
        setting.Programme.Recognition = .8;
        setting.Programme.Diversion = .8;
        setting.Content = new Content { Moratorium = .5, Full = .5, Step = .1 };
        setting.News.Recognition = .1;
        setting.News.Rhetoric = .1;
        setting.Tension.Rhetoric = .08;
        ref var payoffs = ref setting.Payoffs;
        payoffs.GuaranteeCost = .5;
        payoffs.RecognitionCost = .3;
        payoffs.PressureCost = .8;
        payoffs.RhetoricGain = .6;
        payoffs.Discount = .98;
        (payoffs.WarSender, payoffs.WarTarget, payoffs.CollapseSender, payoffs.CollapseTarget) = (50, 20, -15, 30);
        return setting;
    }

    /// <summary>The same world and policy in the first edition: every number that the second added at 0, nothing discounted.</summary>
    internal static Setting InTheFirstEdition(this Setting setting)
    {
        ref var policy = ref setting.Eras[0].Policy;
        policy.Rhetoric = policy.Recognition = policy.Moratorium = 0;
        setting.Mechanisms.Content = setting.Mechanisms.Commitment = setting.Mechanisms.Diversion = 0;
        setting.Threat.Rhetoric = setting.Threat.Guarantee = 0;
        ref var r = ref setting.Ratification;
        r.StatusQuo = r.VerifiedTrust = r.Sovereignty = r.MoratoriumCost = r.MoratoriumCalm = r.GuaranteeCost = 0;
        setting.Implementation.MoratoriumVerification = setting.Implementation.MoratoriumTemptation = 0;
        setting.Programme.Recognition = setting.Programme.Diversion = 0;
        setting.Content.Moratorium = 0;
        setting.News.Recognition = setting.News.Rhetoric = setting.Tension.Rhetoric = 0;
        setting.Payoffs = new Payoffs { ReliefCost = setting.Payoffs.ReliefCost, Discount = 1 };
        return setting;
    }

    private static Policy Point(
        double pressure, double escalation, double depth, double phases, double first, double relief, double guarantee,
        double gestures, double backchannel, double outreach, double talks, double verification, double rhetoric, double recognition,
        double moratorium) => new()
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
            Rhetoric = rhetoric,
            Recognition = recognition,
            Moratorium = moratorium,
        };
}
