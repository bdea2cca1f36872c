using System.CommandLine;

namespace SectorPipeline.App.Cli;

/// <summary>The option <c>--output</c> of the commands that print what they find.</summary>
internal static class SqlOutput
{
    public static Option<OutputForm> Option() => new("--output") { Description = "How to print it: text or json", HelpName = "FORM" };
}
