using NegotiationSim.Engine.Numbers;
using NegotiationSim.Engine.Scenarios.Json;

namespace NegotiationSim.Engine.Scenarios.Format;

/// <summary>How the scenarios of a model are written.</summary>
/// <param name="Name">The model's name, as a scenario gives it in <c>"model"</c>.</param>
/// <param name="Rounds">How many rounds there may be.</param>
/// <param name="Document">The shape of a whole scenario.</param>
internal sealed record ModelFormat(string Name, Parameter Rounds, GroupShape Document)
{
    /// <summary>The member of a scenario that names its model.</summary>
    internal const string Member = "model";

    /// <summary>Scenarios of coercive bargaining: what a scenario is that names no model.</summary>
    internal static ModelFormat Coercion { get; } = new("coercion", DocumentShapes.Rounds, DocumentShapes.Scenario);

    /// <summary>Scenarios of the crisis game.</summary>
    internal static ModelFormat Crisis { get; } = new("crisis", CrisisShapes.Rounds, CrisisShapes.Scenario);

    /// <summary>All that there are.</summary>
    internal static IReadOnlyList<ModelFormat> All { get; } = [Coercion, Crisis];

    /// <summary>Whether a scenario of the model gives a policy or a timeline of policies.</summary>
    internal bool HasPolicies => Document["policy"] is not null;

    /// <summary>The format of a document; that of coercion where it names no model, or one that there is not.</summary>
    internal static ModelFormat Of(PlacedValue document) =>
        document[Member] is { Kind: JsonKind.Text } name ? All.FirstOrDefault(f => f.Name == name.Text) ?? Coercion : Coercion;
}
