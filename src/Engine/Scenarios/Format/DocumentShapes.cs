using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Policies;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Engine.Numbers;
using Entry = System.Collections.Generic.KeyValuePair<string, NegotiationSim.Engine.Scenarios.Format.Shape>;

namespace NegotiationSim.Engine.Scenarios.Format;

/// <summary>The shape of a scenario and of a policy file, put together from the declared parameters.</summary>
internal static class DocumentShapes
{
    /// <summary>How long a scenario is played for: the one number of a scenario that is not a double.</summary>
    internal static readonly Parameter Rounds = new(
        "rounds", "T", 120, 1, 4000, "rounds", "how many rounds a replication has at the most; 120 quarters are 30 years",
            "docs/model.md", IsWhole: true);

    /// <summary>What every scenario begins with, of whatever model.</summary>
    internal static readonly IReadOnlyList<Entry> Head =
    [
        new Entry("$schema", new TextShape(TextForm.Ignored, "the JSON Schema that an editor checks the file with")),
        new Entry("extends",
            new TextShape(TextForm.Ignored, "the scenario whose values hold where none are given here; relative to this file")),
        new Entry("draws", new TextShape(TextForm.File,
            "a file of draws in CSV, relative to this file: samples in this file that give no values take their columns from it")),
        new Entry("name", new TextShape(TextForm.Name, "the scenario's short name, used for files; default the file's")),
        new Entry("title", new TextShape(TextForm.Line, "the scenario in one line")),
        new Entry("description", new TextShape(TextForm.Any, "what the scenario is about")),
        new Entry(ModelFormat.Member, new TextShape(TextForm.Name, "the model that is played; default coercion")),
        new Entry("illustrative", new FlagShape("whether the numbers are for illustration, not researched")),
        new Entry("sources", new TextsShape("what the numbers rest on")),
    ];

    /// <summary>The levers of a policy, for what asks about any policy.</summary>
    internal static readonly IReadOnlyList<string> Levers = [.. Coercion.Policies.Policy.Parameters.Select(p => p.Declaration.Path)];

    /// <summary>What the groups of numbers are about. Each group that a parameter's path names must stand here (a test sees to
    /// it).</summary>
    private static readonly Dictionary<string, string> Groups = new()
    {
        ["sender"] = "the side that applies pressure and offers relief",
        ["sender.preferences"] = "the sender's weights over its goals; they should add up to 1",
        ["sender.administrations"] = "terms and turnover of the sender's administrations",
        ["target"] = "the side that is pressed to give up its programme",
        ["target.preferences"] = "the target's weights over its goals; they should add up to 1",
        ["target.leaders"] = "turnover of the target's leaders",
        ["mechanisms"] = "strengths of the rival theories; 0 switches a mechanism off",
        ["world"] = "the constants of the model's equations",
        ["world.initial"] = "the world before round 1",
        ["world.pressure"] = "how pressure is applied",
        ["world.hardship"] = "how hardship follows from pressure",
        ["world.threat"] = "how the target perceives threat",
        ["world.talks"] = "when talks are held",
        ["world.ratification"] = "how the two sides weigh a step and ratify it",
        ["world.implementation"] = "how agreements are carried out, or not",
        ["world.programme"] = "how the target's programme goes on",
        ["world.trust"] = "how beliefs form and fade",
        ["world.news"] = "what acts tell the other side, and how they are misread",
        ["world.content"] = "how much there is to an agreement, and what that counts for",
        ["world.tension"] = "how tension moves",
        ["world.society"] = "how openness and pressure for reform move in the target",
        ["world.rupture"] = "what ends a run early: war, collapse of the regime",
        ["world.payoffs"] = "what a round is worth to each side",
        ["outcomes"] = "how the end of a run is named",
        ["bargaining"] = "how the sides bargain over the package of each step; without it they take or leave the policy's terms",
        ["bargaining.sender"] = "how the sender bargains",
        ["bargaining.target"] = "how the target bargains",
        ["bargaining.issues"] = "the issues of a step and what they are worth",
        ["bargaining.effects"] = "what agreed packages do in the world",
        ["sender.domestic"] =
            "the sender's domestic game: constituencies that must ratify a step, and the audience of its leadership; without it the "
                + "sender is a unitary actor",
        ["target.domestic"] =
            "the target's domestic game: constituencies that must ratify a step, and the audience of its leadership; without it the "
                + "target is a unitary actor",
    };

    /// <summary>A whole scenario, with everything but its third parties, policy and eras spelled out.</summary>
    internal static readonly GroupShape Scenario = BuildScenario();

    /// <summary>A policy file: the one era's policy without anything around it.</summary>
    internal static readonly GroupShape PolicyFile = Policy("policy", 0).Point;

    /// <summary>A third party.</summary>
    internal static GroupShape Party(string key, int index) => new("a third party", [
        new Entry("name", new TextShape(TextForm.Line, "what tables and charts call it; default its name in the file")),
        .. ThirdParty.Parameters.Select(p => Number(p.Declaration.Path, p.Under($"thirdParties.{key}", Setting.ThirdParty(index)))),
    ]);

    /// <summary>A constituency of a side.</summary>
    internal static GroupShape Constituency(string side, string key, int index)
    {
        var path = $"{side}.domestic.constituencies.{key}";
        var numbers = side == "sender" ? Setting.SenderConstituency(key, index) : Setting.TargetConstituency(key, index);
        var preferences = numbers.Where(n => n.Declaration.Path.StartsWith(path + ".preferences.", StringComparison.Ordinal));
        return new("a domestic constituency", [
            new Entry("name", new TextShape(TextForm.Line, "what tables and traces call it; default its name in the file")),
            .. numbers.Except(preferences).Select(n => Number(n.Declaration.Path[(path.Length + 1)..], n)),
            new Entry("preferences", new GroupShape("the constituency's own weights over its side's goals; what is not named weighs 0",
                [.. preferences.Select(n => Number(n.Declaration.Path[(path.Length + ".preferences.".Length)..], n))])),
        ]);
    }

