using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace SectorPipeline.Orchestration;

/// <summary>The process that a node is; its start tells it from a later one with the same number.</summary>
internal sealed record NodeProcess(string Host, int ProcessId, DateTimeOffset Started)
{
    // The start is worked out from ticks since boot, which differ a little from process to process that asks.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    public static NodeProcess Current { get; } = Read();

    /// <summary>An id for a node of this process: who reads it knows where to look.</summary>
    public static string NewNodeId() =>
        string.Create(CultureInfo.InvariantCulture, $"{Current.Host}-{Current.ProcessId}-{RandomNumberGenerator.GetHexString(4, lowercase: true)}");

    /// <summary>Whether the process still runs. One of another host does not: the history's file is open here, so it is not there.</summary>
    public bool IsAlive()
    {
        if (!string.Equals(Host, Current.Host, StringComparison.Ordinal))
            return false;
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return (StartOf(process) - Started).Duration() < Tolerance;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    private static NodeProcess Read()
    {
        using var process = Process.GetCurrentProcess();
        return new NodeProcess(Environment.MachineName, process.Id, StartOf(process));
    }

    private static DateTimeOffset StartOf(Process process) => new(process.StartTime.ToUniversalTime());
}
