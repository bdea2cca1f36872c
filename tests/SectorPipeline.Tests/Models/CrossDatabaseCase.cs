namespace SectorPipeline.Tests.Models;

/// <summary>A call of a built-in macro, and what it must come to on every engine; both are SQL expressions.</summary>
public sealed record CrossDatabaseCase(string Call, string Expected)
{
    /// <summary>A query that says <c>equal</c>, or what the call came to instead.</summary>
    public string Query =>
        $"select case when ({Call}) is not distinct from ({Expected}) then 'equal' else coalesce(cast(({Call}) as varchar), 'null') end as outcome";

    public override string ToString() => Call;
}
