using System.ComponentModel;
using System.Diagnostics;

namespace SectorPipeline.Orchestration;

/// <summary>The process that executes a run; its start tells it from a later one with the same number.</summary>
internal sealed record RunOwner(string Host, int ProcessId, DateTimeOffset ProcessStarted)
{
    // The start is worked out from ticks since boot, which differ a little from process to process that asks.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    public static RunOwner Current { get; } = Read();

    /// <summary>Whether the process still runs. One of another host does not: the history's file is open here, so it is not there.</summary>
    public bool IsAlive()
    {
        if (!string.Equals(Host, Current.Host, StringComparison.Ordinal))
            return false;
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return (StartOf(process) - ProcessStarted).Duration() < Tolerance;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    private static RunOwner Read()
    {
        using var process = Process.GetCurrentProcess();
        return new RunOwner(Environment.MachineName, process.Id, StartOf(process));
    }

    private static DateTimeOffset StartOf(Process process) => new(process.StartTime.ToUniversalTime());
}
