using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NegotiationSim.Engine.Scenarios.Files;
using NegotiationSim.Engine.Studies.Claims;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Studies.Claims;

/// <summary>What a test of claims will be, written down before any world is drawn: claims, thresholds, sizes, seed and the scenarios'
/// hashes.</summary>
internal sealed record Registration(
    string Program, string Version, string Registered, string Title, ulong Seed, int Worlds, int Replications, int MostReplications,
    bool Ablation,
    double HoldsFrom, double FailsTo, IReadOnlyDictionary<string, string> Scenarios, IReadOnlyList<string> Held,
    IReadOnlyList<string> Switches,
    IReadOnlyList<RegisteredClaim> Claims)
{
    /// <summary>Characters of a date: 2026-11-27.</summary>
    internal const int DayLength = 10;

    private const string Own = "NegotiationSim claims";

    internal static JsonForm<Registration> Form { get; } = new(RegistrationJson.Default);

    /// <summary>What is asked for now.</summary>
    internal static Registration Of(ClaimSet set, ClaimOptions options, DateTimeOffset now) => new(
        Own, Manifest.ThisVersion, now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), set.Title, options.Seed,
        options.Worlds, options.Replications, options.Most, options.Ablate, ClaimStudy.Enough, Math.Round(1 - ClaimStudy.Enough, 12),
        set.Scenarios.ToDictionary(s => s.Name, s => s.Scenario.Sha256),
        [.. set.Holdings.Select(h => $"{h.Scenario} as {h.As}: {string.Join(", ", h.Mediators)}")], [.. set.Switches],
        [.. set.Claims.Select(c => new RegisteredClaim(c.Id, c.Section, c.Text, [.. c.Hypotheses.Select(h => h.Text)], c.Path?.Through,
            c.Path is { } path ? [.. path.Hypotheses.Select(h => h.Text)] : null))]);

    /// <summary>Writes it to a new file, and says what to do with it.</summary>
    /// <exception cref="UserError">There is a file already.</exception>
    internal string WriteTo(string file)
    {
        if (Path.Exists(file))
            throw new UserError($"{file}: there is a file already, and a registration is never overwritten. Give another name.");
        var text = Form.Write(this);
        WholeFile.PutOver(file, _ => false, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
        return $"Registered {NumberText.Some(Claims.Count, "claim")} on {NumberText.Some(Scenarios.Count, "scenario")} in {file}; nothing "
            + $"was run.\n"
            + $"SHA-256 {Checksums.HashOf(text)}\nDeposit the file where its date is vouched for, then test with: --registered {CommandLine.Quoted(file)}\n";
    }

    /// <summary>Reads one.</summary>
    /// <exception cref="UserError">It is none.</exception>
    internal static (Registration Registration, string Sha256) Read(string file)
    {
        if (!File.Exists(file))
            throw new UserError($"{file}: there is no such file. Register first: sim claims FILE --register {CommandLine.Quoted(file)}");
        try
        {
            var text = TextFile.Read(file, Manifest.MostMiB);
            var read = Form.Read(text);
            if (read.Program != Own) throw new InvalidDataException($"its program is not {Own}");
            if (!DateTimeOffset.TryParse(read.Registered, CultureInfo.InvariantCulture, out _) || read.Registered.Length < DayLength)
                throw new InvalidDataException("it has no date");
            return read.Claims.Any(c => c?.Hypotheses is null) ? throw new InvalidDataException("a claim in it is none")
                : (read, Checksums.HashOf(text));
        }
        catch (Exception e) when (Damage.Is(e))
        {
            throw new UserError($"{file}: not a registration of claims ({Damage.Of(e)}). Give the file that --register wrote.");
        }
    }

    /// <summary>What of a test is not as it was registered, each in a phrase; none if all is.</summary>
    internal IEnumerable<string> Departures(Registration now)
    {
        foreach (var (what, then, today) in new (string, object, object)[]
        {
            ("the title", Title, now.Title), ("the seed", Seed, now.Seed), ("worlds", Worlds, now.Worlds),
            ("replications at the least", Replications, now.Replications),
            ("replications at the most", MostReplications, now.MostReplications),
            ("whether assumptions are switched off", Ablation, now.Ablation), ("what holds, from", HoldsFrom, now.HoldsFrom),
            ("what fails, to", FailsTo, now.FailsTo), ("what is held on paths", string.Join("; ", Held), string.Join("; ", now.Held)),
            ("switches", string.Join("; ", Switches), string.Join("; ", now.Switches)),
        }.Where(part => !part.Item2.Equals(part.Item3)))
            yield return string.Create(CultureInfo.InvariantCulture, $"{what}: registered {then}, now {today}");
        foreach (var (name, sha256) in Scenarios.Where(s => now.Scenarios.GetValueOrDefault(s.Key) != s.Value))
            yield return now.Scenarios.ContainsKey(name)
                ? $"scenario {name} reads otherwise (SHA-256 {TextWrap.Shortened(sha256 ?? "", 12)} registered)"
                : $"scenario {name} is gone";
        foreach (var name in now.Scenarios.Keys.Except(Scenarios.Keys)) yield return $"scenario {name} was not registered";
        foreach (var claim in Claims.Where(c => !now.Claims.Any(c.IsThatOf)))
            yield return now.Claims.Any(c => c.Id == claim.Id) ? $"claim {claim.Id} reads otherwise" : $"claim {claim.Id} is gone";
        foreach (var claim in now.Claims.Where(c => Claims.All(o => o.Id != c.Id))) yield return $"claim {claim.Id} was not registered";
    }
}

