using System.Globalization;
using System.Text.Json.Nodes;

namespace SectorPipeline.App.Lineage;

/// <summary>Run events of OpenLineage 2-0-2 as JSON.</summary>
internal static class LineageEvent
{
    private const string Schema = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";
    private const string Producer = "urn:sectorpipeline:sector";

    /// <param name="type">START, COMPLETE, FAIL or ABORT.</param>
    /// <param name="at">When it happened.</param>
    /// <param name="job">What ran.</param>
    /// <param name="run">The execution of it.</param>
    public static JsonObject Of(string type, DateTimeOffset at, LineageJob job, LineageRun run) => new()
    {
        ["eventType"] = type,
        ["eventTime"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        ["run"] = new JsonObject { ["runId"] = run.Id.ToString(), ["facets"] = RunFacets(run) },
        ["job"] = new JsonObject { ["namespace"] = job.Namespace, ["name"] = job.Name, ["facets"] = JobFacets(job) },
        ["inputs"] = new JsonArray(),
        ["outputs"] = new JsonArray(),
        ["producer"] = Producer,
        ["schemaURL"] = Schema,
    };

    /// <summary>A facet of the standard.</summary>
    /// <param name="name">The name of its schema, such as SchemaDatasetFacet.</param>
    /// <param name="version">The version of its schema.</param>
    /// <param name="content">What it says.</param>
    public static JsonObject Facet(string name, string version, JsonObject content)
    {
        content["_producer"] = Producer;
        content["_schemaURL"] = $"https://openlineage.io/spec/facets/{version}/{name}.json#/$defs/{name}";
        return content;
    }

    private static JsonObject RunFacets(LineageRun run)
    {
        var facets = new JsonObject();
        if (run.Parent is var (job, id))
        {
            facets["parent"] = Facet("ParentRunFacet", "1-0-1", new JsonObject
            {
                ["run"] = new JsonObject { ["runId"] = id.ToString() },
                ["job"] = new JsonObject { ["namespace"] = job.Namespace, ["name"] = job.Name },
            });
        }

        if (run.Nominal is { } nominal)
            facets["nominalTime"] = Facet("NominalTimeRunFacet", "1-0-1", new JsonObject { ["nominalStartTime"] = $"{nominal}T00:00:00Z" });
        if (run.Error is { } error)
            facets["errorMessage"] = Facet("ErrorMessageRunFacet", "1-0-1", new JsonObject { ["message"] = error, ["programmingLanguage"] = "SQL" });
        return facets;
    }

    private static JsonObject JobFacets(LineageJob job)
    {
        var facets = new JsonObject
        {
            ["jobType"] = Facet("JobTypeJobFacet", "2-0-3", new JsonObject { ["processingType"] = "BATCH", ["integration"] = "SECTOR", ["jobType"] = job.Kind }),
        };
        if (job.Sql is { } sql)
            facets["sql"] = Facet("SQLJobFacet", "1-0-1", new JsonObject { ["query"] = sql });
        return facets;
    }
}
