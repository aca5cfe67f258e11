using System.CommandLine;
using System.CommandLine.Completions;
using System.Text.Json;
using NegotiationSim.Runner.Results;
using NegotiationSim.Runner.Shell;

namespace NegotiationSim.Runner.Files;

/// <summary>The commands with their arguments and options as JSON, from which a client in another language makes its functions.</summary>
internal static class CommandsJson
{
    /// <summary>The document: a list of commands.</summary>
    internal static string Of(Command root) => JsonText.Write(json =>
    {
        json.WriteStartArray();
        foreach (var command in root.Subcommands.Where(c => !c.Hidden)) Write(json, command);
        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, Command command)
    {
        var (about, examples) = HelpText.Parts(command);
        json.WriteStartObject();
        json.WriteString("name", command.Name);
        json.WriteString("about", about);
        json.WriteString("examples", examples);
        json.WriteStartArray("arguments");
        foreach (var argument in command.Arguments)
        {
            json.WriteStartObject();
            json.WriteString("name", argument.HelpName ?? argument.Name);
            json.WriteString("meaning", argument.Description);
            json.WriteBoolean("required", argument.Arity.MinimumNumberOfValues > 0 && !argument.HasDefaultValue);
            json.WriteBoolean("repeatable", argument.Arity.MaximumNumberOfValues > 1);
            WriteChoices(json, argument.GetCompletions(CompletionContext.Empty));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("options");
        foreach (var option in command.Options.Where(o => !o.Hidden))
        {
            json.WriteStartObject();
            json.WriteString("name", option.Name);
            json.WriteStartArray("aliases");
            foreach (var alias in option.Aliases.Order(StringComparer.Ordinal)) json.WriteStringValue(alias);
            json.WriteEndArray();
            json.WriteString("meaning", option.Description);
            json.WriteString("value", HelpText.ValueOf(option)); // null of a switch
            json.WriteBoolean("repeatable", option.Arity.MaximumNumberOfValues > 1);
            if (HelpText.ValueOf(option) is not null) WriteChoices(json, option.GetCompletions(CompletionContext.Empty));
            json.WriteString("default", HelpText.DefaultOf(option.Description, option.HasDefaultValue, option.GetDefaultValue));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteChoices(Utf8JsonWriter json, IEnumerable<CompletionItem> completions)
    {
        string[] choices = [.. completions.Select(c => c.Label)];
        if (choices.Length == 0) return;
        json.WriteStartArray("choices");
        foreach (var choice in choices) json.WriteStringValue(choice);
        json.WriteEndArray();
    }
}
