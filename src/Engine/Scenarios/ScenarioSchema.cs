using NegotiationSim.Engine.Scenarios.Format;

namespace NegotiationSim.Engine.Scenarios;

/// <summary>The JSON Schema (2020-12) of scenario files, by which editors complete and check them.</summary>
public static class ScenarioSchema
{
    /// <summary>The schema of scenarios of coercive bargaining, as text.</summary>
    public static string Write() => Write("scenario.schema.json", ModelFormat.Coercion);

    /// <summary>The schema of scenarios of the crisis game, as text.</summary>
    public static string OfCrisis() => Write("crisis.schema.json", ModelFormat.Crisis);

    private static string Write(string id, ModelFormat format) =>
        SchemaWriter.Write(id, "Scenario", writer => writer.Group(format.Document));
}

/// <summary>The JSON Schema (2020-12) of policy files.</summary>
public static class PolicySchema
{
    /// <summary>The schema as text.</summary>
    public static string Write() => SchemaWriter.Write("policy.schema.json", "Policy", writer => writer.PolicyFile());
}
