using System.Data.Common;

namespace SectorPipeline.Orchestration;

/// <summary>Statements that are committed together. Their text is the same for every engine: <c>$name</c> for parameters, lists as arrays, instants in UTC.</summary>
internal abstract class HistoryTransaction
{
    private readonly List<Action> undo = [];

    /// <summary>Whether other processes may write at the same time.</summary>
    public abstract bool IsShared { get; }

    /// <summary>Ends a query that keeps others from changing its rows until the end.</summary>
    public string ForShare => IsShared ? " for share" : "";

    /// <summary>Ends a query that takes its rows, and waits for those that another has.</summary>
    public string ForUpdate => IsShared ? " for update" : "";

    /// <summary>Ends a query that takes its rows, but for those that another has.</summary>
    public string SkipLocked => IsShared ? " for update skip locked" : "";

    public abstract Task<int> ExecuteAsync(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters);

    public abstract Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> map, params ReadOnlySpan<(string Name, object? Value)> parameters);

    /// <summary>The time by the one clock that all who use the database share.</summary>
    public abstract Task<DateTimeOffset> NowAsync();

    /// <summary>Lets one transaction at a time through, of those that name the same lock.</summary>
    public abstract Task LockAsync(string name);

    /// <summary>What memory has to take back should the transaction fail.</summary>
    public void OnRollback(Action action) => undo.Add(action);

    public void Undo() => undo.ForEach(action => action());
}