/// <summary>A claim as it was registered.</summary>
internal sealed record RegisteredClaim(
    string Id, string Section, string Claim, IReadOnlyList<string> Hypotheses, string? Through = null, IReadOnlyList<string>? OnPath = null)
{
    /// <summary>Whether another says the same.</summary>
    internal bool IsThatOf(RegisteredClaim other) => (Id, Section, Claim, Through) == (other.Id, other.Section, other.Claim, other.Through)
        && Hypotheses.SequenceEqual(other.Hypotheses) && (OnPath ?? []).SequenceEqual(other.OnPath ?? []);
}

/// <summary>What a test says of its registration.</summary>
/// <param name="File">The registration's file.</param>
/// <param name="Sha256">The hash of what is in it.</param>
/// <param name="On">When it was written, in UTC.</param>
/// <param name="Version">By which version of the program.</param>
/// <param name="Departures">What is not as registered.</param>
internal sealed record Registered(string File, string Sha256, string On, string Version, IReadOnlyList<string> Departures)
{
    /// <summary>Holds a test to a registration.</summary>
    internal static Registered Of(string file, Registration now)
    {
        var (then, sha256) = Registration.Read(file);
        return new(file, sha256, then.Registered, then.Version, [.. then.Departures(now)]);
    }

    /// <summary>Whether it was as registered, in a sentence.</summary>
    internal string InWords() => Departures.Count == 0
        ? $"Registered on {On[..Registration.DayLength]} with version {Methods.VersionOf(Version)}, and tested as registered ({File}, "
            + $"SHA-256 {Sha256[..12]})."
        : $"NOT as registered on {On[..Registration.DayLength]} ({File}, SHA-256 {Sha256[..12]}): {InShort()}.";

    private string InShort()
    {
        const int Most = 5;
        var first = string.Join("; ", Departures.Take(Most));
        return Departures.Count <= Most ? first : $"{first}; and {Departures.Count - Most} more in claims.json";
    }

    /// <summary>Writes it into results.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("registration");
        json.WriteString("sha256", Sha256);
        json.WriteString("registered", On);
        json.WriteString("version", Version);
        json.WriteBoolean("asRegistered", Departures.Count == 0);
        json.WriteStartArray("departures");
        foreach (var departure in Departures) json.WriteStringValue(departure);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}

/// <summary>The members of registrations.</summary>
[JsonSerializable(typeof(Registration))]
internal sealed partial class RegistrationJson : JsonSerializerContext;
