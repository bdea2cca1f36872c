using Spectre.Console;

namespace SectorPipeline.Benchmarks.Reporting;

/// <summary>Where results go, and where progress goes so that results can be piped.</summary>
internal static class Terminal
{
    // A table that goes to a file is not wrapped at the width of a terminal that is not there.
    private const int WidthOfFiles = 200;

    public static IAnsiConsole Out { get; } = Open(Console.Out, Console.IsOutputRedirected);

    public static IAnsiConsole Error { get; } = Open(Console.Error, Console.IsErrorRedirected);

    private static IAnsiConsole Open(TextWriter writer, bool redirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        if (redirected)
            console.Profile.Width = WidthOfFiles;
        return console;
    }
}
