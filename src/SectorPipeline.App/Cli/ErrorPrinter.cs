using System.Data.Common;
using SectorPipeline.Core;
using Spectre.Console;

namespace SectorPipeline.App.Cli;

/// <summary>Turns an exception into the last thing printed, and into an exit code.</summary>
internal static class ErrorPrinter
{
    public static int Print(IAnsiConsole console, Exception exception)
    {
        var unwrapped = Unwrap(exception);
        switch (unwrapped)
        {
            case OperationCanceledException:
                console.MarkupLine("[yellow]Cancelled.[/]");
                return ExitCode.Cancelled;
            case ConfigurationException configuration:
                foreach (var fault in configuration.Faults)
                    WriteFault(console, fault);
                return ExitCode.Usage;
            case PipelineException or DbException or IOException or UnauthorizedAccessException:
                WriteFault(console, unwrapped.Message);
                return ExitCode.Failed;
            default:
                WriteFault(console, $"sector: an error that it does not know: {unwrapped.Message} Please report it with the lines below.");
                console.WriteLine(unwrapped.ToString());
                return ExitCode.Failed;
        }
    }

    private static Exception Unwrap(Exception exception) =>
        exception is AggregateException { InnerExceptions: [var only] } ? Unwrap(only) : exception;

    private static void WriteFault(IAnsiConsole console, string message)
    {
        console.Markup("[red]error[/] ");
        console.WriteLine(message);
    }
}
