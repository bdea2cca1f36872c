using System.CommandLine;

namespace SectorPipeline.App.Cli;

/// <summary>A command whose help ends with examples.</summary>
internal sealed class SectorCommand(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;
}
