using System.Text.Json;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>
/// Says what a command was asked to do and which nodes it has done, written as it goes on: so that <c>retry</c> knows what is
/// left also after the process was killed. The first line is the command, each other one a node that ended well.
/// </summary>
internal sealed class RunJournal : IAsyncDisposable
{
    private const string FileName = "last_run.jsonl";

    private readonly Lock gate = new();
    private readonly StreamWriter writer;

    private RunJournal(StreamWriter writer) => this.writer = writer;

    public static RunJournal Start(string directory, InterruptedRun run)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var path = Path.Combine(directory, FileName);
            // A process that is killed here leaves the journal of the command before, which is then still the last one.
            File.WriteAllText($"{path}.next", JsonSerializer.Serialize(run) + Environment.NewLine);
            File.Move($"{path}.next", path, overwrite: true);
            return new RunJournal(new StreamWriter(path, append: true) { AutoFlush = true });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"{Path.Combine(directory, FileName)}: it cannot be written: {failure.Message} Free space, or choose another folder with --target-path.", failure);
        }
    }

    /// <summary>What the last command was, and the nodes that it did not do well; null when there was none.</summary>
    public static InterruptedRun? Read(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return null;
        var lines = File.ReadAllLines(path);
        var run = lines.Length == 0 ? null : Parse(path, lines[0]);
        return run is null ? null : run with { Nodes = [.. run.Nodes.Except(lines.Skip(1), StringComparer.Ordinal)] };
    }

    public void Done(NodeResult result)
    {
        if (!result.IsGood)
            return;
        lock (gate)
            writer.WriteLine(result.Node.UniqueId);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private static InterruptedRun? Parse(string path, string line)
    {
        try
        {
            return JsonSerializer.Deserialize<InterruptedRun>(line);
        }
        catch (JsonException failure)
        {
            throw new PipelineException($"{path}: this is not what a command wrote: {failure.Message} Run the command itself again.", failure);
        }
    }
}
