namespace SectorPipeline.App.Cli;

/// <summary>Who uses the command line, as the history names them.</summary>
internal static class CliCaller
{
    public static string Name { get; } = $"cli:{Environment.UserName}";
}
