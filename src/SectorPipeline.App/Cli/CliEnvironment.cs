using System.Collections;
using System.Text;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary>All that a command takes from outside, so that a test can give its own.</summary>
internal sealed record CliEnvironment
{
    public required IAnsiConsole Out { get; init; }

    public required IAnsiConsole Error { get; init; }

    public required string WorkingDirectory { get; init; }

    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public static CliEnvironment OfProcess()
    {
        // Names of companies and JSON are text that no other encoding of a locale holds.
        System.Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new CliEnvironment
        {
            Out = Console(System.Console.Out, System.Console.IsOutputRedirected),
            Error = Console(System.Console.Error, System.Console.IsErrorRedirected),
            WorkingDirectory = Directory.GetCurrentDirectory(),
            Variables = VariablesOfProcess(),
        };
    }

    private static Dictionary<string, string> VariablesOfProcess()
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
            variables[(string)entry.Key] = (string?)entry.Value ?? "";
        return variables;
    }

    public static IAnsiConsole Console(TextWriter writer, bool redirected)
    {
        // Lines that go to a file or a pipe are not wrapped at the width of a terminal that is not there.
        const int widthOfFiles = 4_000;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected)
            console.Profile.Width = widthOfFiles;
        return console;
    }
}
