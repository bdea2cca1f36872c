namespace SectorPipeline.App.Lineage;

/// <summary>A job of OpenLineage: a job, a step of it, or a model of the step.</summary>
/// <param name="Namespace">The namespace of all jobs here.</param>
/// <param name="Name">Such as <c>daily.transform.stg_stock_prices</c>.</param>
/// <param name="Kind">JOB, STEP, MODEL or SEED.</param>
/// <param name="Sql">What it runs, where that is one statement.</param>
internal sealed record LineageJob(string Namespace, string Name, string Kind, string? Sql = null);
