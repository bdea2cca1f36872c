using System.Data.Common;

namespace SectorPipeline.DuckDb;

/// <summary>Makes this provider's objects for code that knows only ADO.NET.</summary>
public sealed class DuckDbFactory : DbProviderFactory
{
    public static readonly DuckDbFactory Instance = new();

    private DuckDbFactory()
    {
    }

    public override DbCommand CreateCommand() => new DuckDbCommand();

    public override DbConnection CreateConnection() => new DuckDbConnection();

    public override DbConnectionStringBuilder CreateConnectionStringBuilder() => new DuckDbConnectionStringBuilder();

    public override DbParameter CreateParameter() => new DuckDbParameter();
}
