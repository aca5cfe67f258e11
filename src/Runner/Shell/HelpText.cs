using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using System.Text;

namespace NegotiationSim.Runner.Shell;

/// <summary>A command's help page: what it is for, how it is called, arguments, options, examples; 80 columns wide at the most.</summary>
internal static class HelpText
{
    /// <summary>Makes a program's --help print this page, its commands under headings that say what one wants.</summary>
    internal static void AddTo(RootCommand root, IReadOnlyList<(string Heading, Command[] Commands)> groups) =>
        root.Options.OfType<HelpOption>().Single().Action = new Printer(groups);

    /// <summary>The page of a command.</summary>
    internal static string Of(Command command) => Of(command, []);

    private static string Of(Command command, IReadOnlyList<(string Heading, Command[] Commands)> groups)
    {
        var text = new StringBuilder();
        var (about, examples) = Parts(command);
        text.Append(TextWrap.Indented(about, "")).Append('\n').Append("Usage: ").Append(Usage(command)).Append('\n');
        foreach (var (heading, commands) in command is RootCommand ? groups : [])
            Section(text, heading, commands.Select(c => (c.Name, FirstSentence(Parts(c).About))),
                groups.SelectMany(g => g.Commands).Max(c => c.Name.Length));
        Section(text, "Arguments",
            command.Arguments.Select(a => (ValueName(a), a.Description + Default(a.Description, a.HasDefaultValue, a.GetDefaultValue))));
        Section(text, "Options",
            Options(command).Select(o => (Names(o), o.Description + Default(o.Description, o.HasDefaultValue, o.GetDefaultValue))));
        if (examples.Length > 0) text.Append('\n').Append(examples).Append('\n');
        if (command.Subcommands.Count > 0) text.Append("\nMore about a command: sim help COMMAND\n");
        return text.ToString();
    }

    private static string FirstSentence(string text) => text.Split(". ")[0] is var first && first[^1] is '.' or '?' ? first : first + ".";

    /// <summary>The paragraph that says what a command is for, and its examples.</summary>
    internal static (string About, string Examples) Parts(Command command)
    {
        var text = (command.Description ?? "").ReplaceLineEndings("\n");
        var end = text.IndexOf("\n\nExample", StringComparison.Ordinal);
        return end < 0 ? (text.Replace('\n', ' '), "") : (text[..end].Replace('\n', ' '), text[(end + 2)..]);
    }

    private static string Usage(Command command)
    {
        var arguments = command.Arguments.Select(a =>
        {
            var name = ValueName(a) + (a.Arity.MaximumNumberOfValues > 1 ? "…" : "");
            return a.Arity.MinimumNumberOfValues == 0 || a.HasDefaultValue ? $"[{name}]" : name;
        });
        string[] path = command is RootCommand ? ["sim", "COMMAND"] : ["sim", command.Name];
        return string.Join(' ', [.. path, .. arguments, "[options]"]);
    }

    private static IEnumerable<Option> Options(Command command) =>
        command.Options.Where(o => !o.Hidden)
            .Concat(command is RootCommand ? [] : command.Parents.OfType<Command>().SelectMany(p => p.Options.Where(o => o.Recursive)));

    private static string Names(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => !a.StartsWith('/')).Order(StringComparer.Ordinal).Append(option.Name));
        return ValueOf(option) is { } value ? $"{names} {value}" : names;
    }

    /// <summary>What an option's value is called; null of one that takes none.</summary>
    internal static string? ValueOf(Option option) =>
        option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) || option is HelpOption or VersionOption ? null
        : option.HelpName ?? "VALUE";

    private static string ValueName(Argument argument) => argument.HelpName ?? argument.Name;

    private static string Default(string? description, bool has, Func<object?> value) =>
        DefaultOf(description, has, value) is { } standard ? $" [default: {standard}]" : "";

    /// <summary>The usual value, as typed; null where there is none, or the description tells it.</summary>
    internal static string? DefaultOf(string? description, bool has, Func<object?> value) =>
        has && value() is { } standard and not false && description?.Contains("[default", StringComparison.Ordinal) != true
            ? string.Create(CultureInfo.InvariantCulture, $"{(standard is string[] all ? string.Join(' ', all) : standard)}")
            : null;

    private static void Section(StringBuilder text, string heading, IEnumerable<(string Name, string Meaning)> rows, int least = 0)
    {
        var lines = rows.ToArray();
        if (lines.Length == 0) return;
        var width = Math.Max(least, lines.Max(l => l.Name.Length));
        text.Append('\n').Append(heading).Append(":\n");
        foreach (var (name, meaning) in lines) text.Append(
            TextWrap.Hanging(meaning, $"  {name.PadRight(width)}  ", new string(' ', width + 4)));
    }

    private sealed class Printer(IReadOnlyList<(string Heading, Command[] Commands)> groups) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.Write(Of(parseResult.CommandResult.Command, groups));
            return ExitCodes.Done;
        }
    }
}
