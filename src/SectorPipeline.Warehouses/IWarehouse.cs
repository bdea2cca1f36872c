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
}
