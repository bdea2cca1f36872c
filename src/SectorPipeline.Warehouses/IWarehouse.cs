using System.Data.Common;

namespace SectorPipeline.Warehouses;

/// <summary>Where SQL runs. Connections are cheap to open and are used by one caller at a time.</summary>
public interface IWarehouse : IAsyncDisposable
{
    SqlDialect Dialect { get; }

    /// <summary>The name of the database that unqualified relations are in.</summary>
    string Database { get; }

    /// <summary>The schema that unqualified relations are in.</summary>
    string Schema { get; }

    /// <summary>An open connection, which the caller disposes.</summary>
    Task<DbConnection> OpenAsync(CancellationToken cancellation);

    /// <summary>Appends rows in bulk to a table whose columns are all texts; as far as a transaction is open, within it.</summary>
    Task AppendAsync(DbConnection connection, Relation table, IReadOnlyList<IReadOnlyList<string?>> rows, CancellationToken cancellation);
}
