using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>The macro series that a step is about: those it names under <c>series</c>, or the configured ones.</summary>
internal static class SeriesChoice
{
    public static IReadOnlyList<string> Of(StepContext context, IReadOnlyList<string> configured)
    {
        var named = context.With.List("series");
        return [.. (named.Count == 0 ? configured : named).Distinct(StringComparer.Ordinal)];
    }
}
