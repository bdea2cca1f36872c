using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SectorPipeline.Models;

/// <summary>Writes the <c>metadata</c> that every artifact begins with.</summary>
internal static class ArtifactMetadata
{
    private const string CustomPrefix = "DBT_ENV_CUSTOM_ENV_";

    /// <param name="json">The artifact.</param>
    /// <param name="schema">Its kind and version, such as <c>run-results/v6</c>.</param>
    /// <param name="run">The command that writes it.</param>
    public static void Write(Utf8JsonWriter json, string schema, RunContext run)
    {
        json.WriteStartObject("metadata");
        WriteCommon(json, schema, run);
        json.WriteEndObject();
    }

    /// <summary>The same with what only the manifest says of the project.</summary>
    public static void WriteOfManifest(Utf8JsonWriter json, RunContext run)
    {
        json.WriteStartObject("metadata");
        WriteCommon(json, "manifest/v12", run);
        json.WriteString("invocation_started_at", JsonArtifact.Instant(run.Invocation.StartedAt));
        json.WriteString("project_name", run.Project.Name);
        json.WriteString("project_id", HashedName(run.Project.Name));
        json.WriteNull("user_id");
        json.WriteBoolean("send_anonymous_usage_stats", false);
        json.WriteString("adapter_type", run.Dialect.Name);
        WriteQuoting(json, run.Project.File.Quoting);
        json.WriteEndObject();
    }

    private static void WriteCommon(Utf8JsonWriter json, string schema, RunContext run)
    {
        json.WriteString("dbt_schema_version", $"https://schemas.getdbt.com/dbt/{schema}.json");
        json.WriteString("dbt_version", InvocationValues.DbtVersion);
        json.WriteString("generated_at", JsonArtifact.Instant(run.Project.Options.Time.GetUtcNow()));
        json.WriteString("invocation_id", run.Invocation.Id);
        WriteEnvironment(json, run.Project.Options);
    }

    // What someone wants to find in the artifacts, such as the number of a build, is set under names of this prefix.
    private static void WriteEnvironment(Utf8JsonWriter json, SqlProjectOptions options)
    {
        json.WriteStartObject("env");
        var names = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => (string)entry.Key)
            .Where(name => name.StartsWith(CustomPrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (options.Environment(name) is { } value)
                json.WriteString(name[CustomPrefix.Length..], value);
        }

        json.WriteEndObject();
    }

    private static void WriteQuoting(Utf8JsonWriter json, QuotingPolicy quoting)
    {
        json.WriteStartObject("quoting");
        json.WriteBoolean("database", quoting.Database ?? true);
        json.WriteBoolean("schema", quoting.Schema ?? true);
        json.WriteBoolean("identifier", quoting.Identifier ?? true);
        json.WriteNull("column");
        json.WriteEndObject();
    }

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The format asks for MD5; it hides nothing.")]
    private static string HashedName(string name) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(name)));
}
