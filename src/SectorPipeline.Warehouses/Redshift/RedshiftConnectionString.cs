using Npgsql;

namespace SectorPipeline.Warehouses;

/// <summary>The driver's settings for Redshift, which speaks an old PostgreSQL protocol and lacks much of its catalog.</summary>
internal static class RedshiftConnectionString
{
    private const int DefaultPort = 5439;

    public static NpgsqlConnectionStringBuilder For(PostgresWarehouseOptions options)
    {
        var settings = PostgresConnectionString.For(options with { Port = options.Port ?? DefaultPort, SslMode = options.SslMode ?? "verify-full" });
        settings.Multiplexing = false;
        settings.MaxAutoPrepare = 0;
        settings.NoResetOnClose = true;
        return settings;
    }
}
