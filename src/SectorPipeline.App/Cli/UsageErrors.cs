using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SectorPipeline.Core;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary>Says what is wrong with a command line, in the words of the person who wrote it.</summary>
internal static class UsageErrors
{
    public static void Write(IAnsiConsole console, ParseResult result)
    {
        foreach (var fault in Describe(result))
        {
            console.Markup("[red]error[/] ");
            console.WriteLine(fault);
        }

        console.WriteLine($"'{PathOf(result.CommandResult)} --help' shows what it takes, with examples.");
    }

    private static IEnumerable<string> Describe(ParseResult result)
    {
        var command = result.CommandResult;
        foreach (var token in result.UnmatchedTokens)
            yield return Unknown(command, token);
        foreach (var error in result.Errors)
        {
            if (error.SymbolResult is not CommandResult)
                yield return OfValue(error);
            else if (result.UnmatchedTokens.Count == 0)
                yield return OfCommand(command, error.Message);
        }
    }

    private static string Unknown(CommandResult command, string token)
    {
        var isOption = token.StartsWith('-');
        var kind = isOption ? "option" : command.Command.Subcommands.Count > 0 ? "command" : "argument";
        var known = isOption ? OptionsOf(command) : command.Command.Subcommands.Select(sub => sub.Name);
        return $"{PathOf(command)}: there is no {kind} '{token}'.{NearestName.Hint(token, known)}";
    }

    private static string OfCommand(CommandResult command, string message) =>
        command.Command is { Action: null, Subcommands: { Count: > 0 } commands }
            ? $"{PathOf(command)}: which command is missing. There are {string.Join(", ", commands.Where(sub => !sub.Hidden).Select(sub => sub.Name))}."
            : $"{PathOf(command)}: {message}";

    private static string OfValue(ParseError error)
    {
        var option = error.SymbolResult as OptionResult ?? error.SymbolResult?.Parent as OptionResult;
        return option is { Tokens: [{ Value: var text }] } && Fault(option.Option, text) is { } fault
            ? $"{option.Option.Name}: '{text}' {fault}"
            : error.Message;
    }

    private static string? Fault(Option option, string text)
    {
        var type = Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType;
        if (type == typeof(int) && !int.TryParse(text, CultureInfo.InvariantCulture, out _))
            return "is not a whole number.";
        if (!type.IsEnum || Enum.TryParse(type, text, ignoreCase: true, out _))
            return null;
        string[] known = [.. Enum.GetNames(type).Select(name => name.ToLowerInvariant())];
        return $"is none of {string.Join(", ", known)}.{NearestName.Hint(text, known)}";
    }

    private static IEnumerable<string> OptionsOf(CommandResult command)
    {
        for (SymbolResult? at = command; at is CommandResult { Command: var owner }; at = at.Parent)
        {
            foreach (var option in owner.Options.Where(option => !option.Hidden && (option.Recursive || at == command)))
                yield return option.Name;
        }
    }

    private static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : "sector";
}
