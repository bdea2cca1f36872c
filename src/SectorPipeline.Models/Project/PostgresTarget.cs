using System.Globalization;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.Models;

/// <summary>The options that a target of type <c>postgres</c> or <c>redshift</c> stands for.</summary>
internal static class PostgresTarget
{
    /// <exception cref="ConfigurationException">A key is missing or wrong; the message says where.</exception>
    public static PostgresWarehouseOptions Read(TargetProfile target)
    {
        var mode = Text(target, "sslmode");
        if (mode is not null && !PostgresWarehouseOptions.SslModes.Contains(mode, StringComparer.Ordinal))
            throw Fault(target, "sslmode", $"'sslmode' is '{mode}'; it must be one of: {string.Join(", ", PostgresWarehouseOptions.SslModes)}.");
        return new PostgresWarehouseOptions
        {
            Host = Required(target, "host"),
            Port = Number(target, "port"),
            User = Required(target, "user", "username"),
            Password = new Secret(Text(target, "password") ?? Text(target, "pass")),
            Database = Required(target, "dbname", "database"),
            Schema = Required(target, "schema"),
            SslMode = mode,
            SslRootCertificate = Text(target, "sslrootcert"),
            SslCertificate = Text(target, "sslcert"),
            SslKey = Text(target, "sslkey"),
            SearchPath = Text(target, "search_path"),
            Role = Text(target, "role"),
            KeepAlivesIdle = Number(target, "keepalives_idle") is { } idle and > 0 ? TimeSpan.FromSeconds(idle) : null,
            ConnectTimeout = TimeSpan.FromSeconds(Number(target, "connect_timeout") ?? 10),
            Threads = target.Threads,
        };
    }

    private static string Required(TargetProfile target, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Text(target, name) is { } text)
                return text;
        }

        var message = $"target '{target.Name}' has no '{names[0]}'. A target of type {target.Type} needs host, user, dbname and schema.";
        throw new ConfigurationException(target.Place?.Fault(message) ?? message);
    }

    private static int? Number(TargetProfile target, string name) =>
        Text(target, name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Fault(target, name, $"'{name}' is '{text}'; it must be a whole number.");

    private static string? Text(TargetProfile target, string name) =>
        Convert.ToString(target.Settings.GetValueOrDefault(name), CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    private static ConfigurationException Fault(TargetProfile target, string key, string message) =>
        new(target.Place?[key]?.Fault(message) ?? message);
}
