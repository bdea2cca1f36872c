using System.Collections.Concurrent;
using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>Collects what is wrong with a project, so that all faults are told at once; safe for several threads.</summary>
internal sealed class Diagnostics
{
    private readonly ConcurrentDictionary<string, byte> faults = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> warnings = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Warnings => [.. warnings.Keys.Order(StringComparer.Ordinal)];

    public void Fault(string message) => faults.TryAdd(message, 0);

    public void Warn(string message) => warnings.TryAdd(message, 0);

    /// <summary>Runs an action; what is wrong with the project in it becomes a fault.</summary>
    public void Collect(Action action)
    {
        try
        {
            action();
        }
        catch (ConfigurationException failure)
        {
            foreach (var fault in failure.Faults)
                Fault(fault);
        }
        catch (PipelineException failure)
        {
            Fault(failure.Message);
        }
    }

    /// <exception cref="ConfigurationException">Faults were found.</exception>
    public void ThrowIfFaulty()
    {
        if (!faults.IsEmpty)
            throw new ConfigurationException([.. faults.Keys.Order(StringComparer.Ordinal)]);
    }
}
