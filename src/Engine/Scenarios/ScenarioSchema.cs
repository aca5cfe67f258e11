namespace NegotiationSim.Engine.Scenarios;

/// <summary>The JSON Schema (2020-12) of scenario files, by which editors complete and check them.</summary>
public static class ScenarioSchema
{
    /// <summary>The schema as text.</summary>
    public static string Write() => SchemaWriter.Write("scenario.schema.json", "Scenario", writer => writer.Group(DocumentShapes.Scenario));
}

/// <summary>The JSON Schema (2020-12) of policy files.</summary>
public static class PolicySchema
{
    /// <summary>The schema as text.</summary>
    public static string Write() => SchemaWriter.Write("policy.schema.json", "Policy", writer => writer.PolicyFile());
}