    /// <summary>A policy at a path, filling an era of a setting.</summary>
    internal static PolicyShape Policy(string path, int era)
    {
        var place = Setting.Era(era);
        return new("a policy: a file, a point of the policy space, or a file with levers changed",
            new GroupShape("a point of the policy space", [
            new Entry("$schema", new TextShape(TextForm.Ignored, "the JSON Schema that an editor checks the file with")),
            new Entry("extends",
                new TextShape(TextForm.Ignored, "the policy file whose levers hold where none are given here; relative to this file")),
            new Entry("name", new TextShape(TextForm.Name, "the policy's short name; default the file's")),
            new Entry("title", new TextShape(TextForm.Line, "the policy in one line")),
            new Entry("description", new TextShape(TextForm.Any, "what the policy is and where it comes from")),
            new Entry("sources", new TextsShape("what the numbers rest on")),
            .. Coercion.Policies.Policy.Parameters.Select(
                p => Number(p.Declaration.Path, p.Under(path, (ref Setting s) => ref place(ref s).Policy))),
        ]));
    }

    /// <summary>An era at an index of the timeline.</summary>
    internal static GroupShape Era(int index) => new("a stretch of rounds under one policy", [
        new Entry("name", new TextShape(TextForm.Line, "what tables and charts call the era; default its policy's name")),
        new Entry("from", new RoundShape("the era's first round, counted from 1, or a quarter")),
        new Entry("to", new RoundShape("the era's last round or quarter; optional, as the next era begins where this one ends")),
        new Entry("policy", Policy($"timeline[{index}].policy", index)),
        Number("attention", Coercion.Policies.Era.AttentionParameter.Under($"timeline[{index}]", Setting.Era(index))),
    ]);

    private static Entry Number(string name, Parameter<Setting> parameter) => new(name, NumberShape.Of(parameter));

    private static GroupShape BuildScenario() => new("a scenario of a negotiation under pressure", [
        .. Head,
        new Entry(Rounds.Path, new CountShape(Rounds)),
        new Entry("start", new TextShape(TextForm.Quarter, "the quarter of round 1, as 2023Q1")),
        new Entry("policy", Policy("policy", 0)),
        new Entry("timeline", new TimelineShape("policies in the order in which they follow each other, in place of one policy")),
        Side("sender", "United States"),
        Side("target", "DPRK"),
        new Entry("thirdParties",
            new PartiesShape(
                $"up to {Coalition.MostMembers} states that enforce a share of the pressure or that the sender protects, by names of your "
                    + $"choice",
            "third party", "third parties", Coalition.MostMembers, Party)),
        Group("mechanisms"),
        Group("world"),
        Group("outcomes"),
        Bargaining(),
    ]);

    /// <summary>The group of bargaining, which a scenario has wholly or not at all.</summary>
    private static Entry Bargaining()
    {
        var group = Group("bargaining");
        return new Entry(group.Key, (GroupShape)group.Value with { IsOptional = true });
    }

    private static Entry Side(string path, string example)
    {
        var group = (GroupShape)Group(path).Value;
        var name = new Entry("name", new TextShape(TextForm.Line, $"what tables and charts call it, as {example}"));
        return new Entry(path, group with { Members = [name, .. group.Members, Domestic(path)] });
    }

    /// <summary>A side's domestic game, which a scenario gives or has none of.</summary>
    private static Entry Domestic(string side)
    {
        var path = side + ".domestic";
        var numbers = Setting.DomesticParameters.Where(p => p.Declaration.Path.StartsWith(path + ".", StringComparison.Ordinal));
        return new Entry("domestic", new GroupShape(Groups[path], [
            .. numbers.Select(p => Number(p.Declaration.Path[(path.Length + 1)..], p)),
            new Entry("constituencies",
                new PartiesShape(
                    $"up to {WinningCoalitions.MostMembers} groups at home whose consent a step needs, by names of your choice",
                "constituency", "constituencies", WinningCoalitions.MostMembers, (key, index) => Constituency(side, key, index))),
        ], IsOptional: true));
    }

    /// <summary>The group of all declared parameters whose path begins with a path.</summary>
    private static Entry Group(string path)
    {
        var members = new List<Entry>();
        foreach (var parameter in Setting.Parameters.Concat(Setting.BargainingParameters)
            .Where(p => p.Declaration.Path.StartsWith(path + ".", StringComparison.Ordinal)))
        {
            var rest = parameter.Declaration.Path[(path.Length + 1)..];
            var dot = rest.IndexOf('.', StringComparison.Ordinal);
            var name = dot < 0 ? rest : rest[..dot];
            if (members.Any(m => m.Key == name)) continue;
            members.Add(dot < 0 ? Number(name, parameter) : Group($"{path}.{name}"));
        }
        return new Entry(path[(path.LastIndexOf('.') + 1)..], new GroupShape(MeaningOf(path), members));
    }

    private static string MeaningOf(string path)
    {
        const string issues = "bargaining.issues.";
        return path.StartsWith(issues, StringComparison.Ordinal)
            ? StepIssues.All.Single(issue => issue.Name == path[issues.Length..]).Meaning : Groups[path];
    }
}
