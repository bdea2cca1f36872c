using System.Globalization;
using System.Text.RegularExpressions;

namespace SectorPipeline.DuckDb.Databases;

/// <summary>Another process holds the file: which one, as far as DuckDB could tell.</summary>
internal sealed partial record LockConflict(string? Executable, int? ProcessId)
{
    /// <summary>Reads DuckDB's message; null when it speaks of something else.</summary>
    public static LockConflict? Parse(string message)
    {
        if (!message.Contains("Could not set lock on file", StringComparison.OrdinalIgnoreCase)
            && !message.Contains("being used by another process", StringComparison.OrdinalIgnoreCase))
            return null;
        var holder = Holder().Match(message);
        return new LockConflict(
            holder.Groups["exe"] is { Success: true, Value: var exe } ? exe : null,
            holder.Groups["pid"] is { Success: true, Value: var pid } ? int.Parse(pid, CultureInfo.InvariantCulture) : null);
    }

    public string Describe(string file) =>
        $"{file}: another process holds this database: {Name()}. Wait until it ends or stop it, then try again; "
        + "DuckDB lets one process at a time open a file, also for reading.";

    private string Name() =>
        (Executable, ProcessId) switch
        {
            ({ } exe, { } pid) => $"{exe} (PID {pid})",
            (null, { } pid) => $"PID {pid}",
            ({ } exe, null) => exe,
            _ => "its name and PID are not known",
        };

    [GeneratedRegex(@"(?:held in\s+(?<exe>.+?)\s*\(PID (?<pid>\d+)\))|(?:\(?PID (?<pid>\d+)\)?)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Holder();
}
