using System.Data.Common;
using SectorPipeline.DuckDb.Native;

namespace SectorPipeline.DuckDb;

/// <summary>An error that DuckDB reported, with its own message.</summary>
public sealed class DuckDbException : DbException
{
    private readonly bool transient;

    internal DuckDbException(string message, DuckDbErrorType type, bool transient = false, Exception? cause = null)
        : base(message, cause)
    {
        ErrorType = type;
        this.transient = transient;
    }

    /// <summary>The kind of error.</summary>
    public DuckDbErrorType ErrorType { get; }

    /// <summary>True for a conflict with another transaction or a lock of another process: the same may succeed later.</summary>
    public override bool IsTransient => transient;

    internal static DuckDbException Create(string message, DuckDbErrorType type = DuckDbErrorType.Invalid)
    {
        var known = type == DuckDbErrorType.Invalid ? ErrorPrefix.TypeOf(message) : type;
        var conflict = known == DuckDbErrorType.Transaction && message.Contains("conflict", StringComparison.OrdinalIgnoreCase);
        return new DuckDbException(message, known, conflict);
    }
}
