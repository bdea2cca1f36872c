using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>The keys of a target of profiles.yml.</summary>
internal static class TargetKeys
{
    private static readonly string[] Common = ["type", "schema", "threads", "database", "retries"];

    private static readonly string[] DuckDb = [.. Common, "path", "settings", "config_options", "extensions", "attach"];

    private static readonly string[] Postgres =
    [
        .. Common, "host", "port", "user", "username", "password", "pass", "dbname", "sslmode", "sslrootcert", "sslcert", "sslkey",
        "search_path", "role", "keepalives_idle", "connect_timeout",
    ];

    // What dbt's adapters take and this engine does without.
    private static readonly string[] DuckDbIgnored =
    [
        "secrets", "use_credential_provider", "filesystems", "plugins", "remote", "module_paths", "disable_transactions", "keep_open",
        "external_root", "is_ducklake", "motherduck_token", "token", "custom_user_agent", "alias",
    ];

    private static readonly string[] PostgresIgnored = ["application_name"];

    private static readonly string[] RedshiftIgnored =
    [
        "application_name", "method", "cluster_id", "iam_profile", "autocreate", "db_groups", "ra3_node", "region", "autocommit",
        "access_key_id", "secret_access_key", "query_group", "idc_region", "issuer_url", "idp_listen_port", "idc_client_display_name",
        "idp_response_timeout", "token_endpoint", "is_serverless", "serverless_work_group", "serverless_acct_id", "datasharing",
        "tcp_keepalive", "tcp_keepalive_idle", "tcp_keepalive_interval", "tcp_keepalive_count", "retry_all", "drop_without_cascade",
    ];

    /// <summary>Warns of keys that the engine does without; a key that nobody knows is a fault.</summary>
    public static void Check(TargetProfile target, Diagnostics diagnostics)
    {
        var (used, ignored) = target.Type switch
        {
            "duckdb" => (DuckDb, DuckDbIgnored),
            "redshift" => (Postgres, RedshiftIgnored),
            _ => (Postgres, PostgresIgnored),
        };
        foreach (var (key, _) in target.Place?.Entries ?? [])
        {
            if (ignored.Contains(key.Text, StringComparer.Ordinal))
                diagnostics.Warn(key.Fault($"'{key.Text}' of a target of type {target.Type} has no effect in this engine."));
            else if (!used.Contains(key.Text, StringComparer.Ordinal))
                diagnostics.Fault(key.Fault($"a target of type {target.Type} has no key '{key.Text}'.{NearestName.Hint(key.Text, used)} Its keys: {string.Join(", ", used)}."));
        }
    }
}
