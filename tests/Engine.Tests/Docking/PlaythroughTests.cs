using System.Globalization;
using System.Reflection;
using System.Text;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Tests.Coercion.Simulation;

namespace NegotiationSim.Engine.Tests.Docking;

/// <summary>One eventful run of each policy in the essay world, every quantity of every round, against an approved file.</summary>
/// <remarks>Mathematical libraries of platforms may differ in the last bit, so 11 significant digits are compared, and numbers within 1e-13
/// of 0 as 0.</remarks>
public class PlaythroughTests
{
    public static TheoryData<string, int> Runs() => new()
    {
        { "maximum-pressure", 149 }, { "strategic-patience", 149 }, { "grand-bargain", 1614 }, { "agreed-framework", 101 },
        { "phased", 2185 }, { "neglect", 149 },
    };

    [Theory]
    [MemberData(nameof(Runs))]
    public void A_run_is_told_as_it_was_approved(string policy, int replication)
    {
        var setting = ReferenceWorlds.Essay(policy);
        setting.Rounds = 60;
        var (outcome, rounds) = ReplicationTests.Watched(setting, replication);
        var text = new StringBuilder($"{policy}, essay world, seed 1, replication {replication}\n");
        for (var i = 0; i < rounds.Count; i++)
        {
            text.Append(i == 0 ? "\nbefore round 1\n" : $"\nround {i}: {rounds[i].Record.Happened}\n");
            Write(text, rounds[i].State);
            if (i > 0) Write(text, rounds[i].Record);
        }
        text.Append("\noutcome\n");
        Write(text, outcome);
        Golden.Matches(text.ToString(), Path.Combine("Playthroughs", policy));
    }

    /// <summary>Writes every number of a group that is not 0, four a line; groups within it by a prefix.</summary>
    private static void Write(StringBuilder text, object group)
    {
        foreach (var line in Members("", group).Where(m => m.Value != "0").Chunk(4))
            text.Append("  ").AppendJoin("  ", line.Select(m => $"{m.Name} {m.Value}")).Append('\n');
    }

    private static IEnumerable<(string Name, string Value)> Members(string prefix, object group) =>
        group.GetType().GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).SelectMany(field =>
        {
            var name = field.Name[0] == '<' ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
            var value = field.GetValue(group)!;
            return value is double or int or bool or Enum ? [(prefix + name, Text(value))] : Members($"{prefix}{name}.", value);
        });

    private static string Text(object value) => value switch
    {
        double number => Math.Abs(number) < 1e-13 ? "0" : number.ToString("G11", CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "0",
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
