using SectorPipeline.Core;
using SectorPipeline.DuckDb.Native;
using SectorPipeline.DuckDb.Rows;

namespace SectorPipeline.DuckDb.Databases;

/// <summary>A database that the connections of this process to one path share; the last to leave closes it.</summary>
internal sealed class Database(string name, string? file)
{
    private readonly Lock gate = new();
    private DatabaseHandle? handle;
    private IReadOnlyDictionary<string, string> openedWith = new Dictionary<string, string>(StringComparer.Ordinal);
    private int connections;

    public ConnectionHandle Connect(IReadOnlyDictionary<string, string> options)
    {
        lock (gate)
        {
            if (handle is not null)
                CheckSame(options);
            return handle is null ? ConnectFirst(options) : Connect(handle);
        }
    }

    public void Disconnect(ConnectionHandle connection)
    {
        lock (gate)
        {
            connection.Dispose();
            connections--;
            CloseIfUnused();
        }
    }

    private ConnectionHandle ConnectFirst(IReadOnlyDictionary<string, string> options)
    {
        var first = Connect(handle = Open(options));
        try
        {
            RowsFunction.Register(first);
            return first;
        }
        catch
        {
            Disconnect(first);
            throw;
        }
    }

    private ConnectionHandle Connect(DatabaseHandle opened)
    {
        if (NativeMethods.Connect(opened, out var connection) == NativeState.Success)
        {
            connections++;
            return connection;
        }

        connection.Dispose();
        CloseIfUnused();
        throw new DuckDbException($"{name}: DuckDB opened the database but refused a connection.", DuckDbErrorType.Connection);
    }

    private DatabaseHandle Open(IReadOnlyDictionary<string, string> options)
    {
        if (file is not null && Path.GetDirectoryName(file) is { } directory && !Directory.Exists(directory))
            throw new DuckDbException($"{file}: its folder does not exist. Create {directory} first.", DuckDbErrorType.IO);
        using var config = DatabaseOptions.Create(file, options);
        if (NativeMethods.OpenExt(file ?? DuckDbConnectionStringBuilder.InMemory, out var opened, config, out var error) != NativeState.Success)
        {
            opened.Dispose();
            throw Failure(NativeText8.Owned(error));
        }

        openedWith = options;
        return opened;
    }

    private DuckDbException Failure(string message) =>
        LockConflict.Parse(message) is { } conflict
            ? new DuckDbException(conflict.Describe(name), DuckDbErrorType.IO, transient: true, DuckDbException.Create(message))
            : new DuckDbException($"{name}: {message}", ErrorPrefix.TypeOf(message));

    private void CheckSame(IReadOnlyDictionary<string, string> options)
    {
        foreach (var (option, value) in options)
            if (!string.Equals(openedWith.GetValueOrDefault(option), value, StringComparison.OrdinalIgnoreCase))
                throw new ConfigurationException(
                    $"{name}: is already open in this process {Describe(option)}, so it cannot be opened with {option}={value}. "
                    + "Use the same options in all connection strings for it, or leave the option out.");
    }

    private string Describe(string option) =>
        openedWith.TryGetValue(option, out var value) ? $"with {option}={value}" : $"without {option}";

    private void CloseIfUnused()
    {
        if (connections > 0)
            return;
        handle?.Dispose();
        handle = null;
    }
}
