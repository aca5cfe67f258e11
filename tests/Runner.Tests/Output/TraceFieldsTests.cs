using System.Reflection;
using System.Text.Json;
using NegotiationSim.Engine.Coercion.Actors;
using NegotiationSim.Engine.Coercion.Bargaining;
using NegotiationSim.Engine.Coercion.Simulation;
using NegotiationSim.Engine.Coercion.World;
using NegotiationSim.Runner.Telling;

namespace NegotiationSim.Runner.Tests.Output;

/// <summary>A trace as JSON holds every quantity of every round, whatever quantities there are.</summary>
public sealed class TraceFieldsTests
{
    private static readonly Setting Everything = new()
    {
        Bargaining = new PackageBargaining { Protocol = 1 },
        SenderHome = new DomesticGame<SenderPreferences> { Count = 1 },
        TargetHome = new DomesticGame<TargetPreferences> { Count = 1 },
    };

    [Fact]
    public void Every_number_of_a_state_is_written()
    {
        var numbers = new Dictionary<double, string>();
        var state = (WorldState)Filled(typeof(WorldState), "", numbers);
        var written = TraceFields.State.Select(f => f.Of(state)).ToHashSet();
        Assert.Empty(numbers.Where(n => !written.Contains(n.Key)).Select(n => n.Value));
        Assert.True(numbers.Count > 20);
    }

    [Fact]
    public void Every_number_of_a_record_is_written()
    {
        var numbers = new Dictionary<double, string>();
        var record = (RoundRecord)Filled(typeof(RoundRecord), "", numbers);
        var written = TraceFields.Of(record, Everything).Select(f => f.Value).ToHashSet();
        Assert.Empty(numbers.Where(n => !written.Contains(n.Key)).Select(n => n.Value));
        Assert.True(numbers.Count > 30);
    }

    [Fact]
    public void Every_choice_of_a_state_is_written()
    {
        foreach (var field in typeof(WorldState).GetFields().Where(f => f.FieldType.IsEnum || f.FieldType == typeof(bool)))
        {
            object state = default(WorldState);
            var before = TraceFields.State.Select(f => f.Of((WorldState)state)).ToArray();
            field.SetValue(state, field.FieldType == typeof(bool) ? true : Enum.ToObject(field.FieldType, 1));
            Assert.False(before.SequenceEqual(TraceFields.State.Select(f => f.Of((WorldState)state))), field.Name);
        }
    }

    [Fact]
    public async Task No_name_stands_twice_and_what_the_state_holds_stands_in_every_round()
    {
        using var place = new Workplace();
        var trace =
            JsonDocument.Parse(
                (await place.Sim("trace", "scenarios/bargaining/hawk-phased.json", "-r", "3", "--format", "json")).Well()).RootElement;
        foreach (var round in trace.GetProperty("rounds").EnumerateArray())
        {
            Assert.Equal(TraceFields.State.Select(f => f.Name), round.GetProperty("state").EnumerateObject().Select(p => p.Name));
            if (!round.TryGetProperty("record", out var record)) continue;
            var names = record.EnumerateObject().Select(p => p.Name).ToArray();
            Assert.Equal(names.Distinct(), names);
        }
        Assert.Equal(TraceFields.State.Select(f => f.Name).Distinct(), TraceFields.State.Select(f => f.Name));
    }

    /// <summary>A value whose every number, however deep, is another one; every flag is set.</summary>
    private static object Filled(Type type, string path, Dictionary<double, string> numbers)
    {
        var next = numbers.Count + 2;
        if (type == typeof(double)) return Noted(next + .5);
        if (type == typeof(int)) return (int)Noted(next);
        if (type == typeof(bool)) return true;
        if (type.IsEnum) return Enum.ToObject(type, type == typeof(Happened) ? uint.MaxValue : 1);
        var value = Activator.CreateInstance(type)!;
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            field.SetValue(value, Filled(field.FieldType, $"{path}.{field.Name}", numbers));
        return value;

        double Noted(double number)
        {
            numbers.Add(number, path);
            return number;
        }
    }
}
