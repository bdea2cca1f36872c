using Npgsql;

namespace SectorPipeline.Warehouses;

/// <summary>The driver's settings for what the options say.</summary>
internal static class PostgresConnectionString
{
    private const int DefaultPort = 5432;
    private const int DefaultPoolSize = 100;

    /// <exception cref="ArgumentException">The options hold an <see cref="PostgresWarehouseOptions.SslMode"/> that does not exist.</exception>
    public static NpgsqlConnectionStringBuilder For(PostgresWarehouseOptions options) =>
        new()
        {
            Host = options.Host,
            Port = options.Port ?? DefaultPort,
            Username = options.User,
            Password = options.Password.IsEmpty ? null : options.Password.Reveal(),
            Database = options.Database,
            SslMode = Mode(options.SslMode ?? "prefer"),
            RootCertificate = options.SslRootCertificate,
            SslCertificate = options.SslCertificate,
            SslKey = options.SslKey,
            GssEncryptionMode = GssEncryptionMode.Disable,
            ApplicationName = options.ApplicationName,
            Timeout = Seconds(options.ConnectTimeout),
            CommandTimeout = 0,
            TcpKeepAlive = options.KeepAlivesIdle is not null,
            TcpKeepAliveTime = options.KeepAlivesIdle is { } idle ? Seconds(idle) : 0,
            MaxPoolSize = Math.Max(DefaultPoolSize, 2 * options.Threads),
            IncludeErrorDetail = true,
        };

    private static int Seconds(TimeSpan time) => (int)Math.Ceiling(time.TotalSeconds);

    private static SslMode Mode(string name) =>
        name switch
        {
            "disable" => SslMode.Disable,
            "allow" => SslMode.Allow,
            "prefer" => SslMode.Prefer,
            "require" => SslMode.Require,
            "verify-ca" => SslMode.VerifyCA,
            "verify-full" => SslMode.VerifyFull,
            _ => throw new ArgumentException($"No SSL mode is called '{name}'. There are: {string.Join(", ", PostgresWarehouseOptions.SslModes)}.", nameof(name)),
        };
}
